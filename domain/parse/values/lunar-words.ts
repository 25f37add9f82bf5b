import { codeAt } from './glyphs.ts'
import { numeralAt } from './numeral.ts'

/** 初五, 初十 (and 廿三, 三十 where a month of the old calendar stands before). */
export interface LunarDay {
  readonly day: number
  readonly end: number
}

/** Reads 初一 to 初十 at `at`; null where none stands there. */
export function lunarDayAt(text: string, at: number): LunarDay | null {
  if (codeAt(text, at) !== 0x521d /* 初 */) return null
  const numeral = numeralAt(text, at + 1)
  if (!numeral?.han || !numeral.exact || numeral.value < 1 || numeral.value > 10) return null
  return { day: numeral.value, end: numeral.end }
}
