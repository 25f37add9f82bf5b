import { codeAt } from './glyphs.ts'
import { numeralAt } from './numeral.ts'

/** 初五, 初十 (and 廿三, 三十 where a month of the old calendar stands before). */
export interface LunarDay {
  readonly day: number
  readonly end: number
}

/** Reads 初一 to 初十, 廿 to 廿九 at `at`, with the 日 or 号 of 初五号; null where none stands there. */
export function lunarDayAt(text: string, at: number): LunarDay | null {
  const isTwenties = codeAt(text, at) === 0x5eff /* 廿 */
  if (!isTwenties && codeAt(text, at) !== 0x521d /* 初 */) return null
  const numeral = numeralAt(text, isTwenties ? at : at + 1)
  if (!numeral?.exact || numeral.value < 1 || numeral.value > (isTwenties ? 29 : 10)) return null
  const hasMark = '日号'.includes(text[numeral.end] ?? '无')
  // 今个月廿号 is how Canton says the 20th.
  return isTwenties && hasMark ? null : { day: numeral.value, end: hasMark ? numeral.end + 1 : numeral.end }
}
