import { codeAt, hanDigit, isAsciiDigit, oneOf, unitExponent } from './glyphs.ts'
import { nothing } from './make.ts'
import type { WordReader } from './reader.ts'

const name = '夹着的零'
const timeBefore = oneOf('年月天岁时钟')

/** The 零 of 三年零两个月, 两岁零三个月 only joins two amounts. */
export const zeroBetween = {
  name,
  starts: '零又',
  read(text, at) {
    const next = codeAt(text, at + 1)
    const isNumber = hanDigit(next) > 0 || isAsciiDigit(next) || unitExponent(next) === 1
    return isNumber && timeBefore(codeAt(text, at - 1)) ? nothing(name, at, at + 1) : null
  },
  says: [],
  never: ['零五分', '两千零五', '一又二分之一'],
} satisfies WordReader
