import type { Sent } from '../puppet/refusal.ts'
import type { OutboxRow } from './row.ts'

/** What becomes of a row after the wire answered. `pause`: milliseconds before it is tried again. */
export type Fate =
  | { readonly fate: 'sent' }
  | { readonly fate: 'again'; readonly pause: number; readonly way: OutboxRow['way'] }
  /** This part is done with, another goes after it. */
  | { readonly fate: 'next' }
  | { readonly fate: 'unknown' | 'unreached' | 'failed' }

/** Codes of a chat that nobody has opened yet: what is for it waits (chat.md, 'What the wire sets'). */
const unopened = new Set([93001, 93006, 600039])
/** The answer's stream is finished already: an earlier sending, perhaps of a process that was killed, had arrived. */
const finished = 846607

/** 1, 2, 4 … 30 s. */
const pauseAfter = (tries: number): number => Math.min(30_000, 1_000 * 2 ** Math.min(tries, 5))

/**
 * Decides by what the wire said. A time-out is unknown: an answer is repeated under the same stream id, so that it does
 * not double; a push is repeated once, and only if it is a scheduled act's or a question. A picture or file has no such
 * id, and is as a push in this.
 *
 * @param doubtful whether an earlier sending of this row may have arrived.
 */
export function decide(row: OutboxRow, sent: Sent, doubtful: boolean): Fate {
  if (sent.ok) return { fate: 'sent' }
  const keyed = row.way === 'answer' && row.told === 0
  if (sent.unknown) return keyed || mayRepeat(row, doubtful) ? again(row, row.way) : { fate: 'unknown' }
  if (row.way === 'answer' && sent.code === finished) return { fate: 'sent' }
  switch (sent.retry) {
    case 'again':
      return again(row, row.way)
    case 'push':
      return doubtful ? { fate: 'unknown' } : { fate: 'again', pause: 0, way: 'push' }
    case 'never':
      return { fate: sent.code !== undefined && unopened.has(sent.code) ? 'unreached' : 'failed' }
    default:
      return sent.retry satisfies never
  }
}

/**
 * What a row comes to by what became of its part: what is attached goes only after a text that arrived, and, whatever
 * becomes of it, never brings the text again.
 *
 * @param parts how many parts the row has, the text among them.
 */
export function fateOfRow(row: OutboxRow, fate: Fate, parts: number): Fate {
  if (fate.fate === 'again' || (row.told === 0 && fate.fate !== 'sent')) return fate
  return row.told + 1 < parts ? { fate: 'next' } : { fate: 'sent' }
}

function again(row: OutboxRow, way: OutboxRow['way']): Fate {
  return { fate: 'again', pause: pauseAfter(row.tries), way }
}

function mayRepeat(row: OutboxRow, doubtful: boolean): boolean {
  const asks = 'question' in row.say && row.say.question !== null
  return !doubtful && (row.job !== null || asks)
}
