import type { KindCode } from '../kinds/index.ts'
import type { Problem } from '../problems.ts'

/** Where in the message's own text (UTF-16 offsets, end exclusive) something was said. */
export type Span = readonly [start: number, end: number]

/** A message as the contract's commands and the chat hand it over. `at`: ISO instant with offset. */
export interface MessageIn {
  readonly id: string
  readonly from: string
  readonly at: string
  readonly text: string
}

export type FieldValue = string | number | boolean

/** One fact understood from a message (contract/parse.md, 'Out'). */
export interface ParsedReport {
  readonly kind: KindCode
  /** Household code, or null where none was named or found. */
  readonly household: string | null
  /** The member it is about, in the roster's spelling. */
  readonly person: string | null
  /** Only for kinds that are about a village. */
  readonly village: string | null
  /** YYYY-MM-DD: the day it happened, else the day it was sent. */
  readonly date: string
  readonly fields: Readonly<Record<string, FieldValue>>
  /** What each field was read from, by field name; `household` and `date` are keys here too. */
  readonly spans: Readonly<Record<string, Span>>
  /** Households that could be meant, nearest first, where none was certain. At most 5 codes. */
  readonly candidates?: readonly string[]
  /** The name as it was said, where no household was found for it. */
  readonly said?: string
}

export type CommandName = 'help' | 'query' | 'todo' | 'progress' | 'correct' | 'withdraw' | 'bind'

export interface ParsedCommand {
  readonly name: CommandName
  readonly household: string | null
  readonly text: string
}

export interface Parsed {
  readonly id: string
  readonly intent: 'report' | 'command' | 'chatter' | 'unclear'
  readonly reports: readonly ParsedReport[]
  readonly command: ParsedCommand | null
  readonly problems: readonly Problem[]
}

/**
 * Words an administrator has taught, in half-width, simplified signs: a nickname → a name of the roster; a spoken place
 * name → the village's, town's or city's own; a word → a kind. Given to the parser as data, so that it stays pure; what
 * is compiled of it is kept with the object, so the same words should be the same object.
 */
export interface LocalWords {
  readonly names?: Readonly<Record<string, string>>
  readonly places?: Readonly<Record<string, string>>
  readonly kinds?: Readonly<Record<string, KindCode>>
}
