import { codeAt, oneOf } from '../values/glyphs.ts'
import type { DurationReading, NumberReading, Reading } from '../values/value.ts'
import type { Refiner } from './refiner.ts'

type Per = NonNullable<NumberReading['per']>

const periods: Readonly<Record<string, Per>> = { 月: 'month', 年: 'year', 天: 'day', 日: 'day' }
// What may stand between 一个月 and its amount. No 花: 住了一个月花了3万 is no rate.
const between = oneOf(
  '的工资收入能可以挣赚拿到手开发给有是大概约差不多也就平均净纯得领补助贴租金房钱下来还交缴落个薪均每人了那呃嗯啊嘛呢吧都就: ,',
)
const mayBehind = oneOf(' /每一1')
const periodMark = oneOf('月年天日')
// 月薪, 年收入, 日均: without 每, a period of an amount only before these (月 alone too: 月4500).
const rated = oneOf('均薪工收租补供')
const reach = 9

const behind = /^(?:\/|每|一|1)个?([月年天日])(?![15以])/
const ratio = /^ ?(?:\/|每)(?:人\/|人)?个?([月年天日])/

const isOne = (reading: DurationReading): boolean =>
  reading.amount === 1 && (reading.unit === 'day' || reading.unit === 'month' || reading.unit === 'year')

/** Money, or a number that may be money: it has no measure word of its own. */
const maybeMoney = (reading: NumberReading): boolean => reading.money || reading.unit === undefined

function perBehind(text: string, end: number): Per | undefined {
  if (!mayBehind(codeAt(text, end))) return undefined
  const next = text.slice(end, end + 6)
  const found = ratio.exec(next) ?? behind.exec(next)
  return found ? periods[found[1] ?? ''] : undefined
}

/** A month's or a day's pay is no smaller; 一月3户 is January. */
const leastPay = 100

/** 一月四千八, 三千一月: 一月 is each month there, not January. */
export const eachMonth: Refiner = {
  name: '一月',
  on: 'month',
  refine: (readings, text) =>
    readings.map((reading, index) => {
      const [start, end] = reading.span
      if (reading.type !== 'month' || text.slice(start, end) !== '一月') return reading
      const [last, next] = [readings[index - 1], readings[index + 1]]
      const isBehind = last?.type === 'number' && last.span[1] === start && maybePay(last)
      const isBefore = next?.type === 'number' && maybePay(next) && backOverBetween(text, next.span[0], end) < end
      if (!isBehind && !isBefore) return reading
      return { type: 'duration', span: reading.span, amount: 1, unit: 'month', said: '月', reader: reading.reader }
    }),
}

const maybePay = (reading: NumberReading): boolean =>
  maybeMoney(reading) && (reading.value >= leastPay || !reading.exact)

/** Index of the first character before `start` that may not stand between a period and its amount. */
function backOverBetween(text: string, start: number, lastEnd: number): number {
  let at = start - 1
  while (at >= lastEnd && at > start - reach && between(codeAt(text, at))) at--
  return at
}

function perBefore(text: string, start: number, lastEnd: number): Per | undefined {
  const at = backOverBetween(text, start, lastEnd)
  if (at < lastEnd || !periodMark(codeAt(text, at))) return undefined
  const mark = text[at] ?? ''
  const previous = text[text[at - 1] === '个' ? at - 2 : at - 1]
  return previous === '每' || mark === '月' || rated(codeAt(text, at + 1)) ? periods[mark] : undefined
}

/** 一个月4500, 4500块/月, 每月4500, 三千一个月, 一年三万六: what the amount is for. */
export const rate: Refiner = {
  name: '按月按年',
  on: 'number',
  alone: true,
  refine(readings, text) {
    const refined: Reading[] = []
    for (let index = 0; index < readings.length; index++) {
      const reading = readings[index] as Reading
      const last = refined.at(-1)
      const next = readings[index + 1]
      if (reading.type !== 'number' || !maybeMoney(reading)) {
        const isBehind = last?.type === 'number' && last.per !== undefined && last.span[1] === reading.span[0]
        refined.push(isBehind && reading.type === 'duration' && isOne(reading) ? { ...reading, rate: true } : reading)
        continue
      }
      const isRate =
        last?.type === 'duration' &&
        isOne(last) &&
        !last.rate &&
        // 干了一个月，挣了3000: that month is over.
        text[last.span[0] - 1] !== '了' &&
        backOverBetween(text, reading.span[0], last.span[1]) < last.span[1]
      const nextIsHalf = next?.type === 'duration' && next.span[0] === reading.span[1] && !isOne(next)
      const per =
        (nextIsHalf ? undefined : perBehind(text, reading.span[1])) ??
        (isRate
          ? periods[last.unit === 'month' ? '月' : last.unit === 'year' ? '年' : '天']
          : perBefore(text, reading.span[0], last?.span[1] ?? 0))
      if (isRate && per !== undefined) refined[refined.length - 1] = { ...last, rate: true }
      refined.push(per === undefined ? reading : { ...reading, per })
    }
    return refined
  },
}
