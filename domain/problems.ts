import type { Span } from './parse/types.ts'

/** Every code of contract/parse.md. A problem is told to the sender; it is no error of the program. */
export const problemCodes = [
  'unknown-kind',
  'unknown-household',
  'ambiguous-household',
  'name-by-sound',
  'missing-field',
  'bad-value',
  'future-date',
  'implausible-amount',
] as const

export type ProblemCode = (typeof problemCodes)[number]

export interface Problem {
  readonly code: ProblemCode
  /** Index into the message's reports, or null where it is about the whole message. */
  readonly report: number | null
  /** Field's code (or `household`, `village`, `date`), or null. */
  readonly field: string | null
  /** What is wrong and how to write it: one Chinese sentence. */
  readonly message: string
  /** The words it is about, as they were written, and where they stand. */
  readonly said?: string
  readonly span?: Span
}
