import { type Claim, claim, type Fact, find, give, leftOf, numbersOf, ofOne, put, putFirst, putText } from '../fact.ts'
import { leftovers } from '../leftovers.ts'
import { goodIn } from './goods.ts'
import type { Heard } from './heard.ts'
import { count, sum } from './money-words.ts'
import { readMonth, readPeriod } from './period.ts'

const categories = [
  ['property', /财产性?|光伏|利息|租金|分红|流转费|房租|地租/],
  ['transfer', /转移性?|补贴|补助|低保金?|养老金|救助|退耕|粮补|地补|慰问金/],
  [
    'business',
    /经营性?|生产经营|(?<![外小])卖|销售|生意|养殖|种植|养(?!老)|种(?!类)|地里|庄稼|出售|摆摊|开店|小卖部|农家乐|网店|直播|加工|收成|出栏|庄稼|跑运输/,
  ],
  [
    'wage',
    /工资性?|工资|打工|务工|上班|干活|零工|打零工|劳务|薪|日工|小工|帮工|干了\uE003|挣(?!钱难)|挣工钱|工钱|公益岗/,
  ],
] as const

const costBefore =
  /(?:成本|本钱|投入|除去|刨去|刨掉|扣除|扣掉|去掉|支出|本儿|(?:饲料|化肥|农药|种子|油|运费|人工)(?:钱|费)?(?:花了?|用了?)?|开销)[^,。;\uE001]{0,5}$/
const amountBefore =
  /(?:收入|收了|挣|赚|落|净落|毛收入|卖|得|进账|到手|共|合计|总计|金额|一共|总共|拿|发|领|有|是|了)[^,。;\uE001]{0,6}$/
const sold =
  /(?<![外小])卖(?!了?\uE001|着)(?:了|的|出|掉)?(?!一批|几|些|光|完|不)[^\uE000-\uE005,。;\s了的掉出卖收]{1,8}/

function readSource(fact: Fact): void {
  const found = find(fact, sold)
  if (found === null) return
  const cut = /(?:收入|挣|赚|落|得|进账|一共|共|总共|卖|这|的|钱|还|又|能|净|毛|有)/.exec(found.text.slice(2))
  const to = cut === null ? found.to : found.from + 2 + cut.index
  putText(fact, 'source', found.from, to)
}

// 核桃今年收入8600: what was grown or kept is what the income comes from.
function readGoods(fact: Fact): void {
  const good = goodIn(fact.text)
  if (good === null || fact.text.includes('工资') || fact.text.includes('打工')) return
  put(fact, 'category', 'business', [fact.start + good.start, fact.start + good.end])
  const verb = /[养种卖喂]$/.test(fact.text.slice(0, good.start)) ? 1 : 0
  if (fact.fields.category === 'business') putText(fact, 'source', good.start - verb, good.end)
}

function readForm(fact: Fact): void {
  for (const { from, to, text } of leftovers(fact)) {
    if (
      Object.entries(fact.spans).some(
        ([field, [a, b]]) => field !== 'category' && a < fact.start + to && b > fact.start + from,
      )
    )
      continue
    if (
      /^(?:工资|经营|转移|财产|生产经营|收入|成本|总|共|合计|上个?月|全年|一年|每月|性收入|净|毛|家庭|月|年|按)/.test(
        text,
      )
    )
      continue
    if (text.length > 1 && !/^(?:出头|上下|左右|多点|不到)$/.test(text)) putText(fact, 'source', from, to)
  }
}

