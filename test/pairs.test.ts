import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byPair, pairOf } from '../domain/pairs.ts'

const unit = fc.integer({ min: 1, max: 0xffff })

describe('a table by pairs of characters', () => {
  test('holds what it was made of, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit), { maxLength: 300 }), unit, unit, (pairs, first, second) => {
        const filed = new Map(pairs.map(([one, other], at) => [pairOf(one, other), at]))
        const find = byPair(filed)
        for (const [pair, at] of filed) expect(find(pair)).toBe(at)
        expect(find(pairOf(first, second))).toBe(filed.get(pairOf(first, second)))
      }),
    )
  })

  test('tells characters apart whatever their order', () => {
    const find = byPair(new Map([[pairOf(0x9f99, 0x4e00), 'a']]))
    expect(find(pairOf(0x9f99, 0x4e00))).toBe('a')
    expect(find(pairOf(0x4e00, 0x9f99))).toBeUndefined()
  })
})
