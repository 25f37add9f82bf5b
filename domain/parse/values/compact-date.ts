import { dayNumber, exists } from './days.ts'
import { dateReading } from './make.ts'
import { measureAt } from './measures.ts'
import type { NumeralReader } from './reader.ts'

const name = '八位日期'

/** 20240715: eight digits of this or the last century that are a day, with no unit behind. */
export const compactDate = {
  name,
  before: '',
  read(numeral, next, text, { today }) {
    if (numeral.digits !== 8 || numeral.han || !numeral.figures || numeral.end - numeral.start !== 8) return null
    const year = Math.floor(numeral.value / 10_000)
    const [month, day] = [Math.floor(numeral.value / 100) % 100, numeral.value % 100]
    if (year < 1900 || year >= 2100 || !exists(year, month, day) || measureAt(text, next) !== '') return null
    return dateReading(name, numeral.start, numeral.end, dayNumber(year, month, day), today, { yearSaid: true })
  },
  says: [['20240715', '2024-07-15']],
  never: ['20241350', '20240715元', '12345678'],
} satisfies NumeralReader
