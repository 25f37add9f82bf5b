import { fraction, mixed, percent } from './fraction.ts'
import { afterBlanks, codeAt, hanDigit, isAsciiDigit, isAsciiLetter, oneOf, unitExponent } from './glyphs.ts'
import { measureAt } from './measures.ts'
import { isMoney } from './money-units.ts'
import { type Numeral, numeralAt } from './numeral.ts'
import type { WordReader } from './reader.ts'
import type { NumberReading } from './value.ts'

const name = '负数'
const minus = oneOf('-−﹣')

// 上午-12日下午: a span of days.
const partOfDay = oneOf('午晨晚早夜里底初末中')

/** A minus stands for itself: not between two figures (3-5), in a code (JY-0001) or behind a reading (5日-8日). */
function isSign(text: string, at: number, lastEnd: number): boolean {
  const previous = codeAt(text, at - 1)
  if (
    isAsciiDigit(previous) ||
    isAsciiLetter(previous) ||
    minus(previous) ||
    previous === 41 ||
    partOfDay(previous) ||
    lastEnd === at
  )
    return false
  return hanDigit(previous) < 0 && unitExponent(previous) === 0 && measureAt(text, at - 1) === ''
}

/** What is less than whole behind a sign: 负三分之二, 负百分之五. */
function partAt(text: string, at: number): NumberReading | null {
  const percentage = percent.read(text, at)
  if (percentage) return percentage
  const numeral = numeralAt(text, at)
  if (!numeral) return null
  if (text[numeral.end] === '又') return mixed.read(numeral, numeral.end, text)
  return text[numeral.end] === '分' ? fraction.read(numeral, numeral.end, text) : null
}

/** The 4 of -3/4; null where none stands there, or it goes on as a day does (-3/4/5). */
function lowerAt(text: string, upper: Numeral): Numeral | null {
  if (!upper.figures || upper.han || codeAt(text, upper.end) !== 47 || !isAsciiDigit(codeAt(text, upper.end + 1)))
    return null
  const lower = numeralAt(text, upper.end + 1)
  return lower?.figures && lower.value > 0 && codeAt(text, lower.end) !== 47 ? lower : null
}

/** -.5: no 0 before the point. */
function pointAt(text: string, at: number): Numeral | null {
  if (codeAt(text, at) !== 46 || !isAsciiDigit(codeAt(text, at + 1))) return null
  const numeral = numeralAt(text, at + 1)
  return numeral && { ...numeral, start: at, value: Number(`0.${text.slice(at + 1, numeral.end)}`), whole: false }
}

/** 负三, -500, 零下5度. */
export const signed = {
  name,
  starts: '负零-−﹣',
  read(text, at, { before }) {
    const code = codeAt(text, at)
    const isMinus = minus(code)
    if (isMinus && !isSign(text, at, before.at(-1)?.span[1] ?? -1)) return null
    if (code === 0x96f6 && codeAt(text, at + 1) !== 0x4e0b) return null
    const sign = code === 0x96f6 ? at + 2 : at + 1
    const from = isMinus ? sign : afterBlanks(text, sign)
    const part = partAt(text, from)
    if (part) return { ...part, span: [at, part.span[1]], value: -part.value, negative: true, reader: name }
    const numeral = numeralAt(text, from) ?? pointAt(text, from)
    const below = numeral ? lowerAt(text, numeral) : null
    if (numeral && below) {
      const value = -numeral.value / below.value
      return { type: 'number', span: [at, below.end], value, exact: true, money: false, negative: true, reader: name }
    }
    if (!numeral || numeral.dotted || (isMinus && numeral.han && numeral.value === 0)) return null
    const unit = measureAt(text, numeral.end)
    const end = numeral.end + unit.length
    const { value, exact } = numeral
    return {
      type: 'number',
      span: [at, end],
      value: -value,
      exact,
      money: isMoney(unit),
      negative: true,
      unit,
      reader: name,
    }
  },
  says: [
    ['负三', -3],
    ['负二点五', -2.5],
    ['负三分之二', -2 / 3],
    ['-500元', -500],
    ['-.5', -0.5],
    ['-3/4', -0.75],
    ['零下5度', -5],
  ],
  never: ['负责', '3-5天', '零工'],
} satisfies WordReader

const signName = '钱号'
const sign = /(?:[¥$€£]|HK\$|US\$|(?:rmb|cny|usd|hkd|人民币|美元))[ :]?(?=[\d一二两三四五六七八九十])/iy

/** ¥4500, $5, RMB4500. */
export const signBefore = {
  name: signName,
  starts: '¥$€£HUhuRrCc人美',
  read(text, at) {
    sign.lastIndex = at
    const found = sign.exec(text)
    const numeral = found ? numeralAt(text, at + found[0].length) : null
    if (!numeral) return null
    const unit = measureAt(text, numeral.end)
    const end = isMoney(unit) ? numeral.end + unit.length : numeral.end
    return {
      type: 'number',
      span: [at, end],
      value: numeral.value,
      exact: numeral.exact,
      money: true,
      unit: '元',
      reader: signName,
    }
  },
  says: [
    ['¥4,500', 4500],
    ['$5', 5],
    ['RMB4500', 4500],
  ],
  never: ['人民', 'R3'],
} satisfies WordReader
