import { describe, expect, it } from 'vitest'
import type { Asker } from '../../domain/asker.ts'
import { inArea, scopeOf } from '../../domain/asker.ts'
import { everyRow, type List, pageOf } from '../../domain/lists/list.ts'
import type { Database } from '../../prisma/transact.ts'

const asker: Asker = { districtId: '419001', userId: 'u', username: 'u', role: 'admin', area: '419001' }
const db = {} as Database // the list below asks no database

/** A list of so many numbers, from 1. */
function numbers(size: number): List<object, number> {
  return {
    name: 'numbers',
    columns: [],
    rows: async (_db, _asker, _filter, after, limit) =>
      Array.from(
        { length: Math.max(0, Math.min(limit, size - Number(after))) },
        (_, index) => Number(after) + index + 1,
      ),
    key: String,
    count: async (_db, _asker, _filter, cap) => Math.min(size, cap),
  }
}

describe('a list', () => {
  it('gives fifty rows a page and the key of the next', async () => {
    expect(await pageOf(numbers(50), db, asker, {}, null)).toMatchObject({ next: null, total: 50, capped: false })
    expect(await pageOf(numbers(51), db, asker, {}, null)).toMatchObject({ next: '50', total: 51 })
    expect((await pageOf(numbers(51), db, asker, {}, '50')).rows).toEqual([51])
  })

  it('counts no further than 10,000', async () => {
    expect(await pageOf(numbers(10_000), db, asker, {}, null)).toMatchObject({ total: 10_000, capped: false })
    expect(await pageOf(numbers(10_001), db, asker, {}, null)).toMatchObject({ total: 10_000, capped: true })
  })

  it('gives every row once to a file', async () => {
    let sum = 0
    for await (const row of everyRow(numbers(2_000), db, asker, {})) sum += row
    expect(sum).toBe(2_001_000)
  })
})

describe('an area', () => {
  it('is a village, a town or the district, by the role', () => {
    expect(scopeOf({ role: 'village', area: '419001102209' })).toEqual({ level: 'village', code: '419001102209' })
    expect(scopeOf({ role: 'town', area: '419001102' })).toEqual({ level: 'town', code: '419001102' })
    expect(scopeOf({ role: 'auditor', area: '419001' })).toEqual({ level: 'district' })
  })

  it('that does not fit its role shows nothing', () => {
    expect(scopeOf({ role: 'village', area: '419001' })).toEqual({ level: 'nothing' })
    expect(scopeOf({ role: 'town', area: '419001102209' })).toEqual({ level: 'nothing' })
    expect(inArea({ ...asker, role: 'village' })).toEqual({ districtId: '419001', villageCode: '' })
  })
})
