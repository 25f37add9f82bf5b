import { daysInMonth, isoDay, isoMonth, isoOf, monthAfter } from '../values/days.ts'
import { festivalAt } from '../values/festival-words.ts'
import type { DateReading, MonthReading, Reading } from '../values/value.ts'
import { isSpan } from './joins.ts'
import type { Refiner } from './refiner.ts'

/** The year that `later` must have so that it does not lie before `first` (both YYYY-MM…, the year is not read). */
function yearAfter(first: string, later: string): number {
  const year = Number(first.slice(0, 4))
  return later.slice(5) >= first.slice(5) ? year : year + 1
}

/** 2023年春节到元宵节: the first such festival not before the start. */
function laterFestival(start: string, second: DateReading, text: string): string | null {
  const festival = festivalAt(text, second.span[0])
  if (!festival) return null
  const year = Number(start.slice(0, 4))
  for (const within of [year, year + 1]) {
    const day = festival.dayIn(within)
    if (day !== null && isoOf(day) >= start) return isoOf(day)
  }
  return null
}

function laterDay(first: DateReading, second: DateReading, text: string): string | null {
  const start = first.to ?? first.from
  if (second.reader === '节日') return laterFestival(start, second, text)
  if (second.yearSaid) return second.from >= start ? second.from : null
  if (second.relative) {
    if (second.from >= start) return second.from
    // 周一到周五: the second is of the same week as the first.
    const end = Date.parse(second.from) + 7 * 86_400_000
    const iso = new Date(end).toISOString().slice(0, 10)
    return second.reader === '周几' && first.reader === '周几' && iso >= start ? iso : null
  }
  const month = Number(second.from.slice(5, 7))
  const day = Number(second.from.slice(8, 10))
  const year = yearAfter(start, second.from)
  return day <= daysInMonth(year, month) ? isoDay(year, month, day) : null
}

function joinDays(first: DateReading, second: DateReading, text: string): DateReading | null {
  const to = laterDay(first, second, text)
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

/** 11月5日至8日, 今天到下周五: two readings become one with both its ends. */
export const daySpan: Refiner = {
  name: '起止日',
  on: 'date',
  refine: (readings, text) =>
    joined(readings, text, (first, second) =>
      first.type === 'date' && second.type === 'date' && first.to === undefined ? joinDays(first, second, text) : null,
    ),
}

/** 3月到5月. */
export const monthSpan: Refiner = {
  name: '起止月',
  on: 'month',
  refine: (readings, text) =>
    joined(readings, text, (first, second) =>
      first.type === 'month' && second.type === 'month' ? joinMonths(first, second) : null,
    ),
}

const dayPart = /^ ?(?:[上下中]午|早上|晚上|凌晨|早晨|傍晚|早|晚)?$/

/** The day that a time belongs to: 7月15号上午九点至…; undefined where none stands before it. */
function dayOfClock(time: Reading, before: Reading | undefined, text: string): Reading | undefined {
  const gap = before ? time.span[0] - before.span[1] : 9
  return gap <= 4 && dayPart.test(text.slice(time.span[0] - gap, time.span[0])) ? before : undefined
}

function joined(
  readings: readonly Reading[],
  text: string,
  join: (first: Reading, second: Reading) => Reading | null,
): readonly Reading[] {
  const refined: Reading[] = []
  for (const reading of readings) {
    const last = refined.at(-1)
    const first = last?.type === 'clock' ? dayOfClock(last, refined.at(-2), text) : last
    const both = last && first && isSpan(text, last.span[1], reading.span[0]) ? join(first, reading) : null
    if (!both) refined.push(reading)
    else refined.splice(first === last ? -1 : -2, 2, both)
  }
  return refined
}
