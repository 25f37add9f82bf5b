/**
 * Days and months as the district counts them. China has one zone and no summer time since 1991, so a shift by eight
 * hours is exact. A day is `YYYY-MM-DD`, a month `YYYY-MM`: as text they compare in order.
 */

const eightHours = 8 * 3_600_000
const dayLength = 86_400_000

/** The day in Asia/Shanghai on which an instant falls. */
export function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + eightHours).toISOString().slice(0, 10)
}

/** The wall clock in Asia/Shanghai: `YYYY-MM-DD HH:MM:SS`. */
export function shanghaiTime(instant: Date): string {
  return new Date(instant.getTime() + eightHours).toISOString().slice(0, 19).replace('T', ' ')
}

/** The hour of the day in Asia/Shanghai, 0 to 23. */
export function shanghaiHour(instant: Date): number {
  return new Date(instant.getTime() + eightHours).getUTCHours()
}

/** The instant at which a day begins in Asia/Shanghai, or a later clock time of it (`HH:MM`). */
export function shanghaiInstant(day: string, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

/** Whether a text is a day that exists, written YYYY-MM-DD; the year 0000, which databases do not know, is none. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false
  const read = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === text
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}

/** Days from one to the other; negative when `to` is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength)
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function monthOf(day: string): string {
  return day.slice(0, 7)
}

export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

export function firstOfMonth(month: string): string {
  return `${month}-01`
}

export function lastOfMonth(month: string): string {
  return addDays(firstOfMonth(addMonths(month, 1)), -1)
}

/**
 * The income year of a day: the period runs from 1 October to 30 September and bears the year in which it ends
 * (policy, 'Per-capita net income').
 */
export function incomeYear(day: string): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '10-01' ? year + 1 : year
}

/** First and last day of an income year. */
export function incomePeriod(year: number): { readonly from: string; readonly to: string } {
  return { from: `${year - 1}-10-01`, to: `${year}-09-30` }
}
