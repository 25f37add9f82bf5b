import { codeAt, hanDigit, isAsciiDigit, oneOf } from './glyphs.ts'
import { measureAt } from './measures.ts'
import type { Numeral } from './numeral.ts'
import type { NumeralReader } from './reader.ts'
import type { NumberReading } from './value.ts'

const name = '块毛分'
// 三块地, 两块砖: pieces, not yuan.
const pieces = oneOf('地田砖石布肉糖表牌板蛋玉屏匾布铁木')
const dime = oneOf('毛角毫')
const milli = oneOf('升米克安伏秒瓦巴无不针')
const jiaoNot = oneOf('形星度落铁楼大')
const cent = oneOf('分')
const centNot = oneOf('之钟')
const moneyEnd = /(?:钱|整|人民币|子(?!女|孙))/y

interface Sum {
  /** In fen, so that 3.3 yuan stays 3.3. */
  fen: number
  end: number
  exact: boolean
}

const digitAt = (text: string, at: number): number => {
  const code = codeAt(text, at)
  return isAsciiDigit(code) ? code - 48 : code === 0x4e24 ? 2 : hanDigit(code)
}

/** May a bare digit at `at` close the amount (三块五)? Not where it begins 三块一斤, or a longer number. */
function closes(text: string, at: number): boolean {
  const next = codeAt(text, at + 1)
  // 三块五一斤: 一 begins what the price is for.
  if (next === 0x4e00 && measureAt(text, at + 2) !== '') return true
  if (digitAt(text, at + 1) >= 0 || next === 46 || next === 0x5341) return false
  return next === 0x5757 || measureAt(text, at + 1) === '' || text.startsWith('毛', at + 1)
}

/** 五毛, 五角 at `at`, then 二, 二分. Adds to the sum; `isTail`: yuan were said before. */
function addDimes(sum: Sum, text: string, dimes: number, at: number): void {
  sum.fen += dimes * 10
  sum.end = at + 1
  const next = digitAt(text, sum.end)
  if (next < 0) return
  if (cent(codeAt(text, sum.end + 1))) {
    sum.fen += next
    sum.end += 2
  } else if (closes(text, sum.end)) {
    sum.fen += next
    sum.end += 1
  }
}

/** What stands behind 元 or 块: 五毛, 零五分, 5, 50. */
function addChange(sum: Sum, text: string, isKuai: boolean): void {
  if (text[sum.end] === '多' || text[sum.end] === '来') {
    sum.exact = false
    sum.end++
    return
  }
  if (isKuai && text[sum.end] === '半' && !/[年天个月]/.test(text[sum.end + 1] ?? '')) {
    sum.fen += 50
    sum.end++
    return
  }
  const at = text[sum.end] === '零' && digitAt(text, sum.end + 1) > 0 ? sum.end + 1 : sum.end
  const digit = digitAt(text, at)
  if (digit < 0) return
  const mark = codeAt(text, at + 1)
  if (dime(mark)) addDimes(sum, text, digit, at + 1)
  else if (isKuai && at > sum.end && closes(text, at)) {
    // 一块零八: the figure behind 零 is fen.
    sum.fen += digit
    sum.end = at + 1
  } else if (cent(mark) && !centNot(codeAt(text, at + 2))) {
    sum.fen += digit
    sum.end = at + 2
  } else if (isKuai && at === sum.end && closes(text, at)) {
    sum.fen += digit * 10
    sum.end = at + 1
  } else if (isKuai && at === sum.end) addTwoFigures(sum, text)
}

/** 12块50: two Arabic digits are fen. */
function addTwoFigures(sum: Sum, text: string): void {
  const { end } = sum
  if (!isAsciiDigit(codeAt(text, end)) || !isAsciiDigit(codeAt(text, end + 1))) return
  if (digitAt(text, end + 2) >= 0 || measureAt(text, end + 2) !== '') return
  sum.fen += Number(text.slice(end, end + 2))
  sum.end += 2
}

function yuanReading(numeral: Numeral, sum: Sum, text: string): NumberReading {
  moneyEnd.lastIndex = sum.end
  const tail = moneyEnd.exec(text)
  const end = sum.end + (tail?.[0].length ?? 0)
  const value = Math.round(sum.fen) / 100
  return { type: 'number', span: [numeral.start, end], value, exact: sum.exact, money: true, unit: '元', reader: name }
}

// 考了5分, 打8分, 共95分: points. A lone 5分 is money (contract).
const points = oneOf('考打得评扣积加减获了为共计总满')
const afterCents = oneOf(' ,.;:!?、。，；：！？)）\n')

/** 三亩五分, 十亩零五分: tenths of a mu. */
function landBefore(text: string, start: number): boolean {
  return text[text[start - 1] === '零' ? start - 2 : start - 1] === '亩'
}

function centsAlone(numeral: Numeral, next: number, text: string): NumberReading | null {
  const follows = codeAt(text, next + 1)
  const isMoney = follows === 0x94b1
  if (!isMoney && follows !== 0 && !afterCents(follows)) return null
  if (
    !isMoney &&
    (landBefore(text, numeral.start) ||
      points(codeAt(text, numeral.start - 1)) ||
      numeral.value >= 10 ||
      !numeral.whole)
  )
    return null
  return yuanReading(numeral, { fen: numeral.value, end: next + 1, exact: numeral.exact }, text)
}

/** 三块五 → 3.5, 一毛五 → 0.15, 5分钱 → 0.05, 12元3角; in yuan. */
export const money = {
  name,
  before: '块元圆毛角分毫蚊',
  read(numeral, next, text) {
    const mark = codeAt(text, next)
    const sum: Sum = { fen: 0, end: next, exact: numeral.exact }
    if (cent(mark)) return centsAlone(numeral, next, text)
    if (dime(mark)) {
      if (mark === 0x6beb && milli(codeAt(text, next + 1))) return null
      if (mark === 0x89d2 && jiaoNot(codeAt(text, next + 1))) return null
      addDimes(sum, text, numeral.value, next)
      return yuanReading(numeral, sum, text)
    }
    // 蚊 is how Canton says 块.
    const isKuai = mark === 0x5757 || mark === 0x868a
    if (isKuai && pieces(codeAt(text, next + 1))) return null
    sum.fen = numeral.value * 100
    sum.end = next + 1
    addChange(sum, text, isKuai)
    return yuanReading(numeral, sum, text)
  },
  says: [
    ['一块二', 1.2],
    ['三块五毛', 3.5],
    ['三块五毛二', 3.52],
    ['三块半', 3.5],
    ['12块50', 12.5],
    ['一毛五', 0.15],
    ['5毛钱', 0.5],
    ['5分', 0.05],
    ['5分钱', 0.05],
    ['三元零五分', 3.05],
    ['壹佰贰拾叁元肆角伍分', 123.45],
    ['三块一斤', 3],
    ['三块五一斤', 3.5],
    ['一块零八一斤', 1.08],
    ['八百来块', null],
    ['三块多', null],
  ],
  never: ['三块地', '考了95分', '三角形', '5分钟', '三分之二'],
} satisfies NumeralReader
