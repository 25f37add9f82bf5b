import { measureAt } from './measures.ts'
import { numeralAt } from './numeral.ts'
import type { WordReader } from './reader.ts'

const name = '第几'

/** 第三 is the figure 3. */
export const ordinal = {
  name,
  starts: '第',
  read(text, at) {
    const numeral = numeralAt(text, at + 1)
    if (!numeral || numeral.dotted) return null
    const unit = measureAt(text, numeral.end)
    const span = [at, numeral.end + unit.length] as const
    const reading = {
      type: 'number',
      span,
      value: numeral.value,
      exact: numeral.exact,
      money: false,
      ordinal: true,
      reader: name,
    } as const
    return unit === '' ? reading : { ...reading, unit }
  },
  says: [
    ['第三', 3],
    ['第12名', 12],
  ],
  never: ['第一书记', '第二天', '第一季度', '及第'],
} satisfies WordReader

const pairName = '俩仨'

/** 俩 → 2, 仨 → 3. */
export const pair = {
  name: pairName,
  starts: '俩仨',
  read(text, at) {
    const unit = measureAt(text, at + 1)
    const value = text[at] === '俩' ? 2 : 3
    const span = [at, at + 1 + unit.length] as const
    const reading = { type: 'number', span, value, exact: true, money: false, reader: pairName } as const
    return unit === '' ? reading : { ...reading, unit }
  },
  says: [
    ['俩', 2],
    ['仨人', 3],
  ],
  never: ['两'],
} satisfies WordReader
