import type { Reading } from '../values/value.ts'
import type { Refiner } from './refiner.ts'

/** 2023年1-3月, 2023年，7月15日 is not touched: only a month that stands right behind the year takes it. */
export const yearThenMonth: Refiner = {
  name: '年月相连',
  on: 'year',
  refine(readings) {
    const refined: Reading[] = []
    for (const reading of readings) {
      const last = refined.at(-1)
      const isBehind = last?.type === 'year' && reading.type === 'month' && last.span[1] === reading.span[0]
      if (!isBehind) refined.push(reading)
      else {
        const shift = last.year - Number(reading.month.slice(0, 4))
        const month = `${last.year}${reading.month.slice(4)}`
        const to = reading.to && `${Number(reading.to.slice(0, 4)) + shift}${reading.to.slice(4)}`
        const span = [last.span[0], reading.span[1]] as const
        refined[refined.length - 1] = to ? { ...reading, span, month, to } : { ...reading, span, month }
      }
    }
    return refined
  },
}
