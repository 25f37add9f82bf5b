import { numeralAt } from '../values/numeral.ts'
import type { NumberReading, Reading } from '../values/value.ts'
import { isSpan } from './joins.ts'
import type { Refiner } from './refiner.ts'

/** 3-5万, 一千到两千万: the 万 of the second end is the first one's too, where the first has none and is the smaller figure. */
function shared(first: NumberReading, second: NumberReading, text: string): number {
  const lower = numeralAt(text, first.span[0])
  const upper = numeralAt(text, second.span[0])
  if (
    !lower?.exact ||
    !upper?.exact ||
    lower.end !== first.span[1] ||
    (lower.multiplier > 1 && lower.multiplier >= upper.multiplier)
  )
    return 1
  const figure = upper.value / upper.multiplier
  return upper.multiplier >= 100 && lower.value < figure && figure < (lower.multiplier > 1 ? 10_000 : 1000)
    ? upper.multiplier
    : 1
}

export const sharedMultiplier: Refiner = {
  name: '共用万千',
  on: 'number',
  refine(readings, text) {
    const refined: Reading[] = []
    for (const reading of readings) {
      const last = refined.at(-1)
      if (
        last?.type === 'number' &&
        reading.type === 'number' &&
        // Nothing below a hundred ends in 百, 千, 万.
        reading.value >= 100 &&
        last.exact &&
        !last.negative &&
        isSpan(text, last.span[1], reading.span[0])
      ) {
        const factor = shared(last, reading, text)
        const value = Number((last.value * factor).toPrecision(15))
        if (factor > 1) refined[refined.length - 1] = { ...last, value, money: last.money || reading.money }
      }
      refined.push(reading)
    }
    return refined
  },
}
