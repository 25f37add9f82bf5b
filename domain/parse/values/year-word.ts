import { dayNumber, exists } from './days.ts'
import { endsAnother } from './ends-another.ts'
import { codeAt } from './glyphs.ts'
import { inYear } from './in-a-year.ts'
import { badDate, dateReading } from './make.ts'
import { dayOfMonth } from './month-day.ts'
import type { WordReader } from './reader.ts'

const name = '去年今年'
const pattern =
  /(大?前|这(?=一年(?!来|多|半))|(?<![出进回过])去|上|今|本|当|明|来|后|头)(?:一)?年(?!级|龄|轻|代|纪|货|画|夜饭|糕)/y
const steps: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  去: -1,
  上: -1,
  头: -1,
  今: 0,
  本: 0,
  这: 0,
  当: 0,
  明: 1,
  来: 1,
  后: 2,
}

/** How long the 本月 of 去年本月八号 is; 0 where it does not follow. */
const thisMonth = (text: string, at: number): number =>
  text.startsWith('本月', at) || text.startsWith('同月', at) ? 2 : text.startsWith('这个月', at) ? 3 : 0

/** 去年7月15日, 今年, 明年春节; 去年今天. */
export const yearWord = {
  name,
  starts: '大前去上今本这当明来后头',
  read(text, at, { today }) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found || '几近多十0123456789'.includes(text[at - 1] ?? '无')) return null
    if (endsAnother(text, at, found[1] ?? '')) return null
    const year = today.year + (steps[found[1] ?? ''] ?? 0)
    const end = at + found[0].length
    const from = codeAt(text, end) === 0x7684 ? end + 1 : end
    const said = { yearSaid: true, relative: true }
    const day = inYear(text, from, year, { reader: name, start: at, year, said, today })
    if (day) return day
    const sameMonth = thisMonth(text, from)
    if (sameMonth > 0)
      return dayOfMonth(text, from + sameMonth, (year - today.year) * 12, {
        reader: name,
        start: at,
        year,
        said,
        today,
      })
    if (text.startsWith('今天', from) || text.startsWith('今日', from)) {
      if (!exists(year, today.month, today.day)) return badDate(name, at, from + 2)
      return dateReading(name, at, from + 2, dayNumber(year, today.month, today.day), today, said)
    }
    return { type: 'year', span: [at, end], year, reader: name }
  },
  says: [
    ['去年7月15日', '2023-07-15'],
    ['前年', '2022'],
    ['大前年', '2021'],
    ['今年12月', '2024-12'],
    ['明年春节', '2025-01-29'],
    ['去年腊月二十三', '2024-02-02'],
    ['去年今天', '2023-07-15'],
    ['去年本月八号', '2023-07-08'],
  ],
  never: ['工地上一年', '目前年产', '三年前', '近年来', '后年龄'],
} satisfies WordReader
