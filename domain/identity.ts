import { isDay } from './calendar.ts'

/** What a 证件号码 tells: a resident's ID of 18 signs (GB 11643), or a disability card of 20 or 22 that begins with one. */
export interface Identity {
  /** Half-width, X upper-case, no spaces. */
  readonly number: string
  /** YYYY-MM-DD. */
  readonly birthOn: string
  readonly sex: '男' | '女'
}

export type IdentityRead =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly wrong: string }

/** Half-width and without the spaces and dashes people put between groups. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\-\u200b-\u200f\ufeff]/g, '')
    .toUpperCase()
}

/** A number as we show it ourselves: with `*` for what is hidden. It says nothing new. */
export function isMasked(text: string): boolean {
  return text.includes('*') || text.includes('＊')
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The 18th sign of an ID number by its first 17 digits (ISO 7064 MOD 11-2). */
export function checkSign(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return '10X98765432'.charAt(sum % 11)
}

/** Reads a 证件号码; `wrong` is a Chinese clause without the number itself: what is wrong and how to put it right. */
export function readIdentity(text: string): IdentityRead {
  const number = plainNumber(text)
  if (!/^\d{17}[\dX](\d{2}|\d{4})?$/.test(number)) {
    return { ok: false, wrong: `是 ${[...number].length} 位，应是 18 位身份证号（残疾证 20 或 22 位），请对照证件改` }
  }
  if (checkSign(number.slice(0, 17)) !== number[17]) {
    return { ok: false, wrong: '校验位不对，有一位数字写错了，请对照证件改' }
  }
  const birthOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birthOn) || birthOn < '1880-01-01') {
    return { ok: false, wrong: '第 7 到 14 位不是出生日期，请对照证件改' }
  }
  return { ok: true, identity: { number, birthOn, sex: Number(number[16]) % 2 === 1 ? '男' : '女' } }
}

/** A telephone number as kept, or null: a mobile number, or a fixed line with or without its area code. */
export function readPhone(text: string): string | null {
  const number = plainNumber(text).replace(/^(\+?86)(?=1\d{10}$)/, '')
  return /^(1\d{10}|0\d{9,11}|[2-8]\d{6,7})$/.test(number) ? number : null
}

/** A bank account as kept, or null. No checksum: passbooks of rural banks have none. */
export function readBankAccount(text: string): string | null {
  const number = plainNumber(text)
  return /^\d{8,32}$/.test(number) ? number : null
}
