import { byPair, pairOf } from '../../pairs.ts'
import { codeAt, oneOf } from './glyphs.ts'

/** A table of words, looked up by their first two characters; the longest word wins. */
export interface Phrases {
  /** All first characters, for a reader's `starts`. */
  readonly starts: string
  /** End of the word that begins at `at`, or -1. */
  endAt(text: string, at: number): number
}

interface Entry {
  readonly word: string
  readonly unless: string
  readonly only: string
}

/**
 * Builds the table from words that stand apart by blanks. `三成!员立` is the word 三成 unless 员 or 立 follows;
 * `半天?没` is 半天 only where 没 follows.
 */
export function phrases(lines: readonly string[]): Phrases {
  const byStart = new Map<number, Entry[]>()
  const firsts = new Set<string>()
  for (const written of lines.flatMap((line) => line.split(/\s+/)).filter((entry) => entry !== '')) {
    const [, word = '', mark = '', characters = ''] = /^([^!?]+)([!?]?)(.*)$/.exec(written) ?? []
    const entry = { word, unless: mark === '!' ? characters : '', only: mark === '?' ? characters : '' }
    const start = pairOf(word.charCodeAt(0), codeAt(word, 1))
    byStart.set(start, [...(byStart.get(start) ?? []), entry])
    firsts.add(word.charAt(0))
  }
  for (const entries of byStart.values()) entries.sort((a, b) => b.word.length - a.word.length)
  const isFirst = oneOf([...firsts].join(''))
  const filedAt = byPair(byStart)
  const endAt = (text: string, at: number): number => {
    const first = codeAt(text, at)
    if (!isFirst(first)) return -1
    const longer = endOf(filedAt(pairOf(first, codeAt(text, at + 1))), text, at)
    return longer >= 0 ? longer : endOf(filedAt(pairOf(first, 0)), text, at)
  }
  return { starts: [...firsts].join(''), endAt }
}

function endOf(entries: readonly Entry[] | undefined, text: string, at: number): number {
  if (entries === undefined) return -1
  for (const { word, unless, only } of entries) {
    if (word.length > 2 && !text.startsWith(word, at)) continue
    const end = at + word.length
    const next = text[end]
    if (next === undefined ? only === '' : only === '' ? !unless.includes(next) : only.includes(next)) return end
  }
  return -1
}