function read(fact: Fact): void {
  readMonth(fact)
  const source = fact.labels.length > 0 || fact.text
  // 挣了一万三，成本四千: who has costs is no wage earner.
  const costs = find(fact, /成本|本钱|饲料|化肥|农药|种子/)
  if (costs !== null && find(fact, /打工|务工|工资|上班/) === null)
    put(fact, 'category', 'business', [fact.start + costs.from, fact.start + costs.to])
  if (source !== '') putFirst(fact, 'category', categories)
  readPayment(fact)
  readSource(fact)
  readGoods(fact)
  claim(fact, claims)
  const free = numbersOf(fact).filter((reading) => !fact.used.has(reading))
  const money = free.filter((reading) => sum(reading) && !ofOne(fact, reading))
  const amount =
    money.find((reading) => amountBefore.test(leftOf(fact, reading))) ??
    money.find((reading) => reading.money) ??
    money[0]
  if (amount !== undefined) {
    fact.used.add(amount)
    give(fact, 'amount', amount)
  }
  readPeriod(fact, amount)
  // 5口人: who shares it, not what it came from.
  const goods = free.find(
    (reading) => reading !== amount && count(reading) && !/^[口人户岁次]|^个?月|^年/.test(reading.unit ?? ''),
  )
  if (goods?.exact === true && goods.unit !== undefined) {
    put(fact, 'quantity', goods.value, goods.span)
    put(fact, 'unit', goods.unit, goods.span)
  }
  if (fact.marked) readForm(fact)
  const oneOff = find(fact, /慰问金|危房改造|一次性慰问/)
  if (oneOff !== null) put(fact, 'oneOff', true, [fact.start + oneOff.from, fact.start + oneOff.to])
}

/** 低保1185, 耕地补贴412: a payment by its name. */
function paymentIn(text: string): { word: string; at: number } | null {
  const found = /低保金?|养老金|五保金?|特困供养金?|[一-鿿]{0,6}(?:补贴|补助|津贴)(?!性)/.exec(text)
  return found === null ? null : { word: found[0], at: found.index }
}

// With its sum, or a form's word alone.
function paymentTold(text: string): string | null {
  const payment = paymentIn(text)
  return payment !== null && (text.includes('\uE001') || text.trim() === payment.word) ? payment.word : null
}

function readPayment(fact: Fact): void {
  const payment = paymentIn(fact.text)
  if (payment === null || fact.marked) return
  put(fact, 'category', 'transfer', [fact.start + payment.at, fact.start + payment.at + payment.word.length])
  putText(fact, 'source', payment.at, payment.at + payment.word.length)
}

// 刨去农药人工落了7000: what is left is no cost.
const left = /(?:落|剩|净|挣|赚|还有)(?:了|下|得|个|有)?$/

const claims: readonly Claim[] = [
  { field: 'cost', before: costBefore, when: (reading, fact) => sum(reading) && !left.test(leftOf(fact, reading, 4)) },
]

const byCategory = /(?:工资|经营|转移|财产)性?(?:收入)?[^,。;\uE001]{0,4}\uE001/

// 核桃6500, a line of what came in.
const goodTold = (text: string): string | null =>
  text.includes('\uE001') && !/[亩头只斤]|成本/.test(text) ? (goodIn(text)?.word ?? null) : null

/** 工资性4万2、经营性8500、转移性3200 is cut before each. */
export const partsOf = /(?:工资|(?:生产)?经营|转移|财产)性(?:收入)?(?=[^,。;\uE001]{0,4}\uE001)/g

export const income = {
  kind: 'income',
  strong:
    '收入 挣了 赚了 增收 纯收入 毛收入 净赚 净落 落了 进账 净收入 净挣 挣个 挣到 工资一共 工资总共 工资合计 工资共 工钱一共 工钱总共 共挣 一共挣',
  plain: '挣 赚 工资性 经营性 转移性 财产性 收成 落个 到手 工钱',
  weak: '卖 一年 毛收 成本',
  core: (text) =>
    paymentTold(text) ??
    /卖[^,。;\uE001]{1,6}\uE001/.exec(text)?.[0] ??
    goodTold(text) ??
    /(?:地里|庄稼|种地|种植|养殖|做?生意|摆摊|开店)(?=[^,。;\uE001]{0,6}\uE001)/.exec(text)?.[0] ??
    /(?:打工|务工)(?=[^,。;\uE001]{0,3}\uE001)/.exec(text)?.[0] ??
    byCategory.exec(text)?.[0].slice(0, 2) ??
    (text.includes('\uE001') && /收入|挣|赚|进账|净落/.test(text) && !/成本|本钱|其中|刨|除/.test(text) ? text : null),
  read,
} as const satisfies Heard
