import { nothing } from './make.ts'
import type { NumeralReader, WordReader } from './reader.ts'

const name = '哪年的人'

/** 2022级, 2023届, 80后, 00后: people of a year, no amount. */
export const yearGroup = {
  name,
  before: '级届后年世',
  read(numeral, next, text) {
    // 八十年代, 21世纪.
    if (text.startsWith('年代', next) || text.startsWith('世纪', next)) return nothing(name, numeral.start, next + 2)
    if (!numeral.figures || numeral.han || next !== numeral.end) return null
    const isClass =
      '级届'.includes(text[next] ?? '无') && numeral.digits === 4 && numeral.value >= 1950 && numeral.value < 2100
    const isDecade = text[next] === '后' && numeral.digits === 2 && numeral.value % 5 === 0
    return isClass || isDecade ? nothing(name, numeral.start, next + 1) : null
  },
  says: [],
  never: ['三年', '3级', '12届', '100后'],
} satisfies NumeralReader

const eraName = '别的纪年'
const era = /(?:公元前?|民国)[\d零〇一二三四五六七八九十百]{1,6}年/y

/** 公元前221年, 民国38年. */
export const otherEra = {
  name: eraName,
  starts: '公民',
  read(text, at) {
    era.lastIndex = at
    const found = era.exec(text)
    return found ? nothing(eraName, at, at + found[0].length) : null
  },
  says: [],
  never: ['公元', '民国'],
} satisfies WordReader
