import { describe, expect, it } from 'vitest'
import * as calendar from '../../domain/calendar.ts'
import { newId } from '../../domain/ids.ts'

describe('days in 济源', () => {
  it('a day begins at 16:00 UTC', () => {
    expect(calendar.shanghaiDay(new Date('2024-07-14T15:59:59.999Z'))).toBe('2024-07-14')
    expect(calendar.shanghaiDay(new Date('2024-07-14T16:00:00Z'))).toBe('2024-07-15')
    expect(calendar.shanghaiInstant('2024-07-15').toISOString()).toBe('2024-07-14T16:00:00.000Z')
    expect(calendar.shanghaiTime(new Date('2024-12-31T16:00:00Z'))).toBe('2025-01-01 00:00:00')
    expect(calendar.shanghaiHour(new Date('2024-07-15T12:00:00Z'))).toBe(20)
  })

  it('months and leap years are counted, days that do not exist are none', () => {
    expect(calendar.addMonths('2024-11', 3)).toBe('2025-02')
    expect(calendar.addMonths('2024-01', -1)).toBe('2023-12')
    expect([calendar.lastOfMonth('2024-02'), calendar.lastOfMonth('2025-02')]).toEqual(['2024-02-29', '2025-02-28'])
    expect(calendar.addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(calendar.daysBetween('2024-12-31', '2024-01-01')).toBe(-365)
    expect(calendar.weekday('2024-07-14')).toBe(7)
    expect(['2024-02-29', '2025-02-29', '2024-2-9', 'x'].map(calendar.isDay)).toEqual([true, false, false, false])
  })

  it('an income year ends on 30 September', () => {
    expect([calendar.incomeYear('2024-09-30'), calendar.incomeYear('2024-10-01')]).toEqual([2024, 2025])
    expect(calendar.incomePeriod(2024)).toEqual({ from: '2023-10-01', to: '2024-09-30' })
  })
})

describe('ids', () => {
  it('are UUIDs of version 7, in the order in which they were made, also when the clock goes back', () => {
    const now = Date.now()
    const made = [...Array.from({ length: 10_000 }, () => newId(now)), newId(now - 60_000)]
    expect(new Set(made).size).toBe(made.length)
    expect([...made].sort()).toEqual(made)
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
