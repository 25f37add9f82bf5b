import {
  type Claim,
  claim,
  type Fact,
  find,
  give,
  leftOf,
  numbersOf,
  ofOne,
  put,
  putFirst,
  putText,
  rightOf,
} from '../fact.ts'
import { leftovers } from '../leftovers.ts'
import type { NumberReading } from '../values/value.ts'
import { goodIn, goods, priceFollows } from './goods.ts'
import type { Heard } from './heard.ts'
import { count, sum } from './money-words.ts'

const activities = [
  ['courtyard', /庭院/],
  ['tourism', /农家乐|民宿|旅游|采摘园|康养/],
  ['online-sales', /直播|网上卖|网店|电商|线上|抖音|快手|淘宝|拼多多|微信卖|微店|网上销/],
  ['processing', /(?<![跟和与给][^,。;]{0,4})加工|磨坊|磨面|榨油|酿酒|油坊|豆腐坊|粉条|做豆腐|手工活|来料|作坊/],
  ['livestock', /养殖|养(?:了|着|的|起)?(?!老|护|路|生|病|家|成|活)|喂(?:了|着)|存栏|出栏|下崽|产崽/],
  ['planting', /种植|种(?:了|着|的|上|起)?(?!类|子|公|羊|猪|牛)|栽(?:了|着|上)?|大棚|播种/],
] as const

const modes = [
  ['order', /订单/],
  ['trusteeship', /托管|代养|寄养|托养/],
  ['share', /入股|参股|股份/],
  ['lease', /租(?:了|的|地|来|种)|承包|反租/],
  ['employed', /务工带动|就业带动/],
  ['own', /自营|自己种|自己养|自家种|自家养|自主经营|自种|自养|自主发展/],
] as const

const end = '[^\\uE000-\\uE005,。;、\\s]'
// 种了〔6亩〕谷子 · 种谷子〔6亩〕 · 养〔15只〕羊 · 谷子种了〔6亩〕
const afterFigure = new RegExp(`(?<=\\uE001的?[\\uE004\\s]*)${end}{1,9}`)
const afterVerb = new RegExp(
  `(?<=(?:种植|养殖|种|养|栽|喂|发展|搞)(?:了|着|的是|的|上|起)?(?:点|些|几亩|几只|几头)?)(?!殖|植|老|护|得|了|着|的|类|子|上|起)${end}{1,9}?(?=\\uE001|[,。;、\\s]|$)`,
)
const beforeVerb = new RegExp(`${end}{1,8}(?=(?:种|养|栽|喂)了?\\uE001)`)
const tail =
  /(?:还|又|收|卖|[叫让被]|长|倒是?|得|投|赔|净|赚|今年|去年|一年|准备|都|挣|产|喂|养|种|栽|是|在|给|也|没|一共|共|总|有|跟|和|以及|,|行情|每|打|能|已|全|签|订单|托管|入股|由|按|到|现在|目前|走|了|的|呢|吧|嘛|啊|,|规模|存栏|贷).*$/

function itemSpan(fact: Fact): { from: number; to: number } | null {
  for (const pattern of [afterFigure, afterVerb, beforeVerb]) {
    const found = find(fact, pattern)
    if (found === null) continue
    const skip = /^(?:的|点|些|家|左右|多|大的|小的|个|多亩|来亩|地的?)+/.exec(found.text)?.[0].length ?? 0
    const said = found.text.slice(skip)
    const cut = tail.exec(said)
    const length = cut === null ? said.length : cut.index
    if (
      length > 0 &&
      !/^(?:乡村旅游|旅游|农家乐|直播|直播带货|电商|地|大棚|块|元|钱|家|户|都|左右)$/.test(said.slice(0, length))
    )
      return { from: found.from + skip, to: found.from + skip + length }
  }
  return null
}

