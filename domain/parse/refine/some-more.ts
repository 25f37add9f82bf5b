import { codeAt, oneOf } from '../values/glyphs.ts'
import type { Reading } from '../values/value.ts'
import type { Refiner } from './refiner.ts'

// 两千出头, 五十岁开外, 一百块挂零: somewhat more, like 多, which has no value (contract, 'Values alone').
const words = ['出头', '开外', '挂零', '冒头', '冒尖']

const begins = oneOf('出开挂冒')

const isMore = ({ span }: Reading, text: string): boolean =>
  begins(codeAt(text, span[1])) && words.some((word) => text.startsWith(word, span[1]))

/** 两千出头 has no value. */
export const someMore: Refiner = {
  name: '出头',
  on: 'number',
  alone: true,
  refine(readings, text) {
    if (!readings.some((reading) => isMore(reading, text))) return readings
    return readings.map((reading) =>
      reading.type === 'number' && isMore(reading, text) ? { ...reading, exact: false } : reading,
    )
  },
}
