import { type Claim, claim, type Fact, find, isMoney, leftOf, put, putFirst, putText } from '../fact.ts'
import { leftovers } from '../leftovers.ts'
import type { Heard } from './heard.ts'

const conditions = [
  // 半停产 is not 停产.
  ['weak', /半停[产工业]|开开停停|时开时停|断断续续/],
  ['running', /恢复(?:生产|运行|发电|运营|营业|供)|重新(?:开|启)|又开(?:起来|工|业)/],
  ['stopped', /停产|停工|关停|停业|停运|倒闭|关门了?|停了|不干了|停办|停用|黄了|关了|歇业/],
  ['idle', /闲置|闲了|空着|撂荒|闲着|空置|没人用|没人承包|没人包|没人管|撂着|没用上|荒着|放着/],
  [
    'weak',
    /效益(?:不(?:太|咋)?(?:好|佳|行)|差|一般|下滑)|不景气|经营困难|勉强|不(?:太|咋)(?:好|行|景气)|惨淡|半死不活|不温不火|低效|亏损|亏着|不赚钱|生意(?:差|不好|一般|淡)|不行了|有困难|运营困难|不佳|难以为继|订单少|困难/,
  ],
  [
    'running',
    /正常|[没无]异常|运转|运行良好|良好|红火|挺好|开着|不错|好着|生产着|运营中|在产|满负荷|稳定|忙着|效益(?:好|可以|不错)|可以|恢复生产|投产|复工|开工/,
  ],
] as const

const jobsBefore =
  /(?:用了|用着|带动(?:就业|务工|了)?|吸纳(?:就业|务工|了)?|用工|就业|雇(?:了|着|用)?|安排(?:了|就业)?|招(?:了|工)?|务工|有|剩|干活的?|上班的?|带着|解决(?:了|就业)?)[^,。;\uE001]{0,8}$/
const jobsAfter =
  /^(?:个)?(?:人|名|位|口|工人|群众|村民)?[^,。;]{0,6}(?:干活|上班|务工|就业|用工|做工|打工|在干|岗|干(?=[,。;\s了着]|$))/
const dueBefore =
  /(?:应(?:收|付|交|缴)(?:的)?|该(?:收|付|交|缴)|年租金?|(?<!收到|已收|收的?|收了)租金(?:一年|每年|是|应)?|每年|一年)[^,。;\uE001]{0,6}$/
const paidBefore =
  /(?:已(?:经)?(?:收|付|交|缴|到)|实(?:收|付|交)|收(?:到|了|回|上来)|交(?:了|上来|来|齐)|缴(?:了|清)|付(?:了|清)|到账|给了)[^,。;\uE001]{0,6}$/
const people = /^(?:人|名|位|口|户|个)/

const name =
  /[^\uE000-\uE005,。;、\s的]{0,12}?(?:厂房|加工厂|加工点|加工坊|养殖场|服装厂|粉条厂|[一-鿿]厂|车间|基地|大棚|合作社|电站|光伏|项目|冷库|[一-鿿]塘|磨坊|作坊|公司|园区|[一-鿿]园|[猪牛羊鸡兔]舍|菌棚|菇棚|菜棚|温棚|暖棚|烘干房|猪场|鸡场|羊场|牛场|兔场|民宿|农家乐|市场|油坊|[一-鿿]坊|养殖小区|果园|烤房|仓库|中心|驿站|超市|生产线|扶贫车间)/
const lead =
  /^(?:项目(?!$)|咱们?|我们?|俺们?|村里?的?|那个|这个|个|的|嗯|呃|啊|就是|今天|看了|去看了|有个|帮扶(?!车间)|项目|村上|现在|目前|村东头|那|这)+(?!项目$)/