function readItem(fact: Fact): void {
  const good = goodIn(fact.text)
  const told = itemSpan(fact)
  if (told !== null && (good === null || (told.from <= good.start && told.to >= good.end))) {
    // 石榴园, 核桃树: what grows there; 鸡下蛋了: what is kept.
    const rest = good === null ? '' : fact.text.slice(good.end, told.to)
    const only = good !== null && (/^(?:园|树|地|大棚)$/.test(rest) || (good.start === told.from && rest.length > 1))
    putText(fact, 'item', told.from, only && good !== null ? good.end : told.to)
  } else if (good !== null) putText(fact, 'item', good.start, good.end)
}

const loanBefore = /(?:贷款|贷了?|借款|信贷|小额贷)[^,。;\uE001]{0,5}$/
const loanAfter = /^(?:的)?(?:贷款|小额贷|信贷)/
const salesBefore =
  /(?:(?:烟叶?|粮食?|奶|菜|果|猪|羊|牛|药材|货)款|卖(?:了|出|得|到|的)?|销售额?|销售收入|销了|变现|营业额|流水|产值)[^,。;]{0,10}$/

function readFigures(fact: Fact): void {
  claim(fact, claims)
  const figures = numbersOf(fact)
    .map((reading) => byPlot(fact, reading))
    .filter((reading) => !fact.used.has(reading) && count(reading))
  const size = figures.filter(
    (reading) =>
      !(reading.value === 1 && priceFollows.test(rightOf(fact, reading))) &&
      !(reading.unit === '亩' ? /每$/ : /(?:死|产|(?<!眼)下|收|打|斤|每)[^,。;]{0,3}$/).test(
        leftOf(fact, reading, 5),
      ) &&
      !/^(?:个(?!大棚)|天|年|户|人|家|口|名|位|次|趟|斤|公斤|吨|岁|件|把|间)/.test(reading.unit ?? ''),
  )
  // 20只卖了8只，还剩12只: what there is now.
  const told =
    ofGood(fact, size) ??
    size.find((reading) => remaining.test(leftOf(fact, reading))) ??
    size[0] ??
    numbersOf(fact).find((reading) => isPairOf(fact, reading)) ??
    figures.find((reading) => isHarvest(fact, reading))
  if (told === undefined) return
  fact.used.add(told)
  give(fact, 'quantity', told)
  if (told.exact && told.unit !== undefined) put(fact, 'unit', told.unit, told.span)
}

// 10亩地，其中玉米6亩: of several areas the one beside the crop is the crop's.
function ofGood(fact: Fact, size: readonly NumberReading[]): NumberReading | undefined {
  const good = size.length > 1 ? goodIn(fact.text) : null
  if (good === null || size.some(({ unit }) => unit !== '亩')) return undefined
  return size.find((reading) => {
    const [from, to] = [reading.span[0] - fact.start, reading.span[1] - fact.start]
    return (from >= good.end && from <= good.end + 1) || (to <= good.start && to >= good.start - 1)
  })
}

const remaining = /(?:还剩|剩下|只剩|就剩|剩|现在(?:一共|总共)?(?:还)?有?|目前(?:还)?有?|存栏)了?$/

// 喂了俩猪: the measure word is in 俩 already.
const isPairOf = (fact: Fact, reading: NumberReading): boolean =>
  reading.reader === '俩仨' && reading.unit === undefined && goodIn(rightOf(fact, reading, 4))?.start === 0

// 麦子打了3000斤: what was brought in counts where no field was told; 一亩打1200斤 is a yield.
const isHarvest = (fact: Fact, reading: NumberReading): boolean =>
  /^(?:斤|公斤|吨)/.test(reading.unit ?? '') &&
  !(reading.value === 1 && priceFollows.test(rightOf(fact, reading))) &&
  /(?:[收打摘产掰刨挖割]|卖)(?:了|有|出|到)*[^,。;\uE001]{0,3}$/.test(leftOf(fact, reading, 7)) &&
  !/(?:亩产|每亩|一亩|亩|一[只头棵])[^,。;\uE001]{0,4}$/.test(leftOf(fact, reading, 8)) &&
  !/少[收打产]/.test(leftOf(fact, reading, 5))

