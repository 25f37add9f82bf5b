import type { Span } from '../types.ts'
import type { Today } from './days.ts'
import type { Numeral } from './numeral.ts'
import type { Reading } from './value.ts'

/** It takes up its place, so that nothing in it is read: 统一, 两不愁, a household's code. */
export interface Nothing {
  readonly type: 'nothing'
  readonly span: Span
  readonly reader: string
}

export type Found = Reading | Nothing

/** What a reader knows besides the text: the day of the message, and what was read before. */
export interface Scene {
  readonly today: Today
  readonly before: readonly Reading[]
}

/**
 * What a reading says in short, for the tables: a number; a day, a month, a year, a span `from/to`; `bad` for a day
 * that does not exist; null for what has no value. Days count from Monday 2024-07-15.
 */
export type Brief = number | string | null

interface Spoken {
  readonly name: string
  /** Ways of speaking that it reads, with what it makes of them. */
  readonly says: readonly (readonly [text: string, brief: Brief])[]
  /** What looks alike, and is not its own. */
  readonly never: readonly string[]
}

/** Tried where the text has one of the characters `starts`. */
export interface WordReader extends Spoken {
  readonly starts: string
  read(text: string, at: number, scene: Scene): Found | null
}

/** Tried behind a numeral, where one of the characters `before` follows it; an empty `before` is any. */
export interface NumeralReader extends Spoken {
  readonly before: string
  /** `next`: index of the first character behind the numeral that is no blank. */
  read(numeral: Numeral, next: number, text: string, scene: Scene): Found | null
}
