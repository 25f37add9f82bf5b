import type { Refiner } from './refiner.ts'

/** 1、走访… 2、务工…: the figure that numbers a line or an item is an ordinal, not an amount. */
export const lineNumber: Refiner = {
  name: '条目序号',
  refine: (readings, text) =>
    readings.map((reading) => {
      if (reading.type !== 'number' || reading.unit !== undefined || reading.value > 99) return reading
      const [start, end] = reading.span
      const isFirst = start === 0 || text[start - 1] === '\n' || text[start - 1] === '(' || text[start - 1] === '（'
      return isFirst && '、.．)）'.includes(text[end] ?? '无') ? { ...reading, ordinal: true } : reading
    }),
}
