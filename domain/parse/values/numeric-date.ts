import { dayNumber, exists, isoMonth, lastYearOf } from './days.ts'
import { codeAt, isAsciiDigit } from './glyphs.ts'
import { badDate, dateReading, nothing } from './make.ts'
import { measureAt } from './measures.ts'
import type { Numeral } from './numeral.ts'
import type { Found, NumeralReader, Scene } from './reader.ts'

const name = '数字日期'

// What follows the first figures: the separator comes twice, and nothing that would make it longer follows.
const threeParts =
  /([-/.])(\d{1,2})\1(\d{1,2})(?:(?=\d\d:\d\d)|(?![\d.]))(?:[日号]|T\d\d(?::\d\d){1,2}(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?/y
// 10/31/74: a year of two figures stands last only behind slashes.
const shortYearLast = /\/(\d{1,2})\/(\d\d)(?![\d./])/y
const monthFirst = /([-/.])(\d{1,2})\1(\d{4})(?![\d.])/y
const yearMonth = /[-/](\d{1,2})(?![\d./-])/y
const twoParts = /\/(\d{1,2})(?![\d./%])[日号]?/y
const paddedPair = /-(\d\d)(?![\d.-])[日号]?/y
const paddedDay = /-(0\d)(?![\d.-])[日号]?/y
const dots = /(?:\.\d{1,9}){2,64}/y

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function whole(year: number, month: number, day: number, start: number, end: number, { today }: Scene): Found {
  if (!exists(year, month, day)) return badDate(name, start, end)
  return dateReading(name, start, end, dayNumber(year, month, day), today, { yearSaid: true })
}

/** 2024-07-15, 24.7.15, 7/15/2024. */
function three(numeral: Numeral, text: string, scene: Scene): Found | null {
  const { start, end, digits, value } = numeral
  const found = matchAt(threeParts, text, end)
  if (found && (digits === 4 || digits === 2)) {
    const year = digits === 4 ? value : 2000 + value
    const [month, day] = [Number(found[2]), Number(found[3])]
    const isLikely =
      digits === 4
        ? (year >= 1900 && year < 2100) || (year >= 1000 && exists(year, month, day))
        : exists(year, month, day)
    if (isLikely) return whole(year, month, day, start, end + found[0].length, scene)
  }
  const turned = digits <= 2 ? matchAt(monthFirst, text, end) : null
  if (!turned) return shortYear(numeral, text, scene)
  const [second, year] = [Number(turned[2]), Number(turned[3])]
  const [month, day] = value <= 12 ? [value, second] : [second, value]
  return exists(year, month, day) ? whole(year, month, day, start, end + turned[0].length, scene) : null
}

/** 3/3/15, 10/31/74: the month first; of the last hundred years, ten ahead at most. */
function shortYear({ start, end, digits, value: month }: Numeral, text: string, scene: Scene): Found | null {
  const found = digits <= 2 ? matchAt(shortYearLast, text, end) : null
  if (!found) return null
  const year = 2000 + Number(found[2])
  const within = year > scene.today.year + 10 ? year - 100 : year
  return exists(within, month, Number(found[1]))
    ? whole(within, month, Number(found[1]), start, end + found[0].length, scene)
    : null
}

/** 12/1 is a day (contract); 1/2亩 is a half. */
function two(numeral: Numeral, text: string, { today }: Scene): Found | null {
  const { start, end, digits, value } = numeral
  if (digits === 4 && value >= 1900 && value < 2100) {
    const found = matchAt(yearMonth, text, end)
    const month = Number(found?.[1])
    if (found && month >= 1 && month <= 12)
      return { type: 'month', span: [start, end + found[0].length], month: isoMonth(value, month), reader: name }
  }
  if (digits > 2) return null
  const found =
    matchAt(twoParts, text, end) ??
    (codeAt(text, start) === 48 ? matchAt(paddedPair, text, end) : digits === 2 ? matchAt(paddedDay, text, end) : null)
  if (!found) return null
  const past = end + found[0].length
  const [month, day] = [value, Number(found[1])]
  if (month > 12 || (codeAt(text, past) === 0x7684 && month < day) || measureAt(text, past) !== '') return null
  const year = lastYearOf(today, month, day)
  return year === null ? null : dateReading(name, start, past, dayNumber(year, month, day), today, {})
}

export const numericDate = {
  name,
  before: '-/.',
  read(numeral, next, text, scene) {
    if (next !== numeral.end || !numeral.figures || numeral.han || !numeral.exact) return null
    if (!isAsciiDigit(codeAt(text, next + 1)) || codeAt(text, numeral.start - 1) === 47) return null
    const date = three(numeral, text, scene) ?? two(numeral, text, scene)
    if (date || !numeral.dotted) return date
    // 1.2.3, 192.168.1.1: a section or an address.
    const rest = matchAt(dots, text, numeral.end)
    return nothing(name, numeral.start, numeral.end + (rest?.[0].length ?? 0))
  },
  says: [
    ['2024-07-15', '2024-07-15'],
    ['2024/7/15', '2024-07-15'],
    ['2024.7.15', '2024-07-15'],
    ['24.7.15', '2024-07-15'],
    ['2024-07-15T08:30:00+08:00', '2024-07-15'],
    ['2024-2-30', 'bad'],
    ['12/1', '2023-12-01'],
    ['07-15', '2024-07-15'],
    ['2024-07', '2024-07'],
    ['12/24/2016', '2016-12-24'],
    ['3/8/21', '2021-03-08'],
    ['11-05', '2023-11-05'],
  ],
  never: ['3-5天', '1/2亩', '7.15', '13/40', '3-5-8'],
} satisfies NumeralReader
