import type { KindCode } from '../kinds/index.ts'
import { type Lexicon, lexicon } from '../lexicon.ts'
import { findPlace } from '../places/find.ts'
import type { Normalised } from './normalise.ts'
import type { Roster } from './roster.ts'
import type { LocalWords } from './types.ts'
import { oneOf } from './values/glyphs.ts'
import { villageNames } from './villages.ts'
import type { Vote } from './votes.ts'

interface Piece {
  /** Offsets in the new text. */
  readonly start: number
  readonly end: number
  /** Offsets in the text before. */
  readonly from: number
  readonly to: number
}

const compiled = new WeakMap<LocalWords, Lexicon<string>>()

function spellings(words: LocalWords): Lexicon<string> {
  const known = compiled.get(words) ?? lexicon(Object.entries(words.places ?? {}))
  compiled.set(words, known)
  return known
}

/**
 * The text with every taught place name in the spelling that is known, so that all later steps read it as if it had
 * been written so: as a village, or as where one works. Offsets still lead to what was written. The text itself where
 * nothing was taught.
 */
export function respelled(plain: Normalised, roster: Roster, words: LocalWords): Normalised {
  if (words.places === undefined) return plain
  const pieces: Piece[] = []
  let text = ''
  let from = 0
  for (const { start, end, means } of spellings(words).all(plain.text)) {
    if (plain.text.startsWith(means, start) || isPartOfName(plain.text, roster, start, end)) continue
    text += plain.text.slice(from, start)
    pieces.push({ start: text.length, end: text.length + means.length, from: start, to: end })
    text += means
    from = end
  }
  if (pieces.length === 0) return plain
  return { text: text + plain.text.slice(from), at: (index) => plain.at(before(pieces, index)) }
}

/** The longest name of a person or place that a word may stand within. */
const reach = 8

// 老沟 taught for another village must leave the village 老沟村 alone, and 建业 taught for a firm's place 王建业.
function isPartOfName(text: string, roster: Roster, start: number, end: number): boolean {
  const places = villageNames(roster)
  for (let at = Math.max(0, start - reach); at <= start; at += 1) {
    const covers = (length: number): boolean => at + length > start && at + length >= end && length > end - start
    const name = roster.names.at(text, at)
    if (name >= 0 && covers((roster.names.list[name] ?? '').length)) return true
    if (covers(places.at(text, at)?.word.length ?? 0)) return true
    const place = findPlace(text, at, Math.min(text.length, at + reach))
    if (place?.start === at && covers(place.end - place.start)) return true
  }
  return false
}

// The first sign of a spelling stands for the word's first, its last for the word's last: both ends of a span hold.
function before(pieces: readonly Piece[], index: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.start ?? 0) <= index) low = middle + 1
    else high = middle
  }
  const piece = pieces[low - 1]
  if (piece === undefined) return index
  if (index >= piece.end) return index - piece.end + piece.to
  return index === piece.end - 1 ? piece.to - 1 : Math.min(piece.from + index - piece.start, piece.to - 1)
}

const speaking = new WeakMap<LocalWords, Lexicon<KindCode>>()

function kindWords(words: LocalWords): Lexicon<KindCode> {
  const known = speaking.get(words) ?? lexicon(Object.entries(words.kinds ?? {}))
  speaking.set(words, known)
  return known
}

interface Votes {
  readonly votes: Vote[]
  readonly denied: boolean
}

const not = oneOf('没未不别无')

/** The votes of a text with those of taught words, which decide; a word of the grammar within one of them is silent. */
export function withTaught(words: LocalWords, text: string, said: Votes): Votes {
  if (words.kinds === undefined) return said
  const hits = kindWords(words).all(text)
  if (hits.length === 0) return said
  const spoken = hits.filter(({ start }) => start === 0 || !not(text.charCodeAt(start - 1)))
  const others = said.votes.filter((vote) => !hits.some(({ start, end }) => vote.start < end && start < vote.end))
  const taught = spoken.map(({ start, end, means }): Vote => ({ start, end, speaks: [[means, 4]] }))
  return {
    votes: [...others, ...taught].sort((a, b) => a.start - b.start),
    denied: said.denied || spoken.length < hits.length,
  }
}

/** Whether a text holds a taught word for this kind: it was taught to be recorded, even where it tells nothing more. */
export function isTaught(words: LocalWords, text: string, kind: KindCode): boolean {
  return (
    words.kinds !== undefined &&
    kindWords(words)
      .all(text)
      .some(({ means }) => means === kind)
  )
}
