import type { Reading } from './value.ts'

/**
 * All values of a normalised text, in order, not overlapping. `today`: the day of the message in Asia/Shanghai,
 * YYYY-MM-DD. Spans count in the text as given.
 */
export function readValues(_text: string, _today: string): readonly Reading[] {
  return []
}
