import { describe, expect, it } from 'vitest'
import { readValues } from '../../../domain/parse/read-values.ts'
import type { Brief } from '../../../domain/parse/values/reader.ts'
import { numeralReaders, wordReaders } from '../../../domain/parse/values/readers.ts'
import type { Reading } from '../../../domain/parse/values/value.ts'

const monday = '2024-07-15'
const readers = [...wordReaders, ...numeralReaders]

function briefOf(reading: Reading): Brief {
  switch (reading.type) {
    case 'number':
      return reading.exact ? reading.value : null
    case 'duration':
      return reading.amount
    case 'date':
      return reading.to ? `${reading.from}/${reading.to}` : reading.from
    case 'month':
      return reading.to ? `${reading.month}/${reading.to}` : reading.month
    case 'year':
      return `${reading.year}`
    case 'bad-date':
      return 'bad'
    case 'clock':
    case 'vague-time':
      return null
    default:
      return reading satisfies never
  }
}

for (const reader of readers)
  describe(reader.name, () => {
    for (const [text, brief] of reader.says)
      it(`reads ${text}`, () => {
        const own = readValues(text, monday).find((reading) => reading.reader === reader.name)
        expect(own, `${text} is read by it`).toBeDefined()
        const value = own && briefOf(own)
        if (typeof brief === 'number') expect(value).toBeCloseTo(brief, 9)
        else expect(value).toBe(brief)
      })
    for (const text of reader.never)
      it(`leaves ${text} alone`, () => {
        expect(readValues(text, monday).filter((reading) => reading.reader === reader.name)).toEqual([])
      })
  })

describe('the table of readers', () => {
  it('names no reader twice', () => {
    expect(new Set(readers.map((reader) => reader.name)).size).toBe(readers.length)
  })

  it('lets no other reader take what one says', () => {
    const taken = readers.flatMap((reader) =>
      reader.says
        .map(([text]) => ({ text, by: readValues(text, monday).map((reading) => reading.reader) }))
        .filter(({ by }) => by[0] !== reader.name)
        .map(({ text, by }) => `${reader.name}: ${text} is read by ${by.join(', ')}`),
    )
    // Each of these begins with a word that belongs to the other reader.
    expect(taken).toEqual([])
  })
})
