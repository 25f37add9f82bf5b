import { describe, expect, test } from 'vitest'
import { decide, fateOfRow } from '../../bot/outbox/decide.ts'
import { chatLimits } from '../../bot/outbox/limits.ts'
import type { OutboxRow } from '../../bot/outbox/row.ts'
import { refusalOf } from '../../bot/puppet/refusal.ts'

const row = (way: OutboxRow['way'], more: Partial<OutboxRow> = {}): OutboxRow => ({
  id: 'o1',
  chat: 'c1',
  inGroup: false,
  say: { say: 'cancelled' },
  way,
  messageId: null,
  reqId: null,
  reqUntil: null,
  streamId: 'o1',
  tries: 0,
  told: 0,
  job: null,
  at: new Date(0),
  ...more,
})
const unknown = { ok: false, unknown: true, retry: 'again', words: '' } as const

describe('what becomes of a row', () => {
  test('acknowledged: sent', () => {
    expect(decide(row('answer'), { ok: true }, false)).toEqual({ fate: 'sent' })
  })

  test('no acknowledgement: an answer goes again', () => {
    expect(decide(row('answer'), unknown, false)).toMatchObject({ fate: 'again', way: 'answer' })
  })

  test('an answer said again that is refused as finished had arrived', () => {
    expect(decide(row('answer'), refusalOf(846607), false)).toEqual({ fate: 'sent' })
  })

  test('no acknowledgement: a mere push is not repeated', () => {
    expect(decide(row('push'), unknown, false)).toEqual({ fate: 'unknown' })
  })

  test("a scheduled act's push is repeated once", () => {
    expect(decide(row('push', { job: 'visit-reminder' }), unknown, false).fate).toBe('again')
    expect(decide(row('push', { job: 'visit-reminder' }), unknown, true)).toEqual({ fate: 'unknown' })
  })

  test('too many: later, with a growing pause of half a minute at most', () => {
    const pauses = [0, 1, 2, 9].map((tries) => decide(row('answer', { tries }), refusalOf(45009), false))
    expect(pauses.map((fate) => fate.fate === 'again' && fate.pause)).toEqual([1_000, 2_000, 4_000, 30_000])
  })

  test('a click cannot be answered: pushed instead', () => {
    expect(decide(row('answer'), refusalOf(846605), false)).toEqual({ fate: 'again', pause: 0, way: 'push' })
  })

  test('a chat nobody has opened waits', () => {
    expect(decide(row('push'), refusalOf(93006), false)).toEqual({ fate: 'unreached' })
  })

  test('an answer that was not acknowledged goes again, its picture does not', () => {
    expect(decide(row('answer', { told: 1 }), unknown, false)).toEqual({ fate: 'unknown' })
  })

  test('whatever becomes of a picture, the row goes on to its file and is then sent', () => {
    for (const fate of [{ fate: 'sent' }, { fate: 'unknown' }, { fate: 'failed' }] as const) {
      expect(fateOfRow(row('push', { told: 1 }), fate, 3)).toEqual({ fate: 'next' })
      expect(fateOfRow(row('push', { told: 2 }), fate, 3)).toEqual({ fate: 'sent' })
    }
    expect(fateOfRow(row('push'), { fate: 'failed' }, 3)).toEqual({ fate: 'failed' })
  })

  test('what will not pass is given up', () => {
    expect(decide(row('answer'), refusalOf(40008), false)).toEqual({ fate: 'failed' })
  })
})

test('a chat hears 30 a minute, then waits for the first of them to be a minute old', () => {
  const limits = chatLimits()
  for (let sent = 0; sent < 30; sent++) {
    expect(limits.wait('c1', sent * 100)).toBe(0)
    limits.sent('c1', sent * 100)
  }
  expect(limits.wait('c1', 3_000)).toBe(57_000)
  expect(limits.wait('c2', 3_000)).toBe(0)
  expect(limits.wait('c1', 60_001)).toBe(0)
})
