import { maskText } from '../../domain/mask.ts'
import { type Database, type Row, transact } from '../../prisma/transact.ts'
import { nameOfError } from '../puppet/guard.ts'
import type { Log } from '../puppet/log.ts'
import type { Sent } from '../puppet/refusal.ts'
import { asRead } from '../replies/fit.ts'
import { sleep } from '../sleep.ts'
import { decide, type Fate } from './decide.ts'
import { chatLimits } from './limits.ts'
import type { OutboxRow } from './row.ts'
import { waitingRows } from './waiting.ts'

export interface OutboxOptions {
  readonly db: Database
  readonly districtId: string
  readonly log: Log
  now(): Date
  /** Puts a row into words for its chat; at sending, so that what waited is never stale. */
  words(row: OutboxRow): string
  /** Says it by the wire; never rejects. */
  send(body: { chat: string; group: boolean; reqId?: string; streamId?: string; markdown: string }): Promise<Sent>
  /** How often rows of other processes are looked for, in milliseconds. */
  readonly lookEvery?: number
  counted?(fate: Fate['fate']): void
}

export interface Outbox {
  /** Takes rows that were committed, in their order. */
  add(rows: readonly OutboxRow[]): void
  /** How many wait in this process. */
  readonly waiting: number
  /** Waits for what is being sent now; what still waits stays in the database. */
  stop(): Promise<void>
}

interface Chat {
  readonly queue: OutboxRow[]
  running: Promise<void> | null
}

/**
 * The only sender. Rows of one chat go one after another, answers before pushes, within the wire's limits; several
 * pushes that wait for one chat go as one message. Every outcome is written to the row.
 */
export function openOutbox(options: OutboxOptions): Outbox {
  const { log, now } = options
  const chats = new Map<string, Chat>()
  const known = new Set<string>()
  // A look that began before an outcome was written may bring its row once more: ids are kept for two looks.
  let [settled, settledBefore] = [new Set<string>(), new Set<string>()]
  const doubtful = new Set<string>()
  const limits = chatLimits()
  const stopping = new AbortController()

  const add = (rows: readonly OutboxRow[]): void => {
    for (const row of rows) {
      if (known.has(row.id) || settled.has(row.id) || settledBefore.has(row.id) || stopping.signal.aborted) continue
      known.add(row.id)
      const chat = chats.get(row.chat) ?? { queue: [], running: null }
      chats.set(row.chat, chat)
      chat.queue.push(row)
      chat.running ??= work(row.chat, chat)
    }
  }

  const work = async (name: string, chat: Chat): Promise<void> => {
    try {
      while (chat.queue.length > 0 && !stopping.signal.aborted) {
        await sleep(limits.wait(name, now().getTime()), stopping.signal)
        if (stopping.signal.aborted) break
        await sendNext(name, chat)
      }
    } catch (error) {
      log.error({ ...nameOfError(error) }, 'outbox: a chat stopped')
    } finally {
      chat.running = null
      if (chat.queue.length === 0) chats.delete(name)
    }
  }

  const sendNext = async (name: string, chat: Chat): Promise<void> => {
    const rows = nextOf(chat.queue)
    const [first] = rows
    if (!first) return
    const markdown = await worded(rows)
    if (markdown === null) return
    const answer = first.way === 'answer' && first.reqId !== null && (first.reqUntil ?? now()) >= now()
    const sent = await options.send({
      chat: name,
      group: first.inGroup,
      markdown,
      ...(answer ? { reqId: first.reqId ?? '', streamId: first.streamId } : {}),
    })
    limits.sent(name, now().getTime())
    const fates = rows.map((row) => ({ row, fate: decide(row, sent, doubtful.has(row.id)) }))
    if (!sent.ok && sent.unknown) for (const { id } of rows) doubtful.add(id)
    await write(fates, markdown, sent)
    const again = fates.flatMap(({ row, fate }) => (fate.fate === 'again' ? [{ row, fate }] : []))
    for (const { row, fate } of fates) {
      if (fate.fate === 'again') continue
      known.delete(row.id)
      settled.add(row.id)
    }
    chat.queue.unshift(...again.map(({ row, fate }) => ({ ...row, tries: row.tries + 1, way: fate.way })))
    if (again.length > 0) await sleep(Math.max(...again.map(({ fate }) => fate.pause)), stopping.signal)
  }

  // A row that cannot be put into words is marked and shown; the next goes on.
  const worded = async (rows: readonly OutboxRow[]): Promise<string | null> => {
    try {
      return rows.map((row) => options.words(row)).join('\n\n')
    } catch (error) {
      log.error({ ...nameOfError(error), rows: rows.map(({ id }) => id) }, 'outbox: no words for a row')
      const unworded = {
        ok: false,
        unknown: false,
        retry: 'never',
        words: '这条回复没能写成文字，请报告维护人员',
      } as const
      await write(
        rows.map((row) => ({ row, fate: { fate: 'failed' } })),
        '',
        unworded,
      )
      for (const { id } of rows) {
        known.delete(id)
        settled.add(id)
      }
      return null
    }
  }

  const write = async (
    fates: readonly { row: OutboxRow; fate: Fate }[],
    markdown: string,
    sent: Sent,
  ): Promise<void> => {
    const text = maskText(asRead(markdown))
    for (const { row, fate } of fates) {
      options.counted?.(fate.fate)
      if (fate.fate !== 'again') doubtful.delete(row.id)
    }
    // What was said must be known as said before the chat goes on: else a push would be said again after a restart.
    for (let tries = 0; !stopping.signal.aborted || tries === 0; tries++) {
      try {
        await transact(options.db, (tx) => {
          for (const { row, fate } of fates) {
            tx.updateAll(
              'Outbox',
              { districtId: options.districtId, id: row.id },
              outcomeOf(row, fate, text, sent, now()),
            )
          }
        })
        return
      } catch (error) {
        log.warn({ ...nameOfError(error) }, 'outbox: an outcome could not be written')
        await sleep(Math.min(30_000, 500 * 2 ** tries), stopping.signal)
      }
    }
  }

  const look = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        settledBefore = settled
        settled = new Set()
        add(await waitingRows(options.db, options.districtId, [...known]))
      } catch (error) {
        log.warn({ ...nameOfError(error) }, 'outbox: waiting rows could not be read')
      }
      await sleep(options.lookEvery ?? 2_000, stopping.signal)
    }
  }
  const looking = look()

  return {
    add,
    get waiting() {
      return known.size
    },
    async stop() {
      stopping.abort()
      await Promise.all([looking, ...[...chats.values()].map(({ running }) => running)])
    },
  }
}

/** The next to go: the first answer, else all pushes that wait together, ten at most. */
function nextOf(queue: OutboxRow[]): OutboxRow[] {
  const answer = queue.findIndex(({ way }) => way === 'answer')
  return answer >= 0 ? queue.splice(answer, 1) : queue.splice(0, 10)
}

function outcomeOf(row: OutboxRow, fate: Fate, text: string, sent: Sent, at: Date): Row<'Outbox'> {
  const errcode = errcodeOf(sent)
  if (fate.fate === 'again') return { tries: row.tries + 1, way: fate.way, errcode }
  return { state: fate.fate, text, errcode, sentAt: fate.fate === 'sent' ? at : null }
}

function errcodeOf(sent: Sent): string | null {
  if (sent.ok) return null
  return sent.code === undefined ? sent.words : `${sent.code} ${sent.words}`
}
