import { codeAt, hanDigit, isAsciiDigit, oneOf } from '../values/glyphs.ts'
import type { Refiner } from './refiner.ts'

const opens = oneOf('(（')
const ends = oneOf('、.．)）')
const breaks = oneOf('\n 。；;，,:：')

function isAtStart(text: string, start: number): boolean {
  const at = opens(codeAt(text, start - 1)) ? start - 2 : start - 1
  return at < 0 || (at === start - 2 ? breaks(codeAt(text, at)) : codeAt(text, at) === 10)
}

/** 1、走访… 2、务工…: the figure that numbers a line or an item is an ordinal, not an amount. */
export const lineNumber: Refiner = {
  name: '条目序号',
  refine: (readings, text) =>
    readings.map((reading) => {
      if (reading.type !== 'number' || reading.unit !== undefined || !(reading.value < 100)) return reading
      const [start, end] = reading.span
      const next = codeAt(text, end + 1)
      const isItem = ends(codeAt(text, end)) && isAtStart(text, start) && hanDigit(next) < 0 && !isAsciiDigit(next)
      return isItem && next !== 0 ? { ...reading, ordinal: true } : reading
    }),
}
