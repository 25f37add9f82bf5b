import { isDay } from '../calendar.ts'
import type { Rejections } from './rejections.ts'

/** Readers of one cell, whatever file it stands in. Undefined: empty or not told; wrong: said, and undefined as well. */

const control = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** A cell as text without spaces around it; numbers of a JSON file are no text. */
export function text(from: Rejections, column: string, value: unknown, most = 100): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') return from.reject(column, '要写成文字，放在引号里')
  const trimmed = value.trim()
  if (trimmed === '') return undefined
  // Before anything looks at each sign: a cell may hold megabytes.
  if (trimmed.length > most * 8) return from.reject(column, `超过 ${most} 个字，请缩短`)
  if (control.test(trimmed)) return from.reject(column, '里面有换行或看不见的字符，请删掉')
  if ([...trimmed].length > most) return from.reject(column, `超过 ${most} 个字，请缩短`)
  return trimmed
}

export function word<Word extends string>(
  from: Rejections,
  column: string,
  value: unknown,
  words: readonly Word[],
): Word | undefined {
  const said = text(from, column, value)
  if (said === undefined) return undefined
  const known = words.find((one) => one === said)
  return known ?? from.reject(column, `“${said}”不在代码表里，请写 ${words.join('、')} 之一`)
}

/** Days as files write them: 2024-07-15, 2024/7/15, 2024.7.15, 20240715, 2024年7月15日. */
export function day(from: Rejections, column: string, value: unknown): string | undefined {
  const said = text(from, column, value)
  if (said === undefined) return undefined
  const [, year = '', month = '', date = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(said) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(said) ?? []
  const read = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(read) ? read : from.reject(column, `“${said}”不是日期，请写成 2024-07-15`)
}

export function yesNo(from: Rejections, column: string, value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const said = word(from, column, value, ['是', '否'])
  return said === undefined ? undefined : said === '是'
}

/** Yuan, not negative, at most a hundred million. */
export function yuan(from: Rejections, column: string, value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const read = typeof value === 'number' ? value : Number(String(value).replaceAll(/[,，元\s]/g, '') || Number.NaN)
  if (!Number.isFinite(read)) return from.reject(column, `“${String(value).slice(0, 40)}”不是数，请写数字，如 4500`)
  if (read < 0) return from.reject(column, '不能是负数，请写 0 或正数')
  if (read > 100_000_000) return from.reject(column, '太大了，请核对单位是不是元')
  return Math.round(read * 100) / 100
}

/** A name of a person, its dot in one writing (阿依古丽·买买提). What letters it may have no form says. */
export function personName(from: Rejections, column: string, value: unknown): string | undefined {
  return text(from, column, value, 50)?.replaceAll(/[•‧∙・]/gu, '·')
}
