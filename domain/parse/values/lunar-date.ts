import { codeAt } from './glyphs.ts'
import { lastLunarDay } from './lunar-calendar.ts'
import { lunarDayAt } from './lunar-words.ts'
import { dateReading, vagueTime } from './make.ts'
import { numeralAt } from './numeral.ts'
import type { WordReader } from './reader.ts'

const name = '农历'
const named = /(?:农历|阴历|旧历)?(?:的)?(正|冬|腊)月(?:里)?|(?:农历|阴历|旧历)/y
/** First characters of what names a day or month of the old calendar. */
export const lunarStarts = '农阴旧正冬腊'
const monthOf: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 }

/** 初五, 十五, 二十三, 廿三, 三十 behind a month of the old calendar. */
function dayAt(text: string, at: number): { day: number; end: number } | null {
  const first = lunarDayAt(text, at)
  if (first) return first
  const numeral = numeralAt(text, at)
  if (!numeral?.exact || !numeral.whole) return null
  return numeral.value >= 1 && numeral.value <= 30 ? { day: numeral.value, end: numeral.end } : null
}

interface LunarDate {
  readonly end: number
  readonly month: number
  /** Null where only a month is said. */
  readonly day: number | null
}

/** The month and day of the old calendar named at `at`, month 0 where only the calendar is; null where neither is. */
export function lunarAt(text: string, at: number): LunarDate | null {
  named.lastIndex = at
  const found = named.exec(text)
  if (!found) return null
  let end = at + found[0].length
  let month = monthOf[found[1] ?? ''] ?? 0
  if (month === 0) {
    const numeral = numeralAt(text, end)
    if (!numeral?.exact || !numeral.whole || codeAt(text, numeral.end) !== 0x6708) return { end, month, day: null }
    month = numeral.value
    end = numeral.end + 1
  }
  const day = dayAt(text, end)
  if (!day) return { end, month, day: null }
  return { end: '日号'.includes(text[day.end] ?? '无') ? day.end + 1 : day.end, month, day: day.day }
}

/** 腊月二十三, 正月十五, 农历八月初五: a full day of the old calendar. 腊月 alone is none (contract). */
export const lunarDate = {
  name,
  starts: lunarStarts,
  read(text, at, { today }) {
    const found = lunarAt(text, at)
    if (!found) return null
    const number = found.day === null ? null : lastLunarDay(today, found.month, found.day)
    if (number === null) return vagueTime(name, at, found.end)
    return dateReading(name, at, found.end, number, today, {})
  },
  says: [
    ['腊月二十三', '2024-02-02'],
    ['正月十五', '2024-02-24'],
    ['农历八月十五', '2023-09-29'],
    ['腊月', null],
  ],
  never: ['八月十五', '正常'],
} satisfies WordReader
