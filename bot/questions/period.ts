import { addDays, addMonths, firstOfMonth, lastOfMonth, monthOf, weekday } from '../../domain/calendar.ts'

/** Days that a question speaks of. */
export interface Period {
  readonly kind: 'day' | 'week' | 'month' | 'year'
  /** YYYY-MM-DD, both inclusive. */
  readonly from: string
  readonly to: string
}

interface Wording {
  readonly pattern: RegExp
  read(today: string, groups: readonly string[]): Period | null
}

const digits = '一二三四五六七八九十'

const day = (on: string): Period => ({ kind: 'day', from: on, to: on })
const month = (of: string): Period => ({ kind: 'month', from: firstOfMonth(of), to: lastOfMonth(of) })
const year = (of: number): Period => ({ kind: 'year', from: `${of}-01-01`, to: `${of}-12-31` })
const week = (monday: string): Period => ({ kind: 'week', from: monday, to: addDays(monday, 6) })
const monday = (today: string): string => addDays(today, 1 - weekday(today))
const yearOf = (today: string): number => Number(today.slice(0, 4))

/** The last month of this number that is not ahead of today; null where there is none. */
function monthNumbered(today: string, number: number): Period | null {
  if (number < 1 || number > 12) return null
  const same = `${today.slice(0, 4)}-${String(number).padStart(2, '0')}`
  return month(same > monthOf(today) ? addMonths(same, -12) : same)
}

function numberOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  const [tens = '', ones = ''] = word.includes('十') ? word.split('十') : ['', word]
  const ten = word.includes('十') ? 10 * (digits.indexOf(tens) + 1 || 1) : 0
  return ten + (ones === '' ? 0 : digits.indexOf(ones) + 1)
}

const wordings: readonly Wording[] = [
  { pattern: /今天|今日|今儿/, read: (today) => day(today) },
  { pattern: /昨天|昨日|昨儿/, read: (today) => day(addDays(today, -1)) },
  { pattern: /这个月|本月份?|当月|这月/, read: (today) => month(monthOf(today)) },
  { pattern: /上个?月份?/, read: (today) => month(addMonths(monthOf(today), -1)) },
  { pattern: /今年以来|今年内?|本年度?|年内|全年/, read: (today) => year(yearOf(today)) },
  { pattern: /去年|上年度?/, read: (today) => year(yearOf(today) - 1) },
  { pattern: /这个?(?:星期|礼拜)|这周|本周/, read: (today) => week(monday(today)) },
  { pattern: /上个?(?:星期|礼拜)|上个?周/, read: (today) => week(addDays(monday(today), -7)) },
  {
    pattern: new RegExp(`(\\d{1,2}|[${digits}]{1,3})月份?(?![\\d${digits}])`),
    read: (today, [number = '']) => monthNumbered(today, numberOf(number)),
  },
]

/**
 * The days a question names, and the text without them; `period` is null where none are named. More than one naming
 * stays in the text, so that the question is not read as exact.
 */
export function takePeriod(text: string, today: string): { readonly period: Period | null; readonly rest: string } {
  for (const { pattern, read } of wordings) {
    const found = pattern.exec(text)
    const period = found && read(today, found.slice(1))
    if (found && period) return { period, rest: text.replace(found[0], '') }
  }
  return { period: null, rest: text }
}
