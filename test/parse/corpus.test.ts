import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../domain/parse/read.ts'
import { openRoster } from '../../domain/parse/roster.ts'
import type { Parsed } from '../../domain/parse/types.ts'
import { type Example, wrong } from './expected.ts'
import { silentlyWrong } from './silent.ts'

const corpus = new URL('../corpus/', import.meta.url)
const roster = openRoster(JSON.parse(readFileSync(new URL('roster.sample.json', corpus), 'utf8')))

const read = (file: string): Example[] =>
  readFileSync(new URL(file, corpus), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))

// What was reached, in hundredths: it may rise, never fall. Kept files are read by nobody who writes rules. ways.jsonl
// was drafted from the parser's own answers and read through: it holds what stands, and measures nothing.
const reached: Readonly<Record<string, number>> = {
  'ways.jsonl': 99,
  'field/open.jsonl': 99,
  'field/kept.jsonl': 93,
  'talk/open.jsonl': 98,
  'talk/kept.jsonl': 80,
  'voice/open.jsonl': 98,
  'voice/kept.jsonl': 91,
  'crowd/open.jsonl': 99,
  'street/open.jsonl': 97,
  'hand/open.jsonl': 98,
  'plain/open.jsonl': 99,
  // At first sight the open ones read 63, 74, 78, 86 and 97 in a hundred; the kept ones are still unread.
  'fresh-talk/open.jsonl': 92,
  'fresh-talk/kept.jsonl': 57,
  'fresh-voice/open.jsonl': 96,
  'fresh-voice/kept.jsonl': 86,
  'fresh-form/open.jsonl': 90,
  'fresh-form/kept.jsonl': 100,
  'fresh-talk-2/open.jsonl': 93,
  'fresh-talk-2/kept.jsonl': 74,
  'fresh-mixed/open.jsonl': 97,
  'fresh-mixed/kept.jsonl': 88,
}

// What may be recorded without having been said, in hundredths of a file's messages: it may fall, never rise.
const silentAtMost: Readonly<Record<string, number>> = {
  'field/kept.jsonl': 3,
  'talk/kept.jsonl': 10,
  'voice/kept.jsonl': 4,
  'fresh-talk/open.jsonl': 5,
  'fresh-talk/kept.jsonl': 18,
  'fresh-form/open.jsonl': 8,
  'fresh-talk-2/open.jsonl': 3,
  'fresh-talk-2/kept.jsonl': 12,
  'fresh-mixed/open.jsonl': 3,
  'fresh-mixed/kept.jsonl': 7,
}

describe('语料', () => {
  const files = readdirSync(corpus, { recursive: true })
    .map(String)
    .filter((file) => file in reached)
  it.each(files)('%s is read as well as before', (file) => {
    const examples = read(file)
    const parsed = examples.map((example) => parse(example, roster))
    const right = examples.filter((example, at) => wrong(example, parsed[at] as Parsed).length === 0).length
    const silent = examples.filter((example, at) => silentlyWrong(example, parsed[at] as Parsed).length > 0).length
    const hundredths = (count: number): number => (count / examples.length) * 100
    console.log(
      `${file}: ${right} of ${examples.length} wholly right, ${silent} silently wrong (${hundredths(silent).toFixed(1)} %)`,
    )
    expect(hundredths(right)).toBeGreaterThanOrEqual(reached[file] ?? 0)
    expect(hundredths(silent)).toBeLessThanOrEqual(silentAtMost[file] ?? 3)
  })
})
