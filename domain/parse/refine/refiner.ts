import type { Reading } from '../values/value.ts'

/** A decision between readings that stand in order: it may join, change or drop some; it adds none of its own. */
export interface Refiner {
  readonly name: string
  /** It has nothing to do where at least two readings, one of them of this type, are not there. */
  readonly on: Reading['type']
  /** It decides on a reading alone as well. */
  readonly alone?: true
  refine(readings: readonly Reading[], text: string): readonly Reading[]
}
