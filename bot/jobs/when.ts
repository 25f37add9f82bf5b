import { addDays, addMonths, lastOfMonth, monthOf, weekday } from '../../domain/calendar.ts'
import { type WorkDays, workDayBefore, workDayFrom } from '../../domain/policy/work-days.ts'

/** The n-th of a month, moved to the next working day where it is none (contract/chat.md, 'Scheduled acts'). */
export const named =
  (date: number) =>
  (month: string, days: WorkDays): string =>
    workDayFrom(days, `${month}-${String(date).padStart(2, '0')}`)

/** The working day before the n-th of a month. */
export const before =
  (date: number) =>
  (month: string, days: WorkDays): string =>
    workDayBefore(days, `${month}-${String(date).padStart(2, '0')}`)

/** The working day before the last of a month. */
export const beforeLast = (month: string, days: WorkDays): string => workDayBefore(days, lastOfMonth(month))

type DayOfMonth = (month: string, days: WorkDays) => string

/**
 * Which of a month's days a day is: 2024-07/1 for the first. A day named in one month may have moved into the next.
 * Where two fall on one day, the later is meant: nobody is told twice.
 */
export function whichOfMonth(
  day: string,
  days: WorkDays,
  each: readonly DayOfMonth[],
): { readonly month: string; readonly which: number } | null {
  const months = [monthOf(day), addMonths(monthOf(day), -1)]
  for (const month of months) {
    const which = each.findLastIndex((dayOf) => dayOf(month, days) === day)
    if (which >= 0) return { month, which: which + 1 }
  }
  return null
}

/** The period of an act with several days a month: 2024-07/1. */
export const timesAMonth =
  (...each: readonly DayOfMonth[]) =>
  (day: string, days: WorkDays): string | null => {
    const found = whichOfMonth(day, days, each)
    return found && `${found.month}/${found.which}`
  }

/** The period of an act with one day a month: 2024-07. */
export const onceAMonth =
  (dayOf: DayOfMonth) =>
  (day: string, days: WorkDays): string | null =>
    whichOfMonth(day, days, [dayOf])?.month ?? null

/** The period of an act of every Friday, moved to the next working day: 2024-W29, the week of that Friday. */
export function friday(day: string, days: WorkDays): string | null {
  const last = lastFriday(day)
  return workDayFrom(days, last) === day ? weekOf(last) : null
}

/** The Friday of this day or the last before it. */
export function lastFriday(day: string): string {
  return addDays(day, -((weekday(day) + 2) % 7))
}

/** The week of ISO 8601: 2024-W29. The week of a year is that of its Thursday. */
export function weekOf(day: string): string {
  const thursday = addDays(day, 4 - weekday(day))
  const year = thursday.slice(0, 4)
  const gone = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000
  return `${year}-W${String(Math.floor(gone / 7) + 1).padStart(2, '0')}`
}

/** 2024-07/2 → month 2024-07, which 2. */
export function partsOf(period: string): { readonly month: string; readonly which: number } {
  const [month = '', which = '1'] = period.split('/')
  return { month, which: Number(which) }
}
