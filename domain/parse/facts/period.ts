import { type Fact, find, numbersOf, put } from '../fact.ts'
import type { NumberReading } from '../values/value.ts'

const once = /一次性|一笔|一锤子/
const yearly =
  /年(?:租金|租|收益|收入|分红|费|金)|每年|一年(?!前|后|多前|来)|按年|年年|\/年|全年|一年一(?:交|付|给)|元年|年付/
const monthlyWords = /月(?:租金|租|收入|工资)|每个?月|一个?月|按月|月月|\/月|月付/

/** 'month', 'year' or 'once', only where the amount is told by it. */
export function readPeriod(fact: Fact, amount: NumberReading | undefined): void {
  const told = amount?.per ?? numbersOf(fact).find((reading) => reading.per !== undefined)?.per
  const span = amount?.span ?? [fact.start, fact.end]
  if (told === 'month' || told === 'year') {
    put(fact, 'period', told, span)
    return
  }
  const behind =
    amount === undefined
      ? undefined
      : fact.readings.find(
          (one) => one.type === 'duration' && one.span[0] >= amount.span[1] && one.span[0] <= amount.span[1] + 2,
        )
  if (behind?.type === 'duration' && behind.amount === 1 && (behind.unit === 'month' || behind.unit === 'year')) {
    put(fact, 'period', behind.unit, behind.span)
    return
  }
  const before =
    amount === undefined
      ? undefined
      : fact.readings.find(
          (one) => one.type === 'duration' && one.span[1] <= amount.span[0] && one.span[1] >= amount.span[0] - 6,
        )
  if (before?.type === 'duration' && before.amount === 1 && (before.unit === 'month' || before.unit === 'year')) {
    put(fact, 'period', before.unit, before.span)
    return
  }
  for (const [code, pattern] of [
    ['once', once],
    ['year', yearly],
    ['month', monthlyWords],
  ] as const) {
    const found = find(fact, pattern)
    if (found !== null) {
      put(fact, 'period', code, [fact.start + found.from, fact.start + found.to])
      return
    }
  }
}

/** The first month told, for kinds that have a month field. */
export function readMonth(fact: Fact): void {
  for (const reading of fact.readings) {
    // 1到6月 is no month.
    if (reading.type !== 'month' || reading.to !== undefined) continue
    put(fact, 'month', reading.month, reading.span)
    return
  }
}