function readName(fact: Fact): void {
  const told = find(fact, name)
  const bare = told !== null && /^(?:帮扶|产业|扶贫|衔接)?项目$/.test(told.text)
  const next = bare ? name.exec(fact.text.slice(told.to)) : null
  const found =
    next === null || told === null
      ? told
      : { from: told.to + next.index, to: told.to + next.index + next[0].length, text: next[0] }
  if (found === null) return
  const skip = lead.exec(found.text)?.[0].length ?? 0
  const more = /^[^\uE000-\uE005,。;、\s的]{0,5}?(?:基地|车棚|电站|厂|场)/.exec(fact.text.slice(found.to))
  const from = skip >= found.text.length ? found.from : found.from + skip
  putText(fact, 'name', from, more === null ? found.to : found.to + more[0].length)
}

function readForm(fact: Fact): void {
  const first = leftovers(fact).find(
    ({ text }) =>
      text.length > 1 &&
      !conditions.some(([, pattern]) => pattern.test(text) && text.length < 6) &&
      !/^(?:帮扶项目$|带动|吸纳|就业|应收|应交|已交|已收|租金|用工|运行|状态|效益|年租)/.test(text),
  )
  if (first === undefined) return
  const cut = /(?:正常|运行|运转|闲置|停产|停工|效益|带动|吸纳|用工|空着|停了|经营|生意|不景气).*$/.exec(first.text)
  putText(fact, 'name', first.from, cut === null || cut.index < 2 ? first.to : first.from + cut.index)
}

function read(fact: Fact): void {
  putFirst(fact, 'condition', conditions)
  claim(fact, claims)
  if ('name' in fact.fields) return
  if (fact.marked) readForm(fact)
  readName(fact)
  if (find(fact, /盘活/) !== null) put(fact, 'class', 'revive', [fact.start, fact.end])
}

const claims: readonly Claim[] = [
  { field: 'rentPaid', after: /^(?:全|都|已经?|也)*(?:收上来|收齐|收清|交了|交齐|到账|缴清)/, when: isMoney },
  { field: 'rentPaid', before: paidBefore, when: isMoney },
  {
    field: 'rentDue',
    before: dueBefore,
    when: (reading, fact) =>
      isMoney(reading) && !/(?:差|欠|少)(?:着|了)?[^,。;\uE001]{0,4}$/.test(leftOf(fact, reading)),
  },
  {
    field: 'jobs',
    before: jobsBefore,
    // 又招了6个人，现在一共18个: how many there are, not how many came.
    when: (reading, fact) =>
      !reading.money &&
      (reading.unit === undefined || people.test(reading.unit)) &&
      !(/[又新]招/.test(leftOf(fact, reading, 5)) && /一共|总共|共有/.test(fact.text)),
  },
  { field: 'jobs', after: jobsAfter, when: (reading) => !reading.money },
  { field: 'jobs', when: (reading) => reading.unit !== undefined && /^[人名]/.test(reading.unit) },
]

const placeKind =
  /厂房|养殖场|车间|基地|大棚|合作社|电站|光伏|冷库|[磨作油工]坊|公司|[茶果]园|民宿|农家乐|市场|仓库|超市|烤房|烘干房|[一-鿿]厂/

export const project = {
  kind: 'project',
  strong: `帮扶项目 扶贫项目 产业项目 粉条厂 养殖场 服装厂 扶贫车间 帮扶车间 加工厂 光伏电站 冷库 厂房 带动就业 吸纳就业 烤房 闲置 停产 停工 蔬菜大棚 养殖小区 种植基地 养殖基地 采摘园 车间 磨坊 养牛场 养羊场 养猪场 养鸡场 养兔场 兔舍 猪舍 鸡舍 牛舍 羊舍 牛场 猪场 鸡场 羊场 兔场 民宿 茶园 果园 菌棚 菇棚 工坊 电站 烘干房 仓库 市场 食用菌大棚 香菇大棚 香菇棚 蘑菇棚 蔬菜棚 温棚 暖棚 大棚 项目`,
  plain: '厂 基地 合作社 运行 运转 用工 带动 租金 生产',
  weak: '正常 停了 效益',
  // 冷库正常运转，民宿闲置: another place, and how it runs.
  core: (text) => (conditions.some(([, pattern]) => pattern.test(text)) ? (placeKind.exec(text)?.[0] ?? null) : null),
  read,
} as const satisfies Heard
