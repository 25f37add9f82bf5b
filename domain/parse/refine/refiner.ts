import type { Reading } from '../values/value.ts'

/** A decision between readings that stand in order: it may join, change or drop some; it adds none of its own. */
export interface Refiner {
  readonly name: string
  refine(readings: readonly Reading[], text: string): readonly Reading[]
}
