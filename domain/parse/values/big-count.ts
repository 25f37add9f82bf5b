import { measureAt } from './measures.ts'
import { isMoney } from './money-units.ts'
import type { NumeralReader } from './reader.ts'

const name = '几个亿'
const pattern = /个(多|来)?(亿|万(?![一元二三四五]))/y

/** 两个亿 is 200,000,000; 一个多亿 has no value. */
export const bigCount = {
  name,
  before: '个',
  read(numeral, next, text) {
    pattern.lastIndex = next
    const found = pattern.exec(text)
    if (!found) return null
    const end = next + found[0].length
    const unit = measureAt(text, end)
    const value = Number((numeral.value * (found[2] === '亿' ? 1e8 : 1e4)).toPrecision(15))
    const exact = numeral.exact && found[1] === undefined
    return {
      type: 'number',
      span: [numeral.start, end + unit.length],
      value,
      exact,
      money: isMoney(unit),
      reader: name,
    }
  },
  says: [
    ['两个亿', 200_000_000],
    ['1.5个亿', 150_000_000],
    ['一个多亿', null],
  ],
  never: ['三个', '两个半'],
} satisfies NumeralReader
