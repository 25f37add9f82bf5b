import { type Fact, find, put, putFirst, putText } from '../fact.ts'
import { betweenPieces, leftovers } from '../leftovers.ts'
import type { Heard } from './heard.ts'

const done =
  /已(?:经)?(?:办|完|落实|到位|修|装|送|解决|联系好|安排|对接)|办结|办好|完成|落实(?:了|到位|好)|(?:修|装|送|弄|买|换|接|通|建|盖|改|办|安排|安|铺|砌|搭|垒|刷|补|拉|打|解决|发|介绍|联系|协调|争取)(?:好|完|上|到|成|通|过去|下来|来|去)?了|搞定|到位|好了|完了|妥了|[给帮][^,。;]{0,6}(?:装|修|送|买|办|盖|换|弄|接|建)的|(?:修|装|换|接|盖|弄|安|铺|建)(?:好|完|上|通)的/
const ongoing =
  /正在|正[给帮替办]|进行中|在办|推进|办理中|实施中|着手|还在(?:办|弄|修|建|装)|办着|弄着|施工|开工了|协调中|对接中/
const planned = /准备|打算|计划|拟|下一步|下步|将(?!军)|要给|下周|下个?月|明天|待办|待落实|未落实|想给/

/** 让我帮着问问, 托我给捎: help that was asked for is none yet. */
export const askedOfUs =
  /(?:让|叫|托|请|求|想让|想叫|要)(?:我们?|咱们?|俺们?|村里|单位|工作队)(?:们|也|再|多)?(?:给|帮|替|去|问)/

/** 把他家的旧电线换好了, 帮李铁柱家修厕所: help by what was done, whatever the words. */
export const helped =
  /(?:我们?|俺们?|咱们?|工作队|村里|单位)给(?:\uE000+|他|她)家?[^,。;\uE001]{0,3}买|(?:我们|工作队|单位|村里|镇上|镇里)[^,。;]{0,6}出的?(?:料|钱|资|工|力)|(?:我们|工作队|单位|村里|镇上|镇里)[^,。;]{0,4}(?:送|捐|买|装|修)的|(?:(?:我们?|俺们?|咱们?|工作队|村里|单位)[^,。;]{0,6}?[把给帮替]|^(?:嗯|呃|今天|\uE002|,|又|还|刚|正|正在|已经?|都)*[给帮替]|(?:协调|联系|对接|申请|争取|找)[^,。;\uE000]{0,8}[给帮替]\uE000+家?)[^,。;\uE001]{0,14}?(?<![没不未])(?:修(?!车|理|厂)|装|换|安(?!排)|接(?:通|上|好)|通(?!知|过|电话)|弄|盖|垒|铺|砌|刷|搭|打扫|清|送|盘|硬化|解决|改造|上门|跑|落实|改(?!善|天|日|口)|申请|报名|拉了|捐|清|收拾|粉刷|剪枝|翻修|垫|挖|购|配|办(?!事|婚|丧|酒|席|喜|白))(?!病|死|医)/

const statuses = [
  ['planned', planned],
  ['ongoing', ongoing],
  ['done', done],
] as const

// 昨天我们把院墙给修好了: what was done, without who and when.
const told =
  /(?:给?[\uE000]+(?:家里|家|他|她)?(?:的)?|[\uE002\uE003]+|今天|我们?|咱们?|俺们?|工作队|村里|镇上|单位|驻村|帮扶|责任人|第一书记|已经|都|又|还|也|刚|上午|下午|家里?|给(?:他|她)(?:家|们)?|帮(?:他|她)(?:家|们)?(?:着)?|帮忙|那个|嗯|呃|他家|她家|,|\s|的)+/y
const statusWord =
  /^(?:已?(?:经)?(?:办结|办好|完成|落实|解决|到位|进行中|办理中|正在(?:办|推进)|正在|计划(?:中)?|推进中|待(?:办|落实|实施)|未(?:落实|完成)|准备|打算|实施中|在办|好|拟)(?:了|到位|中|好)?|状态|进度|措施)$/

