import { wholeLand } from './land.ts'
import { withoutWords } from './no-measure.ts'
import { normalise, same } from './normalise.ts'
import { oneMonth } from './one-month.ts'
import { readValues, shanghaiDay } from './read-values.ts'
import type { Roster } from './roster.ts'
import { respelled } from './taught.ts'
import type { LocalWords, MessageIn } from './types.ts'
import type { Reading } from './values/value.ts'

/** What every later step stands on: the message made plain, and its values. */
export interface Ground {
  readonly message: MessageIn
  readonly roster: Roster
  readonly words: LocalWords
  /** Half-width, simplified, without emoji; every offset of the parser counts in it. */
  readonly text: string
  /** Where a character of `text` stands in the message's own text. */
  readonly at: (index: number) => number
  /** YYYY-MM-DD of the message in Asia/Shanghai. */
  readonly today: string
  readonly readings: readonly Reading[]
}

export const noWords: LocalWords = {}

/**
 * Characters read of a message; the wire carries some 2,000. 500 facts take about 15,000. Beyond it nothing is read, so
 * that no text, however long, holds up the others.
 */
export const longest = 30_000

export function layGround(message: MessageIn, roster: Roster, words: LocalWords): Ground {
  const { text, at } = respelled(normalise(message.text.slice(0, longest)), roster, words)
  const today = shanghaiDay(message.at)
  return {
    message,
    roster,
    words,
    text,
    at,
    today,
    readings: wholeLand(oneMonth(text, withoutWords(text, readValues(text, today)))),
  }
}

// Dropped before reading, so no part of what was read (contract/parse.md, 'Settled').
const pictures = /(?![0-9#*©®])\p{Extended_Pictographic}|\ufe0f|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu

/**
 * The message's own words between two offsets of the plain text, trimmed. Patterns count UTF-16 units (a `u` makes the
 * search of a Chinese text ten times slower), so a character of two units that they halve is taken whole.
 */
export function asWritten({ message: { text }, at }: Ground, start: number, end: number): string {
  if (end <= start) return ''
  const [from, last] = [at(start), at(end - 1)]
  const isHalved = (text.charCodeAt(from) & 0xfc00) === 0xdc00
  const runsOver = (text.charCodeAt(last) & 0xfc00) === 0xd800
  const words = text.slice(isHalved ? from - 1 : from, runsOver ? last + 2 : last + 1)
  return (at === same ? words : words.replace(pictures, '')).trim()
}
