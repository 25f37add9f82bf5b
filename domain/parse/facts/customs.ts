import { type Claim, claim, type Fact, find, leftOf, putText } from '../fact.ts'
import { leftovers } from '../leftovers.ts'
import type { NumberReading } from '../values/value.ts'
import type { Heard } from './heard.ts'

const people = (reading: NumberReading, fact: Fact): boolean =>
  !/评(?:了|选|出)*$/.test(leftOf(fact, reading, 4)) &&
  !reading.money &&
  (reading.unit === undefined || /^(?:人|名|位|口|个|户|多)/.test(reading.unit))
const before = /(?:参加|参与|到场|来|到|有|共|到会|参会|吸引|组织)(?:了|的|会|人数|人员|群众)?[^,。;\uE001]{0,5}$/
const after = /^[^,。;\uE001]{0,3}(?:参加|参与|到场|来|到会|参会|听|看|报名)/

const verb =
  /(?:搞|办|开展|举办|举行|组织|开|进行|召开|弄|评选|演)(?:了|过|完|的)?(?:一?场|一?个|一?次|一?期|第\S{1,2}[届次期])?(?:群众|村民|大家)?(?:的)?/
const name =
  /(?<=(?:搞|办|开展|举办|举行|组织|开(?!展)|召开|弄|放|唱)(?:了|过|完|的|起)?(?:\uE001+|一?场|一?个|一?次|一?期)?(?:的)?)(?!的)(?:[^\uE000-\uE005,。;\s了个场]{2,16}|戏(?=[,。;\s]|$))/
const known =
  /[^\uE000-\uE005,。;\s了个的]{0,8}(?:评选|宣讲|宣传|表彰|文明家庭|好婆婆|好媳妇|孝善|敬老|饺子宴|道德讲堂|红白理事会|星级文明户|文艺演出|演出|晚会|大讲堂|集体婚礼|健身|比赛|运动会|广场舞|大扫除|志愿服务|活动|签承诺书|倡议|清洁家园|讲座|座谈会?|道德模范|最美庭院|美丽庭院|送戏下乡|义诊|电影|集体生日|百家宴|宣讲会|理事会|评议会|修订会?|村规民约)(?:活动|大会|会|评选|仪式|表彰|宣传)?/
const tail = /(?:有|来了?|参加|参与|共|一共|到场|去了|,|得分|到了).*$/

// 搞了个移风易俗活动，就是孝老饺子宴
const namely = /(?<=(?:活动|会)[,\s]*(?:就是|叫|是))[^\uE000-\uE005,。;\s]{2,12}/

function readActivity(fact: Fact): void {
  const found = find(fact, namely) ?? find(fact, name) ?? find(fact, known)
  if (found === null) return
  const skip = verb.exec(found.text)
  const from =
    skip !== null && skip.index === 0 && skip[0].length < found.text.length && !/^评选/.test(found.text)
      ? found.from + skip[0].length
      : found.from
  const cut = tail.exec(fact.text.slice(from + 2, found.to))
  putText(fact, 'activity', from, cut === null ? found.to : from + 2 + cut.index)
}

// 重阳节慰问老人: the feast is part of what was done.
function timeBefore(fact: Fact, at: number): number {
  let from = at
  while (from > 0 && fact.text[from - 1] === '\uE002') from -= 1
  return from
}

function readForm(fact: Fact): void {
  const first = leftovers(fact).find(({ text }) => text.length > 1 && !/^(?:参加|参与|人数|到场|人参)/.test(text))
  if (first === undefined) return
  const lead = /^(?:搞了?|举办了?|开展了?|组织了?|召开了?|办了?)(?:一?[场个次])?/.exec(first.text)?.[0].length ?? 0
  const cut = tail.exec(first.text.slice(lead + 2))
  const festival = /(?:节|重阳|端午|中秋|春节)$/.test(fact.ground.text.slice(0, fact.start + first.from))
    ? timeBefore(fact, first.from)
    : first.from + lead
  putText(fact, 'activity', festival, cut === null ? first.to : first.from + lead + 2 + cut.index)
}

function read(fact: Fact): void {
  claim(fact, claims)
  if ('activity' in fact.fields) return
  if (fact.marked) readForm(fact)
  readActivity(fact)
}

const claims: readonly Claim[] = [
  { field: 'points', before: /积分[^,。;\uE001]{0,3}$/ },
  { field: 'people', before, when: people },
  { field: 'people', after, when: people },
  {
    field: 'people',
    when: (reading, fact) => people(reading, fact) && reading.unit !== undefined && /^[人名位]/.test(reading.unit),
  },
]

export const customs = {
  kind: 'customs',
  strong: `移风易俗 文明家庭 好婆婆 好媳妇 孝善 敬老 饺子宴 道德讲堂 红白理事会 星级文明户 评选 文艺演出 表彰 宣讲 乡风文明 集体婚礼 大讲堂 最美庭院 美丽庭院 送戏下乡 广场舞 清洁家园 道德模范 表彰大会 敬老活动 道德评议会 村规民约 集体生日 百家宴 敬老宴 孝老 孝亲 唱戏 唱大戏 办了个戏 办了场戏 请了台戏 请了戏班 戏曲 放电影 了场电影 签名活动 签承诺书 义诊 广场舞比赛 拔河`,
  plain: '活动 演出 宣传 讲座 晚会 比赛 参加 座谈',
  weak: '人参加 开会',
  read,
} as const satisfies Heard
