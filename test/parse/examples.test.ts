import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../domain/parse/read.ts'
import { openRoster } from '../../domain/parse/roster.ts'
import { type Example, wrong } from './expected.ts'

const here = new URL('../corpus/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, here), 'utf8')
const roster = openRoster(JSON.parse(read('roster.sample.json')))

describe('合同里的例子', () => {
  const lines = read('examples.jsonl')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const examples: readonly Example[] = lines.map((line) => JSON.parse(line))
  it.each(examples.map((example) => [example.text, example] as const))('%s', (_, example) => {
    expect(wrong(example, parse(example, roster))).toEqual([])
  })
})
