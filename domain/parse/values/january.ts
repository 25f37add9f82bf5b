import { codeAt, hanDigit, isAsciiDigit, unitExponent } from './glyphs.ts'
import { monthAt } from './month-day.ts'
import type { WordReader } from './reader.ts'

const name = '元月'

/** 元月, 元月三号: January. 300元月租 has yuan before it. */
export const january = {
  name,
  starts: '元',
  read(text, at, { today }) {
    const previous = codeAt(text, at - 1)
    if (codeAt(text, at + 1) !== 0x6708 || isAsciiDigit(previous)) return null
    if (hanDigit(previous) >= 0 || unitExponent(previous) > 0) return null
    return monthAt(text, at, { reader: name, start: at, year: null, said: {}, today })
  },
  says: [
    ['元月三号', '2024-01-03'],
    ['元月', '2024-01'],
  ],
  never: ['300元月租', '元旦', '公元'],
} satisfies WordReader
