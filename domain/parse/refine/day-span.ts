import { daysInMonth, isoDay, isoMonth, monthAfter } from '../values/days.ts'
import type { DateReading, MonthReading, Reading } from '../values/value.ts'
import { isSpan } from './joins.ts'
import type { Refiner } from './refiner.ts'

/** The year that `later` must have so that it does not lie before `first` (both YYYY-MM…, the year is not read). */
function yearAfter(first: string, later: string): number {
  const year = Number(first.slice(0, 4))
  return later.slice(5) >= first.slice(5) ? year : year + 1
}

function laterDay(first: DateReading, second: DateReading): string | null {
  const start = first.to ?? first.from
  if (second.yearSaid) return second.from >= start ? second.from : null
  if (second.relative) {
    if (second.from >= start) return second.from
    // 周一到周五: the second is of the same week as the first.
    const end = Date.parse(second.from) + 7 * 86_400_000
    const iso = new Date(end).toISOString().slice(0, 10)
    return second.reader === first.reader && iso >= start ? iso : null
  }
  const month = Number(second.from.slice(5, 7))
  const day = Number(second.from.slice(8, 10))
  const year = yearAfter(start, second.from)
  return day <= daysInMonth(year, month) ? isoDay(year, month, day) : null
}

function joinDays(first: DateReading, second: DateReading): DateReading | null {
  const to = laterDay(first, second)
  if (to === null || to === first.from) return null
  const future = first.future || (second.future && second.from === to)
  return { ...first, span: [first.span[0], second.span[1]], to, future }
}

function joinMonths(first: MonthReading, second: MonthReading): MonthReading | null {
  const month = Number(second.month.slice(5, 7))
  const to = second.month >= first.month ? second.month : isoMonth(yearAfter(first.month, second.month), month)
  if (to === first.month || first.to !== undefined) return null
  // 3月到5月 is within a year; what lies further was said with years.
  const { year, month: limit } = monthAfter(Number(first.month.slice(0, 4)), Number(first.month.slice(5, 7)), 60)
  return to > isoMonth(year, limit) ? null : { ...first, span: [first.span[0], second.span[1]], to }
}

/** 11月5日至8日, 今天到下周五, 3月到5月: two readings become one with both its ends. */
export const daySpan: Refiner = {
  name: '起止',
  refine(readings, text) {
    const joined: Reading[] = []
    for (const reading of readings) {
      const last = joined.at(-1)
      const isJoined = last !== undefined && isSpan(text, last.span[1], reading.span[0])
      let both: Reading | null = null
      if (isJoined && last.type === 'date' && reading.type === 'date' && last.to === undefined)
        both = joinDays(last, reading)
      if (isJoined && last.type === 'month' && reading.type === 'month') both = joinMonths(last, reading)
      if (both) joined[joined.length - 1] = both
      else joined.push(reading)
    }
    return joined
  },
}
