import { codeAt, hanDigit, isAsciiDigit } from './glyphs.ts'
import { measureAt } from './measures.ts'
import type { NumeralReader } from './reader.ts'

const name = '一米七五'
const digitAt = (text: string, at: number): number => {
  const code = codeAt(text, at)
  return isAsciiDigit(code) ? code - 48 : hanDigit(code)
}

/** 一米七五 → 1.75, 38度5 → 38.5, 两亩三 → 2.3: the figures behind the unit are its tenths and hundredths. */
export const measureAndTail = {
  name,
  before: '米度亩斤尺丈吨成',
  read(numeral, next, text) {
    const unit = text[next] ?? ''
    let end = unit === '成' && text[next + 1] === ' ' ? next + 2 : next + 1
    const from = end
    if (!numeral.exact || !numeral.whole) return null
    while (end < from + 2 && digitAt(text, end) >= 0) end++
    const digits = end - from
    if (digits === 0 || (digits === 2 && unit !== '米') || digitAt(text, end) >= 0) return null
    const isGuess = text[end] === '几' || text[end] === '多'
    // 一米二三: a guess. 两亩三分, 三斤2两: two figures with a unit each.
    const follows = codeAt(text, end)
    if (follows === 46 || '十百千万点'.includes(text[end] ?? '无') || measureAt(text, end) !== '') return null
    const tail = [digitAt(text, from), digits === 2 ? digitAt(text, from + 1) : 0] as const
    if (digits === 2 && tail[1] === tail[0] + 1 && hanDigit(codeAt(text, from)) > 0 && tail[0] > 2) return null
    const value = numeral.value + tail[0] / 10 + tail[1] / 100
    return {
      type: 'number',
      span: [numeral.start, isGuess ? end + 1 : end],
      value: Number(value.toFixed(2)),
      exact: !isGuess,
      money: false,
      unit,
      reader: name,
    }
  },
  says: [
    ['一米七五', 1.75],
    ['1米75', 1.75],
    ['38度5', 38.5],
    ['三斤二', 3.2],
  ],
  never: ['两亩三分', '3斤2两', '5米', '一斤二两'],
} satisfies NumeralReader
