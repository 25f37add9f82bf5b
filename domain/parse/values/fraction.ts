import { afterBlanks, codeAt, isAsciiDigit, unitExponent } from './glyphs.ts'
import { measureAt } from './measures.ts'
import { type Numeral, numeralAt } from './numeral.ts'
import type { NumeralReader, WordReader } from './reader.ts'
import type { NumberReading } from './value.ts'

const name = '几分之几'

function numberOf(
  start: number,
  end: number,
  value: number,
  exact: boolean,
  text: string,
  reader: string,
): NumberReading {
  const unit = measureAt(text, end)
  const reading = { type: 'number', span: [start, end + unit.length], value, exact, money: false, reader } as const
  return unit === '' ? reading : { ...reading, unit }
}

/** 分之 at `at`, then the figure above the line; null where it is none. Blanks may part them (三分 之 二). */
function above(text: string, at: number): Numeral | null {
  if (text[at] !== '分') return null
  const of = afterBlanks(text, at + 1)
  return text[of] === '之' ? numeralAt(text, afterBlanks(text, of + 1)) : null
}

/** 三分之二 → 2/3; 1/2 where it is no day (1/2亩, 1/2的). */
export const fraction = {
  name,
  before: '分/',
  read(numeral, next, text) {
    const { start, end, value } = numeral
    if (text[next] === '分') {
      const upper = above(text, next)
      if (!upper || value === 0) return null
      return numberOf(start, upper.end, upper.value / value, upper.exact && numeral.exact, text, name)
    }
    if (next !== end || !isAsciiDigit(codeAt(text, next + 1)) || !numeral.figures || codeAt(text, start - 1) === 47)
      return null
    const lower = numeralAt(text, next + 1)
    if (!lower?.figures || lower.value === 0 || codeAt(text, lower.end) === 47) return null
    // 血压160/95: two figures.
    if (value > lower.value && (lower.value > 12 || value >= 100)) return null
    // 普工/6000/3月去的: cells of a row.
    if ('月日号年.'.includes(text[lower.end] ?? '无')) return null
    return numberOf(start, lower.end, value / lower.value, true, text, name)
  },
  says: [
    ['三分之二', 2 / 3],
    ['十分之一', 0.1],
    ['七分 之 一', 1 / 7],
    ['1/2亩', 0.5],
    ['13/40', 13 / 40],
  ],
  never: ['12/1', '三分钱', '2024/7/15'],
} satisfies NumeralReader

const mixedName = '几又几分之几'

/** 二又三分之一, 1又1/2. */
export const mixed = {
  name: mixedName,
  before: '又',
  read(numeral, next, text) {
    const first = numeralAt(text, afterBlanks(text, next + 1))
    if (!first) return null
    const isSlash = text[first.end] === '/'
    const second = isSlash ? numeralAt(text, first.end + 1) : above(text, afterBlanks(text, first.end))
    const [upper, lower] = isSlash ? [first, second] : [second, first]
    if (!second || !upper || !lower || lower.value === 0) return null
    const value = numeral.value + upper.value / lower.value
    return numberOf(numeral.start, second.end, value, numeral.exact && second.exact, text, mixedName)
  },
  says: [
    ['二又三分之一', 2 + 1 / 3],
    ['1又1/2', 1.5],
  ],
  never: ['3又来了'],
} satisfies NumeralReader

const percentName = '百分之几'

// 百, 千, 万 and what is made of them: 百万分之三, 千万分之三, 仟分之贰.
const scale = /[百千万佰仟][万千]{0,2}(?=分)/y

/** 百分之五 → 5, as 5% is: the figure as written, not converted. 千分之三 is a fraction. */
export const percent = {
  name: percentName,
  starts: '百千万佰仟',
  read(text, at) {
    scale.lastIndex = at
    const found = scale.exec(text)
    if (!found) return null
    if (text.startsWith('百分百', at)) return numberOf(at, at + 3, 100, true, text, percentName)
    const upper = above(text, at + found[0].length)
    let exponent = 0
    for (const unit of found[0]) exponent += unitExponent(unit.charCodeAt(0))
    const below = exponent === 2 ? 1 : 10 ** exponent
    if (upper) return numberOf(at, upper.end, upper.value / below, upper.exact, text, percentName)
    return text.startsWith('百分之百', at) ? numberOf(at, at + 4, 100, true, text, percentName) : null
  },
  says: [
    ['百分之五', 5],
    ['百分之三十五点五', 35.5],
    ['百分之 三十', 30],
    ['百分之百', 100],
    ['千分之三', 0.003],
    ['百万分之三', 0.000003],
  ],
  never: ['百分点', '五百'],
} satisfies WordReader
