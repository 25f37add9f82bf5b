import { bounded, type Fact, give, leftOf, numbersOf, put, putText } from '../fact.ts'
import { leftovers } from '../leftovers.ts'
import type { Heard } from './heard.ts'
import { sum } from './money-words.ts'
import { readMonth } from './period.ts'

const stop = '[^\\uE000-\\uE005,。;、\\s]'
const source = new RegExp(
  `(?<=(?:靠着?|[都全]是|来自|通过|来源(?:是|于|有|为)?)(?:了|的)?)${stop}{2,14}|${stop}{2,10}?(?:租金|承包费|电费|管理费|占地费|门面房|停车场)|(?:光伏(?:发电|电站|板)?|门面房|厂房|大棚|冷库|机井|鱼塘|水库|林地|荒山|标准化厂房|车间|停车场|民宿|合作社|仓库|果园|茶园|商铺|土地|集体土地|[\\u4e00-\\u9fff]{1,4}(?:厂房|门面|基地|合作社|公司|项目|电站))(?:租金|出租|租赁|发电|发包|分红|承包费?|流转|收益|承包)?`,
  'g',
)
const tail = /(?:收入|收了?|进账|挣|一年|每年|今年|去年|本月|上个?月|这个?月|共|一共|,|入账|到账|又|给|有|是|赚).*$/
const amountBefore =
  /(?:收入|收益|收|进账|入账|到账|共|合计|总计|一共|挣|分|有|达到?|到|是|赚|金|费)[^,。;\uE001]{0,6}$/

const lead =
  /^(?:：|:|来源(?:是|于|有|为)?|村集体|集体|经济|收入|收了|收到|收|的|今年|去年|本月|这个月|上个月|村里|年底|主要是|主要|是|有|把|从|靠)+/

// 收入12万，光伏8万: the twelve do not come from the photovoltaics alone.
function hasOwnSum(fact: Fact, behind: number): boolean {
  const next = /^[^,。;\uE001]{0,4}\uE001/.exec(fact.text.slice(behind))?.[0]
  if (next === undefined || fact.spans.amount === undefined) return false
  const at = fact.start + behind + next.length - 1
  return fact.spans.amount[0] < fact.start + behind && fact.readings.some(({ span }) => span[0] <= at && at < span[1])
}

function readSource(fact: Fact): void {
  for (const found of fact.text.matchAll(source)) {
    const skip = lead.exec(found[0])?.[0].length ?? 0
    const cut = tail.exec(found[0].slice(skip + 2))
    const to = cut === null ? found[0].length : skip + 2 + cut.index
    if (to - skip < 2 || hasOwnSum(fact, found.index + to)) continue
    putText(fact, 'source', found.index + skip, found.index + to)
    return
  }
}

function readForm(fact: Fact): void {
  if ('source' in fact.fields) return
  for (const { from, to, text } of leftovers(fact)) {
    if (/^(?:收入|共收?|合计|总|集体|村集体|今年|去年|年|月|收|经营性)/.test(text) || text.length < 2) continue
    const cut = tail.exec(text.slice(2))
    putText(fact, 'source', from, cut === null ? to : from + 2 + cut.index)
    return
  }
}

function read(fact: Fact): void {
  readMonth(fact)
  const year = fact.readings.find((reading) => reading.type === 'year')
  if (year?.type === 'year' && fact.ground.text[year.span[0]] !== '头' && !('month' in fact.fields))
    put(fact, 'year', year.year, year.span)
  const money = numbersOf(fact).filter(
    (reading) => !fact.used.has(reading) && !bounded(fact, reading) && sum(reading) && reading.ordinal !== true,
  )
  const amount = money.find((reading) => amountBefore.test(leftOf(fact, reading))) ?? money[0]
  if (amount !== undefined) give(fact, 'amount', amount)
  readSource(fact)
  if (fact.marked) readForm(fact)
}

export const collective = {
  kind: 'collective',
  strong: '村集体 集体经济 村集体经济 集体收入 村里集体 集体账上 集体收',
  plain: '集体 光伏 门面房 承包费 水费 管理费 占地费',
  weak: '租金 收入',
  // 光伏进账13200，冷库租金15000: each source with its own sum.
  core: (text) => {
    if (!text.includes('\uE001')) return null
    const found = text.match(source)?.[0] ?? null
    return found === null || /其中|共|合计/.test(text) ? null : found
  },
  read,
} as const satisfies Heard
