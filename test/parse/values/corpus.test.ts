import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { valuesAlone } from '../../../domain/parse/read-values.ts'

interface Line {
  readonly at: string
  readonly text: string
  readonly numbers: readonly number[]
  readonly dates: readonly string[]
}

const folder = new URL('../../corpus/values/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))

const alike = (found: readonly unknown[], expected: readonly unknown[]): boolean =>
  found.length === expected.length &&
  found.every((value, index) => {
    const other = expected[index]
    return typeof value === 'number' && typeof other === 'number' ? Math.abs(value - other) < 1e-9 : value === other
  })

/** Share of lines read wholly right, below which a change is a step back. */
const floor = 0.99

for (const file of files)
  it(`reads the values of ${file}`, () => {
    const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n')
    const wrong: string[] = []
    for (const line of lines) {
      const { at, text, numbers, dates } = JSON.parse(line) as Line
      const found = valuesAlone(text, at)
      if (alike(found.numbers, numbers) && alike(found.dates, dates)) continue
      wrong.push(`${text}: ${JSON.stringify(found)}, expected ${JSON.stringify({ numbers, dates })}`)
    }
    const score = 1 - wrong.length / lines.length
    console.log([`${file}: ${lines.length - wrong.length} of ${lines.length}`, ...wrong].join('\n  '))
    expect(score).toBeGreaterThanOrEqual(floor)
  })
