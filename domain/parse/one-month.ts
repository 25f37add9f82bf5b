import type { Reading } from './values/value.ts'

const told = /^(?:[,\s]?(?:能|可以)?(?:挣|拿|开|给|发|是|大概|差不多|工资|[涨加降扣补报]了?)?)$/

/** 一月四千八 is 4,800 a month, no January: a month that stands right before a sum is what the sum is for. */
export function oneMonth(text: string, readings: readonly Reading[]): readonly Reading[] {
  if (!readings.some((reading) => isOne(text, reading))) return readings
  return readings.flatMap((reading, at): readonly Reading[] => {
    if (isOne(text, reading) && isPay(text, reading, readings[at + 1])) return []
    const before = readings[at - 1]
    if (reading.type !== 'number' || before === undefined || !isOne(text, before) || !isPay(text, before, reading))
      return [reading]
    // 一月涨了三百 is no pay of three hundred.
    return [changed.test(text.slice(before.span[1], reading.span[0])) ? reading : { ...reading, per: 'month' }]
  })
}

const changed = /[涨加降扣补]/

const isOne = (text: string, { type, span }: Reading): boolean =>
  type === 'month' && span[1] - span[0] === 2 && /^[一1]月$/.test(text.slice(span[0], span[1]))

function isPay(text: string, month: Reading, next: Reading | undefined): boolean {
  if (next?.type !== 'number' || !(next.money || next.unit === undefined)) return false
  const between = text.slice(month.span[1], next.span[0])
  return told.test(between) && next.value >= 100 && (text[month.span[0]] === '一' || between === '')
}
