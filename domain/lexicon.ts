import { byPair, pairOf } from './pairs.ts'

/**
 * A table of words compiled once, so that asking which word starts at a position costs one look-up,
 * however many words there are. Words are filed under their first two UTF-16 units, the longest first.
 */
export interface Lexicon<T> {
  /** The longest word that starts at `at`, or null. Nothing is cut out of the text. */
  readonly at: (text: string, at: number) => Entry<T> | null
  /** Every word of the text from left to right, the longest first, none overlapping. Linear in the text. */
  readonly all: (text: string, from?: number, to?: number) => Hit<T>[]
}

export interface Entry<T> {
  readonly word: string
  readonly means: T
}

export interface Hit<T> extends Entry<T> {
  readonly start: number
  readonly end: number
}

/** Of a word given twice the first meaning stands. Empty words are ignored. */
export function lexicon<T>(entries: Iterable<readonly [word: string, means: T]>): Lexicon<T> {
  const table = new Map<number, Entry<T>[]>()
  // Most characters start no word: a byte says so before anything is looked up. 1 starts longer words, 2 is a word.
  const starts = new Uint8Array(65_536)
  for (const [word, means] of entries) {
    if (word === '') continue
    const first = word.charCodeAt(0)
    starts[first] = (starts[first] ?? 0) | (word.length > 1 ? 1 : 2)
    const key = pairOf(first, word.length > 1 ? word.charCodeAt(1) : 0)
    const filed = table.get(key)
    if (filed === undefined) table.set(key, [{ word, means }])
    else if (!has(filed, word)) filed.push({ word, means })
  }
  for (const filed of table.values()) if (filed.length > 1) filed.sort((a, b) => b.word.length - a.word.length)
  const filedAt = byPair(table)
  const at = (text: string, position: number): Entry<T> | null => {
    const first = text.charCodeAt(position)
    const flags = starts[first]
    if (flags === undefined || flags === 0) return null
    const longer = position + 1 < text.length ? filedAt(pairOf(first, text.charCodeAt(position + 1))) : undefined
    if (longer !== undefined) {
      for (const entry of longer) if (entry.word.length === 2 || text.startsWith(entry.word, position)) return entry
    }
    return flags >= 2 ? (filedAt(pairOf(first, 0))?.[0] ?? null) : null
  }
  return { at, all: (text, from = 0, to = text.length) => hits(at, starts, text, from, to) }
}

// Of words that begin alike there are few: to look through them costs less than a set of all.
function has<T>(filed: readonly Entry<T>[], word: string): boolean {
  for (const entry of filed) if (entry.word === word) return true
  return false
}

function hits<T>(at: Lexicon<T>['at'], starts: Uint8Array, text: string, from: number, to: number): Hit<T>[] {
  const found: Hit<T>[] = []
  for (let i = from; i < to; ) {
    // Here already, not only in `at`: half of the time went into calling it for characters that start nothing.
    if (starts[text.charCodeAt(i)] === 0) {
      i += 1
      continue
    }
    const entry = at(text, i)
    if (entry === null || i + entry.word.length > to) {
      i += 1
      continue
    }
    found.push({ start: i, end: i + entry.word.length, word: entry.word, means: entry.means })
    i += entry.word.length
  }
  return found
}
