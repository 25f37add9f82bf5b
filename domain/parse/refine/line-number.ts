import { codeAt, hanDigit, isAsciiDigit, oneOf } from '../values/glyphs.ts'
import type { Reading } from '../values/value.ts'
import type { Refiner } from './refiner.ts'

const opens = oneOf('(（')
const ends = oneOf('、.．)）')
const breaks = oneOf('\n 。；;，,:：')

function isAtStart(text: string, start: number): boolean {
  const at = opens(codeAt(text, start - 1)) ? start - 2 : start - 1
  return at < 0 || (at === start - 2 ? breaks(codeAt(text, at)) : codeAt(text, at) === 10)
}

function isItem(reading: Reading, text: string): boolean {
  const [start, end] = reading.span
  // A table's first cell: 1⇥葛佳佳⇥郑州.
  if (codeAt(text, end) === 9 && reading.type === 'number' && reading.unit === undefined && reading.value < 1000)
    return isAtStart(text, start) && codeAt(text, end + 1) >= 0x3400
  if (!ends(codeAt(text, end)) || reading.type !== 'number' || reading.unit !== undefined) return false
  const next = codeAt(text, end + 1)
  return reading.value < 100 && next !== 0 && hanDigit(next) < 0 && !isAsciiDigit(next) && isAtStart(text, start)
}

/** 1、走访… 2、务工…: the figure that numbers a line or an item is an ordinal, not an amount. */
export const lineNumber: Refiner = {
  name: '条目序号',
  on: 'number',
  alone: true,
  refine(readings, text) {
    if (!readings.some((reading) => isItem(reading, text))) return readings
    return readings.map((reading) => (isItem(reading, text) ? { ...reading, ordinal: true } : reading))
  },
}