// 香菇种了两棚: a measure only here.
function byPlot(fact: Fact, reading: NumberReading): NumberReading {
  const plot = reading.unit === undefined ? /^[棚畦池笼]/.exec(rightOf(fact, reading)) : null
  return plot === null ? reading : { ...reading, unit: plot[0] }
}

// 本来能卖2万，就卖了6000; 去年卖了8000，今年卖了9000: not what was sold now.
const former = /(?:本来|原本|往年|去年|前年|上年|头年)[^,。;]{0,8}$/
const isFormer = (fact: Fact, reading: NumberReading): boolean =>
  former.test(fact.ground.text.slice(Math.max(fact.start, reading.span[0] - 12), reading.span[0])) &&
  numbersOf(fact).some((one) => one.span[0] > reading.span[1] && sum(one) && salesBefore.test(leftOf(fact, one)))

const claims: readonly Claim[] = [
  { field: 'loan', before: loanBefore, when: sum },
  { field: 'loan', after: loanAfter, when: sum },
  {
    field: 'sales',
    before: salesBefore,
    when: (reading, fact) =>
      !isFormer(fact, reading) &&
      sum(reading) &&
      reading.per !== 'day' &&
      !ofOne(fact, reading) &&
      (reading.money || reading.value >= 50),
  },
  // 卖了两头猪，3900
  {
    field: 'sales',
    before: /卖了?[^,。;]{1,8}[,\s]$/,
    when: (reading, fact) =>
      sum(reading) &&
      reading.per === undefined &&
      !ofOne(fact, reading) &&
      /^(?:块钱?|元)?(?:$|[,。;\s])/.test(rightOf(fact, reading)),
  },
  // 卖了15只，一只900，总共13500
  {
    field: 'sales',
    before:
      /(?:得款|收款|(?:总共|一共|拢共|合计|共计|总计|共)(?:是|卖|得|收|落)?了?|(?:得|落|收|拿|进)了|(?:收购站?|贩子|烟站|粮站|老板)[^,。;]{0,4}(?:给|结|付)了?)$/,
    when: (reading, fact) =>
      sum(reading) && /卖|收购|烟站|粮站/.test(fact.text) && (reading.money || reading.value >= 50),
  },
]

function readActivity(fact: Fact): void {
  const good = goodIn(fact.text)
  // 种植小麦 5亩 养殖: what it is decides between the two, whichever word came first.
  const grows = good?.means === 'planting' && fact.fields.unit === '亩' && find(fact, /种/) !== null
  if (!fact.marked && grows && find(fact, /庭院|旅游|农家乐|采摘|加工|直播|网/) === null)
    put(fact, 'activity', 'planting', [fact.start + good.start, fact.start + good.end])
  putFirst(fact, 'activity', activities)
  if ('activity' in fact.fields) return
  const unit = fact.fields.unit
  if (good !== null) put(fact, 'activity', good.means, [fact.start + good.start, fact.start + good.end])
  else if (unit === '亩') put(fact, 'activity', 'planting', fact.spans.unit ?? [fact.start, fact.end])
  else if (unit === '头' || unit === '只') put(fact, 'activity', 'livestock', fact.spans.unit ?? [fact.start, fact.end])
}

function readForm(fact: Fact): void {
  if ('item' in fact.fields) return
  for (const { from, to, text } of leftovers(fact)) {
    if (Object.values(fact.spans).some(([a, b]) => a < fact.start + to && b > fact.start + from)) continue
    if (
      /^(?:乡村旅游|直播|种植|养殖|庭院|旅游|电商|加工|订单|托管|入股|自营|贷款|销售|规模|种|养|数量|面积)/.test(text)
    )
      continue
    putText(fact, 'item', from, to)
    return
  }
}

function read(fact: Fact): void {
  readFigures(fact)
  readActivity(fact)
  putFirst(fact, 'mode', modes)
  readItem(fact)
  if (fact.marked) readForm(fact)
}

const growing = /种|养(?!老|护|路)|栽|喂/

