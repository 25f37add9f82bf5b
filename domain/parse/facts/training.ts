import { type Fact, find, put, putText } from '../fact.ts'
import { leftovers } from '../leftovers.ts'
import type { Heard } from './heard.ts'

const stop = '[^\\uE000-\\uE005,。;\\s了的过着]'
const certificate = new RegExp(
  `(?<=(?:考下|考上|考了|考取|考过|考到|考|拿下|拿到|拿了|拿|取得|取了|获得|领到|领了|领|办了|办下|发了|发|有|持|下|了|到|个|张|本|得)(?:来|了|个|张|本|一张|一个|一本)*)(?!培训|上岗培训)${stop}{1,10}?(?:证书|资格证|合格证|等级证|操作证|上岗证|驾驶证|驾照|证)`,
)
const bareCertificate = new RegExp(
  `${stop}{1,10}?(?:证书|资格证|合格证|等级证|操作证|上岗证|驾驶证|(?<!持|考|拿|取|无|没|有|发)证)(?![明据件件实])|驾照(?=考[下过上到]|拿|也?下来|到手)`,
)
const known = /^(?:个|张|本|那个|这个|的|了|下来|一张|一个|嗯|呃|啊|那)*(?:证书?)$/
const no =
  /没考(?:上|下|过)|没过|还没(?:考|拿|发|下|取|领)|证[^,。;\s]{0,3}\s?(?:还没(?!找|去|干)|没下来|没到|没发)|未取得|未取证|没拿(?:到|上|[^,。;到上]{0,2}证)|没取得|没有?证|未持证|没发证|等证|不及格|没通过|未通过|差几分|还得补考|补考/
const yes =
  /考(?:下|上|过|取|到|出)(?:来)?了?|考[了的][^,。;]{0,8}(?:证|驾照)|拿(?:到|下|了|上|证)|取得|获得|领(?:到|了|上)|证(?:书|也)?[^,。;]{0,4}(?:下来|到手|发了|办下|办好|有了|发下来|拿)|发了?[^,。;]{0,6}证|已?取证|已?持证|合格了|结业证|有证了?|有[^,。;没\s]{1,8}证|办下来|通过了|证到手|办了[^,。;]{0,6}证/
// After 学 and 培训了 first: 帮扶车间培训了缝纫 is about sewing.
const courses = [
  /(?<=学(?:的是|的|了|过|完|习了?|着)?(?:个|了)?)(?!校|期|费|员|历|上|会|生|习|得|完|着|了|一|半|几|\uE003)[^\uE000-\uE005,。;\s了的过着]{2,10}/,
  /(?<=(?:学习?|培训)(?:了|过)\uE003{1,6}的?)[^\uE000-\uE005,。;\s了的过着]{2,8}/,
  /(?<=培训(?:的是|的|了|过)(?:个)?)(?!班|完|的|会|合|结|证|后|期|费|中|学)[^\uE000-\uE005,。;\s了的过]{2,8}/,
  /(?<=(?:参加|上|报|去|进行)(?:了|过|完)?(?:个|的)?(?:镇里|县里|村里|区里|市里|人社局|乡里)?(?:组织)?(?:的)?)[^\uE000-\uE005,。;\s了的个过]{2,10}?(?=(?:技能|技术|职业)?(?:培训|班))/,
  /[^\uE000-\uE005,。;\s了的过参加在去到把]{2,8}?(?=(?:技能|技术|职业)?培训(?:班)?)/,
  /(?<=培训)(?!班|了|完|的|会|合|结|证|后|期|费|中|学)[^\uE000-\uE005,。;\s了的过]{2,8}/,
] as const
const notCourse =
  /^(?:技能|技术|职业|镇里|县里|村里|组织|学习|参加|就业|创业(?!培训)|免费|这次|一次|集中|培训|啥|一门|手艺|个|统一|短期)$/
const tail = /(?:没|还没|未|培训班|培训|班|课程|技术|手艺|专业|毕业|结业|已|考|证|拿|也|都|完|一|\uE003|半).*$/

function readCourse(fact: Fact): void {
  for (const pattern of courses) {
    const found = find(fact, pattern)
    if (found === null || notCourse.test(found.text) || /[在去到]$/.test(fact.text.slice(0, found.from))) continue
    const cut = tail.exec(found.text)
    const to = cut === null || cut.index < 2 ? found.to : found.from + cut.index
    putText(fact, 'course', found.from, to)
    return
  }
}

function readCertificate(fact: Fact): void {
  const none = find(fact, no)
  if (none !== null) put(fact, 'certified', false, [fact.start + none.from, fact.start + none.to])
  const found = find(fact, certificate) ?? find(fact, bareCertificate)
  const named = found !== null && !known.test(found.text) && !/^[没未上下了到拿还]*证书?$|^都?[没未]/.test(found.text)
  const got = find(fact, yes)
  if (named && found !== null) {
    const skip =
      /^(?:来|了|个|张|本|一张|一个|一本|那个|这个|的|把|将|已|也|他|她|还|又|都|就|到|过|下|上|是|考|办|学)+/.exec(
        found.text,
      )?.[0].length ?? 0
    putText(fact, 'certificate', found.from + skip, found.to)
  }
  if (got !== null) put(fact, 'certified', true, [fact.start + got.from, fact.start + got.to])
}

function readForm(fact: Fact): void {
  for (const { from, to, text } of leftovers(fact)) {
    if (Object.values(fact.spans).some(([a, b]) => a < fact.start + to && b > fact.start + from)) continue
    if (
      /^(?:已|(?:技能|职业|就业)培训|取证|持证|拿证|合格|通过|结业|考试|未|没|还没|未取证|没取证|培训|参加)/.test(text)
    )
      continue
    if (/(?:证|证书|驾照)$/.test(text)) putText(fact, 'certificate', from, to)
    else if (text.length > 1) {
      const cut = /(?:技能|技术|职业)?(?:培训班|培训)$/.exec(text)
      putText(fact, 'course', from, cut === null || cut.index === 0 ? to : from + cut.index)
    }
  }
}

function read(fact: Fact): void {
  readCertificate(fact)
  readCourse(fact)
  // 侯文博 培训 挖掘机 已取证: the kind's word alone between blanks makes a form of it.
  if (fact.marked || find(fact, /(?:^|[\s,:\uE000])(?:技能|职业|就业)?培训(?=[\s,:])/) !== null) readForm(fact)
}

export const training = {
  kind: 'training',
  strong:
    '服务员证 护理员证 管理员证 学月嫂 学电工 学焊工 学家政 学厨师 学美容 学理发 学电焊 学驾照 月嫂班 育婴班 电工班 焊工班 美容班 厨师班 驾校 学开车 学做饭 学护理 学育婴 学面点 学烹饪 学电商 学直播 学了电商 学会了 员证 师证 工证 作业证 培训 培训班 考证 持证 取证 结业 考下 考下来 技能证 特种作业证 焊工证 电工证 月嫂证 育婴证 驾照 驾驶证 叉车证 厨师证 家政证 上岗证 资格证 证书 拿证 拿到证 拿了证 证考 证下来 电商培训 学了个 操作证 等级证 保育员证 护理证 考了个 合格证',
  plain: '考了 考过 考取 没考过 没考上 学的 学了 学会 学完 手艺 技术 拿下 考上了证 学习班 实操 报名学',
  weak: '学 证 考 课 技能',
  read,
} as const satisfies Heard
