import { dayNumber, type Today } from './days.ts'

/**
 * The old calendar, 1940 to 2040: first day of the year, then its months in order, 1 for 30 days and 0 for 29, then
 * the number of the month that a leap month follows (0: none). Made with Intl's `chinese` calendar, which a test
 * compares; a table, because a formatter costs a millisecond a year.
 */
const years = [
  '02-08 110101001010 0',
  '01-27 1101101001010 6',
  '02-15 101101010101 0',
  '02-05 010101101010 0',
  '01-25 1010101011011 4',
  '02-13 001001011101 0',
  '02-02 100100101101 0',
  '01-22 1100100101011 2',
  '02-10 101010010101 0',
  '01-29 1011010010101 7',
  '02-17 011011001010 0',
  '02-06 101101010101 0',
  '01-27 0101010110101 5',
  '02-14 010011011011 0',
  '02-04 001001011011 0',
  '01-24 1001001010111 3',
  '02-12 010100101011 0',
  '01-31 1010100101010 8',
  '02-18 111010010101 0',
  '02-08 011010101010 0',
  '01-28 1010110101010 6',
  '02-15 101010110101 0',
  '02-05 010010110110 0',
  '01-25 1010010101110 4',
  '02-13 101001010111 0',
  '02-02 010100100110 0',
  '01-21 1110100100110 3',
  '02-09 110110010101 0',
  '01-30 0101101010101 7',
  '02-17 010101101010 0',
  '02-06 100101101101 0',
  '01-27 0100101011101 5',
  '02-15 010010101101 0',
  '02-03 101001001101 0',
  '01-23 1101001001101 4',
  '02-11 110100100101 0',
  '01-31 1101010100101 8',
  '02-18 101101010100 0',
  '02-07 101101101010 0',
  '01-28 1001011011010 6',
  '02-16 100101011011 0',
  '02-05 010010011011 0',
  '01-25 1010010010111 4',
  '02-13 101001001011 0',
  '02-02 1011001001011 10',
  '02-20 011010100101 0',
  '02-09 011011010100 0',
  '01-29 1010110110100 7',
  '02-17 101010110110 0',
  '02-06 100101010111 0',
  '01-27 0100100101111 5',
  '02-15 010010010111 0',
  '02-04 011001001011 0',
  '01-23 0110101001010 3',
  '02-10 111010100101 0',
  '01-31 0110101100101 8',
  '02-19 010110101100 0',
  '02-07 101010110110 0',
  '01-28 1001001101110 5',
  '02-16 100100101110 0',
  '02-05 110010010110 0',
  '01-24 1101010010101 4',
  '02-12 110101001010 0',
  '02-01 110110100101 0',
  '01-22 0101101010101 2',
  '02-09 010101101010 0',
  '01-29 1010101011011 7',
  '02-18 001001011101 0',
  '02-07 100100101101 0',
  '01-26 1100100101011 5',
  '02-14 101010010101 0',
  '02-03 101101001010 0',
  '01-23 1011011001010 4',
  '02-10 101011010101 0',
  '01-31 0101010110101 9',
  '02-19 010010111010 0',
  '02-08 101001011011 0',
  '01-28 0101001010111 6',
  '02-16 010100100111 0',
  '02-05 101010010011 0',
  '01-25 0111010010101 4',
  '02-12 011010101010 0',
  '02-01 101011010101 0',
  '01-22 0100110110101 2',
  '02-10 010010110110 0',
  '01-29 1010010101110 6',
  '02-17 101001001111 0',
  '02-07 010100100110 0',
  '01-26 1110100100110 5',
  '02-13 110101010010 0',
  '02-02 110110101010 0',
  '01-23 0110101101010 3',
  '02-11 100101101101 0',
  '01-31 0100101011101 11',
  '02-19 010010101101 0',
  '02-08 101001001101 0',
  '01-28 1101001001011 6',
  '02-15 110100100101 0',
  '02-04 110101010010 0',
  '01-24 1101101010100 5',
  '02-12 101101011010 0',
] as const

const firstYear = 1940

/** Day number of a day of the old calendar (its leap months left out); null out of the table or where it is none. */
export function lunarDay(year: number, month: number, day: number): number | null {
  const row = years[year - firstYear]
  if (row === undefined || month < 1 || month > 12 || day < 1) return null
  const [newYear = '', lengths = '', leap = '0'] = row.split(' ')
  const [startMonth, startDay] = newYear.split('-').map(Number) as [number, number]
  const isAfterLeap = leap !== '0' && month > Number(leap)
  const index = isAfterLeap ? month : month - 1
  const length = (position: number) => 29 + Number(lengths[position] ?? 0)
  if (day > length(index)) return null
  let number = dayNumber(year, startMonth, startDay) + day - 1
  for (let position = 0; position < index; position++) number += length(position)
  return number
}

/** New Year's Eve that ends the given year of the old calendar. */
export function newYearsEve(year: number): number | null {
  const next = lunarDay(year + 1, 1, 1)
  return next === null ? null : next - 1
}

/** The last such day of the old calendar not after today. */
export function lastLunarDay(today: Today, month: number, day: number): number | null {
  for (let year = today.year; year > today.year - 3; year--) {
    const found = lunarDay(year, month, day)
    if (found !== null && found <= today.number) return found
  }
  return null
}