/** Another crop or herd with its own figure is another fact. */
function core(text: string): string | null {
  const good = goodIn(text)
  // 种植小麦 5亩 养殖 猪 3头: a form's word for the work, alone, begins another.
  if (/^\s*(?:种植|养殖)\s*$/.test(text)) return text.trim()
  if (good !== null && /卖/.test(text)) return good.word
  if (!text.includes('\uE001') && !growing.test(text)) return null
  if (/其中|里面|里头|下了|下崽|产了/.test(text)) return null
  if (good !== null) return good.word
  return growing.test(text) && text.includes('\uE001') ? text : null
}

/** 种了2亩玉米、3亩花生 and 种了6亩谷子养着15只羊 are cut before the second. */
function cuts(text: string): number[] {
  const found: number[] = []
  const first = text.indexOf('\uE001')
  if (first < 0) return found
  nextFigure.lastIndex = first
  const counted = nextGoods(text, first)
  found.push(...counted)
  if (counted.length === 0 && text.indexOf('\uE001', first + 1) > 0)
    for (let match = nextFigure.exec(text); match !== null; match = nextFigure.exec(text)) found.push(match.index)
  nextWork.lastIndex = 0
  for (let match = nextWork.exec(text); match !== null; match = nextWork.exec(text))
    if (
      match.index > first &&
      !byAnother.test(text.slice(Math.max(0, match.index - 12), match.index)) &&
      !onLand.test(text.slice(Math.max(0, match.index - 12), match.index))
    )
      found.push(match.index)
  return found
}

/** 养羊12只、猪2头 and 卖核桃3000元、卖花椒1200元: where each figure stands behind what it counts, before the next. */
function nextGoods(text: string, first: number): number[] {
  const [one, ...others] = goods.all(text)
  if (one === undefined || one.start > first) return []
  return others.flatMap(({ start, word }) => {
    if (start < first || !/^[的了]?\uE001/.test(text.slice(start + word.length, start + word.length + 2))) return []
    const at = /[卖种养栽喂]/.test(text[start - 1] ?? '') ? start - 1 : start
    return /[\uE001、和及与]/.test(text[at - 1] ?? '') ? [at] : []
  })
}

// 租给李铁柱种了: whoever grows there, it is not the household.
const byAnother = /(?:租|包|转|让|流转)(?:出去)?给[^,。;]{0,8}$/
// 五亩地种着烟: what grows on the land just counted is no other work.
const onLand = /\uE001(?:坡|山|水浇|旱|荒|薄|大|耕)?[地田棚](?:里|上|都|全|今年|也|一直|，|,)*$/
const nextFigure = /(?<=\uE001[^\uE001]{0,9}?[、和]|\uE001[^\uE000\uE001\s,卖收共一种养栽喂]{1,5})\uE001/g
const nextWork =
  /(?:还|又|也|另外)?(?:种(?![^,。;]{0,4}(?:户|社|公司|大户)|子|类)|养(?!老|护|路|殖)|栽|喂)(?:了|着|的)?/g

export const industry = {
  kind: 'industry',
  strong: `种了 种着 种植 种的 养了 养着 养殖 养的 栽了 栽着 喂了 喂着 大棚 农家乐 民宿 直播带货 网上卖 网店 开了个农家乐 托管 入股 庭院经济 存栏 出栏 承包了 小磨坊 磨坊 榨油 油坊 订单 卖了 种上 养上 代养 做豆腐 豆腐坊 种地 养羊 养猪 养牛 养鸡 养兔 养蜂
    养鸭 养鹅 种玉米 种麦 种小麦 种谷子 种核桃 种红薯 种花生 种药材 种菜 种烟 种香菇 种大棚 抖音卖 加工 采摘园 发展养殖 发展种植`,
  plain: '直播 种 养 卖 栽 喂 头羊 存栏量 销售额 粉条 加工厂',
  weak: '亩 羊 猪 牛 鸡 兔 蜂 核桃 玉米 小麦 谷子 红薯 贷款',
  core,
  cuts,
  read,
} as const satisfies Heard & { cuts: (text: string) => number[] }
