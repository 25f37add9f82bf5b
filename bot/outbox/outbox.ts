import { setMaxListeners } from 'node:events'
import { maskText } from '../../domain/mask.ts'
import { type Database, type Row, transact } from '../../prisma/transact.ts'
import { nameOfError } from '../puppet/guard.ts'
import type { Sent } from '../puppet/refusal.ts'
import { asRead } from '../replies/fit.ts'
import { sleep } from '../sleep.ts'
import { decide, type Fate, fateOfRow } from './decide.ts'
import { picturesTogether, waitForMore } from './gather.ts'
import { chatLimits } from './limits.ts'
import { type PartOptions, partsOf } from './part.ts'
import type { OutboxRow } from './row.ts'
import { isHeld, waitingRows } from './waiting.ts'

export interface OutboxOptions extends PartOptions {
  readonly db: Database
  readonly districtId: string
  now(): Date
  /** How often rows of other processes are looked for, in milliseconds. */
  readonly lookEvery?: number
  /** How long an answer to pictures waits for the next picture's, in milliseconds. */
  readonly gather?: number
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
 * pushes that wait for one chat go as one message. A row's text goes first, then its picture, then its file: each part is
 * tried by itself, and none again that was acknowledged. Every outcome is written to the row.
 */
export function openOutbox(options: OutboxOptions): Outbox {
  const { log, now } = options
  const chats = new Map<string, Chat>()
  const known = new Set<string>()
  // A look that began before an outcome was written may bring its row once more: ids are kept for two looks.
  let [settled, settledBefore] = [new Set<string>(), new Set<string>()]
  const doubtful = new Set<string>()
  const added = new Map<string, number>()
  const limits = chatLimits()
  const parts = partsOf(options)
  const stopping = new AbortController()
  // Every chat that waits listens; hundreds do at 18:00.
  setMaxListeners(0, stopping.signal)

  const add = (rows: readonly OutboxRow[]): void => {
    for (const row of rows) {
      if (known.has(row.id) || settled.has(row.id) || settledBefore.has(row.id) || stopping.signal.aborted) continue
      known.add(row.id)
      added.set(row.id, performance.now())
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
        await gathered(chat)
        if (stopping.signal.aborted) break
        letRest(chat)
        await sendNext(name, chat)
      }
    } catch (error) {
      log.error({ ...nameOfError(error) }, 'outbox: a chat stopped')
    } finally {
      chat.running = null
      if (chat.queue.length === 0) chats.delete(name)
    }
  }

  const gathered = async (chat: Chat): Promise<void> => {
    const addedAt = ({ id }: OutboxRow): number => added.get(id) ?? 0
    for (;;) {
      const wait = waitForMore(chat.queue, addedAt, performance.now(), options.gather)
      if (wait <= 0 || stopping.signal.aborted) return
      await sleep(wait, stopping.signal)
    }
  }

  // What waited for the line until night came rests in the database; a look brings it in the morning.
  const letRest = (chat: Chat): void => {
    for (const row of chat.queue.filter((waiting) => isHeld(waiting, now()))) {
      known.delete(row.id)
      added.delete(row.id)
      chat.queue.splice(chat.queue.indexOf(row), 1)
    }
  }

  const sendNext = async (name: string, chat: Chat): Promise<void> => {
    const room = limits.room(name, now().getTime())
    const rows = nextOf(chat.queue, (row) => parts.count(row) > 1, room)
    const [first] = rows
    if (!first) return
    const answer = first.way === 'answer' && first.reqId !== null && (first.reqUntil ?? now()) >= now()
    const where = { chat: name, group: first.inGroup }
    const by = answer ? { reqId: first.reqId ?? '', streamId: first.streamId } : {}
    const { sent, markdown, asked } = await parts.say(rows, { ...where, ...by })
    if (asked) limits.sent(name, now().getTime())
    const fates = rows.map((row) => {
      const fate = decide(row, sent, doubtful.has(row.id))
      return { row, fate: fateOfRow(row, fate, parts.count(row)) }
    })
    if (!sent.ok && sent.unknown) for (const { id } of rows) doubtful.add(id)
    await write(fates, markdown, sent)
    for (const { row, fate } of fates) if (isOver(fate)) forget(row)
    chat.queue.unshift(...fates.flatMap(({ row, fate }) => rowAfter(row, fate) ?? []))
    const pause = Math.max(0, ...fates.map(({ fate }) => (fate.fate === 'again' ? fate.pause : 0)))
    if (fates.some(({ fate }) => fate.fate === 'again')) await sleep(pause, stopping.signal)
  }

  const forget = (row: OutboxRow): void => {
    known.delete(row.id)
    added.delete(row.id)
    settled.add(row.id)
    parts.done(row)
  }

  const write = async (
    fates: readonly { row: OutboxRow; fate: Fate }[],
    markdown: string | null,
    sent: Sent,
  ): Promise<void> => {
    const text = markdown === null ? null : maskText(asRead(markdown))
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
        add(await waitingRows(options.db, options.districtId, [...known], now()))
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

const isOver = ({ fate }: Fate): boolean => fate !== 'again' && fate !== 'next'

/** The row as it goes on waiting; null where it is over. */
function rowAfter(row: OutboxRow, fate: Fate): OutboxRow | null {
  if (fate.fate === 'again') return { ...row, tries: row.tries + 1, way: fate.way }
  return fate.fate === 'next' ? { ...row, tries: 0, told: row.told + 1 } : null
}

/** The most that one message joins. */
const mostJoined = 10

/**
 * The next to go: the first answer, else the pushes that wait together, ten at most; one with more parts goes alone.
 * Answers go one by one, each to its message, while there is room for all that wait; else they are joined as well, as
 * those to pictures that came together always are.
 *
 * @param room how many more messages this chat may hear now.
 */
function nextOf(queue: OutboxRow[], hasParts: (row: OutboxRow) => boolean, room: number): OutboxRow[] {
  const [answer, ...others] = queue.filter(({ way }) => way === 'answer')
  if (answer) {
    const plain = hasParts(answer) || others.length < room ? [] : others.filter((row) => !hasParts(row))
    const pictures = hasParts(answer) ? [] : picturesTogether([answer, ...others].filter((row) => !hasParts(row)))
    const going = pictures.length > 1 ? pictures : [answer, ...plain.slice(0, mostJoined - 1)]
    for (const row of going) queue.splice(queue.indexOf(row), 1)
    return going
  }
  const alone = queue.slice(0, mostJoined).findIndex(hasParts)
  return queue.splice(0, alone < 0 ? mostJoined : Math.max(1, alone))
}

/** What is written of a part. The text's words stay when the picture after it goes. */
function outcomeOf(row: OutboxRow, fate: Fate, text: string | null, sent: Sent, at: Date): Row<'Outbox'> {
  const errcode = errcodeOf(sent)
  const words = text === null ? {} : { text }
  // Of what is attached only what is given up is told, and stays told when the file after it goes well.
  const wrong = row.told > 0 && (errcode === null || fate.fate === 'again') ? {} : { errcode }
  if (fate.fate === 'again') return { tries: row.tries + 1, way: fate.way, ...wrong }
  if (fate.fate === 'next') return { tries: 0, told: row.told + 1, ...words, ...wrong }
  return { state: fate.fate, ...words, ...wrong, sentAt: fate.fate === 'sent' ? at : null }
}

function errcodeOf(sent: Sent): string | null {
  if (sent.ok) return null
  return sent.code === undefined ? sent.words : `${sent.code} ${sent.words}`
}
