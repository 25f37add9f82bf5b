import { normalise } from './normalise.ts'
import { daySpan, monthSpan } from './refine/day-span.ts'
import { lineNumber } from './refine/line-number.ts'
import { eachMonth, rate } from './refine/rate.ts'
import type { Refiner } from './refine/refiner.ts'
import { sameDay } from './refine/same-day.ts'
import { sharedMultiplier } from './refine/shared-multiplier.ts'
import { someMore } from './refine/some-more.ts'
import { yearThenMonth } from './refine/year-then-month.ts'
import { todayOf } from './values/days.ts'
import { scan } from './values/scan.ts'
import type { NumberReading, Reading } from './values/value.ts'

/** In this order, each on what the one before it left. */
const refiners: readonly Refiner[] = [
  someMore,
  sharedMultiplier,
  sameDay,
  daySpan,
  monthSpan,
  yearThenMonth,
  eachMonth,
  rate,
  lineNumber,
]

/**
 * All values of a normalised text, in order, not overlapping. `today`: the day of the message in Asia/Shanghai,
 * YYYY-MM-DD. Spans count in the text as given. Linear in the text's length.
 */
export function readValues(text: string, today: string): readonly Reading[] {
  let readings: readonly Reading[] = scan(text, todayOf(today))
  if (readings.length === 0) return readings
  for (const refiner of refiners) {
    if (readings.length === 1 && refiner.alone === undefined) continue
    if (has(readings, refiner.on)) readings = refiner.refine(readings, text)
  }
  return readings
}

function has(readings: readonly Reading[], type: Reading['type']): boolean {
  for (const reading of readings) if (reading.type === type) return true
  return false
}

const shanghai = 8 * 3_600_000

/** The day in Asia/Shanghai (no summer time since 1991) of an ISO instant; without an offset it is Shanghai's own. */
export function shanghaiDay(instant: string): string {
  if (instant.length < 20 || instant.endsWith('+08:00')) return instant.slice(0, 10)
  return new Date(Date.parse(instant) + shanghai).toISOString().slice(0, 10)
}

export interface ValuesAlone {
  /** Every exact number: amounts, counts, durations; as written, not converted. */
  readonly numbers: readonly number[]
  /** Every full date, YYYY-MM-DD; of a span both ends. */
  readonly dates: readonly string[]
}

/** 1、走访: it numbers a line. 第三 is a figure. */
const isItemNumber = ({ ordinal, reader }: NumberReading): boolean => ordinal === true && reader !== '第几'

/** The contract's 'Values alone': numbers and full dates of a text as it was sent, with no roster and no kinds. */
export function valuesAlone(text: string, at: string): ValuesAlone {
  const numbers: number[] = []
  const dates: string[] = []
  for (const reading of readValues(normalise(text).text, shanghaiDay(at))) {
    if (reading.type === 'number' && reading.exact) {
      if (!isItemNumber(reading)) numbers.push(reading.value)
    } else if (reading.type === 'duration' && reading.amount !== null) numbers.push(reading.amount)
    else if (reading.type === 'date') {
      dates.push(reading.from)
      if (reading.to !== undefined) dates.push(reading.to)
    }
  }
  return { numbers, dates }
}
