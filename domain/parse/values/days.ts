/** Days as numbers since 1970-01-01, so that weeks and spans are plain arithmetic, with no time zone in sight. */
export interface Today {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly number: number
}

/** Howard Hinnant's days_from_civil: exact for every year of the Gregorian calendar. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

const pad = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

export const isoMonth = (year: number, month: number): string => `${year}-${pad(month)}`

export const isoDay = (year: number, month: number, day: number): string => `${year}-${pad(month)}-${pad(day)}`

/** Civil date of a day number (the inverse of `dayNumber`). */
export function civil(number: number): Today {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day, number }
}

export function isoOf(number: number): string {
  const { year, month, day } = civil(number)
  return isoDay(year, month, day)
}

/** Day number of YYYY-MM-DD. */
export const dayNumberOf = (iso: string): number => todayOf(iso).number

/** Reads YYYY-MM-DD; the caller vouches for its shape. */
export function todayOf(iso: string): Today {
  const year = twoFigures(iso, 0) * 100 + twoFigures(iso, 2)
  const month = twoFigures(iso, 5)
  const day = twoFigures(iso, 8)
  return { year, month, day, number: dayNumber(year, month, day) }
}

// Of every message its day is read: Number(slice) takes ten times as long.
const twoFigures = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

export const exists = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** 1 for Monday to 7 for Sunday. Weeks begin on Monday (contract, 'Settled'). */
export const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

/** The month `steps` after the given one. */
export function monthAfter(year: number, month: number, steps: number): { year: number; month: number } {
  const months = year * 12 + month - 1 + steps
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}

/** The year of the last such month and day not after today (contract, 'Settled'); null where the day never exists. */
export function lastYearOf(today: Today, month: number, day: number): number | null {
  let year = month > today.month || (month === today.month && day > today.day) ? today.year - 1 : today.year
  // 29 February may lie up to eight years back.
  for (let tries = 0; tries < 9; tries++, year--) if (exists(year, month, day)) return year
  return null
}

/** 29日 alone: the last 29th not after today; null where no month has it. */
export function lastDayAlone(today: Today, day: number): number | null {
  if (day < 1 || day > 31) return null
  for (let back = day > today.day ? -1 : 0; ; back--) {
    const { year, month } = monthAfter(today.year, today.month, back)
    if (day <= daysInMonth(year, month)) return dayNumber(year, month, day)
  }
}
