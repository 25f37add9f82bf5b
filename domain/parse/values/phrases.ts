import { codeAt } from './glyphs.ts'

/** A table of words, looked up by their first character; the longest word wins. */
export interface Phrases {
  /** All first characters, for a reader's `starts`. */
  readonly starts: string
  /** End of the word that begins at `at`, or -1. */
  endAt(text: string, at: number): number
}

/**
 * Builds the table. `三成!员立` is the word 三成 unless 员 or 立 follows; `八一?慰` is 八一 only where 慰 follows.
 */
export function phrases(lines: readonly string[]): Phrases {
  const byFirst = new Map<number, { word: string; unless: string; only: string }[]>()
  for (const word of lines.flatMap((line) => line.split(/\s+/u)).filter((entry) => entry !== '')) {
    const [, bare = '', mark = '', characters = ''] = /^([^!?]+)([!?]?)(.*)$/u.exec(word) ?? []
    const entry = { word: bare, unless: mark === '!' ? characters : '', only: mark === '?' ? characters : '' }
    const first = bare.charCodeAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.word.length - a.word.length)
  return {
    starts: String.fromCharCode(...byFirst.keys()),
    endAt(text, at) {
      for (const { word, unless, only } of byFirst.get(codeAt(text, at)) ?? []) {
        if (!text.startsWith(word, at)) continue
        const next = text[at + word.length] ?? ''
        if (
          (unless === '' || next === '' || !unless.includes(next)) &&
          (only === '' || (next !== '' && only.includes(next)))
        )
          return at + word.length
      }
      return -1
    },
  }
}