// The piece that tells of the help, not what was said before it: 一个人过，今天去给他送了米面.
const help = /[^,。;\n]*(?:给|帮|送|修|装|换|联系|安排|接通|通了|买|硬化|改造|协调|对接|解决|加固|做)[^,。;\n]*/

function readTold(fact: Fact): void {
  const piece = find(fact, help) ?? { from: 0, to: fact.text.length }
  told.lastIndex = piece.from
  const from = told.test(fact.text) && told.lastIndex < piece.to ? told.lastIndex : piece.from
  const cut = /[\s\uE002\uE003]+$/.exec(fact.text.slice(from, piece.to))
  putText(fact, 'measure', from, cut === null ? piece.to : from + cut.index)
}

function readForm(fact: Fact): void {
  const free = leftovers(fact, betweenPieces).filter(({ text }) => !statusWord.test(text) && !/^[给帮为替]$/.test(text))
  const [begun, ...more] = free
  if (begun === undefined) return
  const first = { ...begun }
  // 协调王磊到企业就业: a name inside what is told of belongs to it.
  for (const next of more) {
    if (!/^\uE000+$/.test(fact.text.slice(first.to, next.from))) break
    Object.assign(first, { to: next.to, text: fact.text.slice(first.from, next.to) })
  }
  const last =
    /(?:已(?:经)?(?:办结|办好|完成|落实|到位|解决)(?:了|到位)?|(?:正在|还在|已经?)(?:办|推进|进行|施工|建|修|装|弄|联系|协调|申请)(?:中|理|着)?|施工中|进行中|办结|完成了?|落实了|办好了)$/.exec(
      first.text,
    )
  const lead =
    /^(?:准备|打算|计划|正在|已经?|拟|给(?:他|她)?家?|帮(?:他|她)家?|帮忙|帮着)+/.exec(first.text)?.[0].length ?? 0
  const to = last !== null && last.index > lead ? first.from + last.index : first.to
  putText(fact, 'measure', first.from + (lead < first.text.length ? lead : 0), to)
}

function read(fact: Fact): void {
  putFirst(fact, 'status', statuses)
  // 送去一袋面, 申请了助学金: help that is told of has been given.
  const given = find(fact, /[^没未不]了(?![解吗没])|送[去来到上]|捐|请来/)
  if (!fact.marked && given !== null) put(fact, 'status', 'done', [fact.start + given.from, fact.start + given.to])
  if ('measure' in fact.fields) return
  if (fact.marked) readForm(fact)
  else readTold(fact)
  if (find(fact, /小额信贷|贷款/) !== null) put(fact, 'type', 'finance', [fact.start, fact.end])
}

export const measure = {
  kind: 'measure',
  strong: `帮扶措施 我们给 我们把 我们帮 给他家修 给他家装 帮他家 给他装 给他修 给他家送 给他送 给他买 给他家买 帮他修 帮他装 帮他联系 帮他家联系 给他联系 帮着联系 帮着把 给装上 给修好 给安上 给送去 给解决 给接上 给换了 把院墙
    修院墙 修好了 装好了 装上了 通上了 接通了 接上了 办结 对接了 送去了 送了 送来 修通 给办 帮忙联系 帮忙把 争取了 我们找人 我们组织 工作队给 给加固 加固好 找人修 找人做 我们联系 俺们给 我们出钱 我们出面 单位给 单位出 帮着卖 帮他卖 给协调 协调了 给安排 给他安排 给他家安排 换上了 硬化了 安上了 帮着申请 一户一策 修缮`,
  plain: '给他家 给他 帮他 帮忙 帮着 修了 装了 给修 给装 给送 把院 把路 联系了 安装 硬化 改造 给他们',
  weak: '已办结 修 装 送',
  core: (text) => (/(?:修|装|送|联系|安排|通|换|接|申请|买|改|建|盖)(?:好|上|完|通|去)?了/.test(text) ? text : null),
  read,
} as const satisfies Heard
