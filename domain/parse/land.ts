import type { Reading } from './values/value.ts'

/**
 * 三亩二分地 is 3.2 mu: ten fen are a mu. Where values stand alone they stay two figures, as they are written
 * (contract/parse.md, 'Values alone'); land is told in mu.
 */
export function wholeLand(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length < 2) return readings
  const joined: Reading[] = []
  for (const reading of readings) {
    const last = joined.at(-1)
    if (last !== undefined && isTenths(last, reading) && last.type === 'number' && reading.type === 'number') {
      const value = Number((last.value + reading.value / 10).toFixed(2))
      joined[joined.length - 1] = { ...last, value, span: [last.span[0], reading.span[1]] }
    } else joined.push(reading)
  }
  return joined
}

const isTenths = (last: Reading, next: Reading): boolean =>
  last.type === 'number' &&
  next.type === 'number' &&
  last.unit === '亩' &&
  next.unit === '分' &&
  last.span[1] === next.span[0] &&
  last.exact &&
  next.exact &&
  Number.isInteger(last.value) &&
  next.value < 10
