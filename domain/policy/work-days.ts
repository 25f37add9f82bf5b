// CommonJS: it has a default export and nothing else that works under Node.
import chineseDays from 'chinese-days'
import { addDays, firstOfMonth, lastOfMonth, weekday } from '../calendar.ts'

/** Working days as the State Council sets them (法定假日, 调休), with what a district sets beyond. */
export interface WorkDays {
  isWork(day: string): boolean
  /** Whether the holidays of this year are known, from the library or from settings; else weekdays stand in. */
  knows(year: number): boolean
}

/** Days set by an administrator: work on a day off, or free on a working day. Both ends are included. */
export interface SetDays {
  readonly from: string
  readonly to: string
  readonly work: boolean
}

/** Working days; what is set goes before the library, and the later of two settings before the earlier. */
export function workDays(set: readonly SetDays[]): WorkDays {
  const known = new Map<number, boolean>()
  const knows = (year: number): boolean => {
    const before = known.get(year)
    if (before !== undefined) return before
    const found = inLibrary(year) || set.some(({ from, to }) => from.startsWith(`${year}`) || to.startsWith(`${year}`))
    known.set(year, found)
    return found
  }
  return {
    knows,
    isWork(day) {
      const own = set.findLast(({ from, to }) => from <= day && day <= to)
      if (own) return own.work
      return inLibrary(Number(day.slice(0, 4))) ? chineseDays.isWorkday(day) : weekday(day) <= 5
    },
  }
}

/** The library answers by weekdays for a year it does not know; 1 to 3 October are never worked in one it does. */
function inLibrary(year: number): boolean {
  return ['01', '02', '03'].every((day) => !chineseDays.isWorkday(`${year}-10-${day}`))
}

/** The day itself where it is worked, else the next that is (policy.md, 'Clocks'). */
export function workDayFrom(days: WorkDays, day: string): string {
  return seek(days, day, 1)
}

/** The last working day before this one. */
export function workDayBefore(days: WorkDays, day: string): string {
  return seek(days, addDays(day, -1), -1)
}

/** The first working day after this one. */
export function workDayAfter(days: WorkDays, day: string): string {
  return seek(days, addDays(day, 1), 1)
}

// Settings may free a whole year by mistake: a search that finds nothing in two months gives the day it began with.
function seek(days: WorkDays, from: string, step: 1 | -1): string {
  let day = from
  for (let tries = 0; tries < 62; tries++, day = addDays(day, step)) if (days.isWork(day)) return day
  return from
}

/** The part of a month's work that ought to be done at the end of a day: working days gone ÷ those of the month, 0 to 1. */
export function shareGone(days: WorkDays, day: string): number {
  const month = day.slice(0, 7)
  let gone = 0
  let all = 0
  for (let at = firstOfMonth(month); at <= lastOfMonth(month); at = addDays(at, 1)) {
    if (!days.isWork(at)) continue
    all += 1
    if (at <= day) gone += 1
  }
  return all === 0 ? 1 : gone / all
}

/** The year whose holidays ought to be known by now and are not: this one, from December on the next; null: none. */
export function yearUnknown(days: WorkDays, today: string): number | null {
  const year = Number(today.slice(0, 4))
  if (!days.knows(year)) return year
  return today.slice(5) >= '12-01' && !days.knows(year + 1) ? year + 1 : null
}
