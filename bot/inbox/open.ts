import { shanghaiDay } from '../../domain/calendar.ts'
import { beforeReader } from '../../domain/lists/before.ts'
import { cardsOn } from '../../domain/lists/cards-on.ts'
import { storedMessages } from '../../domain/lists/stored-messages.ts'
import { messageStore, triedAgain } from '../../domain/records/messages.ts'
import type { BotOptions } from '../main.ts'
import { attachmentsOf } from '../outbox/attached.ts'
import { openOutbox } from '../outbox/outbox.ts'
import type { OutboxRow } from '../outbox/row.ts'
import type { Heard } from '../puppet/heard.ts'
import type { Refused } from '../puppet/refusal.ts'
import type { Speech } from '../puppet/say.ts'
import { cardOf } from '../replies/card.ts'
import type { Chat } from '../replies/chat.ts'
import { render } from '../replies/render.ts'
import { bring, broughtNothing, fetchAll, linksOf, type MediaWire } from './brought.ts'
import { changedCard, pressOf } from './card.ts'
import { handle } from './handle.ts'
import { receiver, type Waiting } from './receive.ts'
import { snapshotCache } from './snapshot.ts'

export interface Inbox {
  hear(heard: Heard): Promise<void>
  /** Names for Wechaty's contacts and rooms; the id itself where nobody is known by it. */
  nameOf(id: string): Promise<string>
  speakBy(speech: Wire): void
  /** Handles what was stored before and never handled. */
  recover(): Promise<void>
  close(): Promise<void>
}

const notYet: Refused = { ok: false, unknown: false, retry: 'again', words: '还没有连上' }

/** What the inbox needs of the wire. */
type Wire = MediaWire & Pick<Speech, 'send' | 'sendFile' | 'sendCard' | 'updateCard'>

/** How often it is looked whether questions go with cards, in milliseconds. */
const cardsEvery = 60_000

/** Puts the way of a message together: store, roster, understanding, records, outbox. */
export function openInbox(options: Omit<BotOptions, 'config'>): Inbox {
  const { db, districtId, files, log, metrics, secrets, now } = options
  const closing = new AbortController()
  const snapshot = snapshotCache(db, districtId)
  let speech: Wire | null = null
  const send: Speech['send'] = async (words) => (await speech?.send(words)) ?? notYet
  const chatOf = (row: OutboxRow): Chat => ({ group: row.inGroup, fullNames: groupsFull.has(row.chat) })
  const cards = { on: false, seen: Number.NEGATIVE_INFINITY }
  const outbox = openOutbox({
    ...(options.lookEvery === undefined ? {} : { lookEvery: options.lookEvery }),
    db,
    districtId,
    log,
    now,
    send,
    sendFile: async (file) => (await speech?.sendFile(file)) ?? notYet,
    words: (row) => render(row.say, chatOf(row), row.messageId === null ? null : { at: row.at, now: now() }),
    attached: (row) => attachmentsOf(row.say, { db, districtId, chat: chatOf(row), now }),
    card: (row) => (cards.on ? cardOf(row.say, chatOf(row), row.id) : null),
    sendCard: async (card) => (await speech?.sendCard(card)) ?? notYet,
    counted: metrics.said,
    ...(options.gather === undefined ? {} : { gather: options.gather }),
  })
  const groupsFull = new Set<string>()
  metrics.waiting(() => outbox.waiting)
  const sayTrouble = (message: Waiting): void => {
    const markdown = render({ say: 'trouble' }, { group: message.group, fullNames: false })
    void send({
      chat: message.chat,
      group: message.group,
      markdown,
      ...(message.reqId === null ? {} : { reqId: message.reqId, streamId: `trouble-${message.id}` }),
    })
  }
  const roster = async (atLeast: number) => {
    const current = await snapshot(atLeast)
    if (Math.abs(now().getTime() - cards.seen) >= cardsEvery) {
      cards.seen = now().getTime()
      cards.on = await cardsOn(db, districtId, shanghaiDay(now()))
    }
    groupsFull.clear()
    for (const { chat, fullNames } of current.groups.values()) if (fullNames) groupsFull.add(chat)
    return current
  }
  const showPressed = async ({ press, chat, group, text }: Waiting, passed: boolean): Promise<void> => {
    if (press === null) return
    const shown = { chat: { group, fullNames: groupsFull.has(chat) }, key: text, passed }
    const changed = await changedCard(db, districtId, press, shown).catch(() => null)
    if (changed) await speech?.updateCard(changed)
  }
  const handling = {
    db,
    districtId,
    secrets,
    log,
    now,
    snapshot: roster,
    before: beforeReader(db),
    files,
    bring: async (message: Waiting) =>
      speech === null ? broughtNothing : bring(files, await fetchAll(speech, message, closing.signal)),
    answered: outbox.add,
    pressed: (message: Waiting, passed: boolean) => void showPressed(message, passed),
    sayTrouble,
    counted: metrics.understood,
    reached: new Set<string>(),
    stopping: closing.signal,
  }
  const receive = receiver({
    districtId,
    secrets,
    log,
    store: messageStore(db),
    handle: (message) => handle(handling, message),
    sayTrouble,
    counted: metrics.heard,
    stopping: closing.signal,
  })
  return {
    hear: receive.hear,
    nameOf: async (id) => {
      const { senders } = await snapshot(0)
      return senders.get(id)?.name ?? id
    },
    speakBy(by) {
      speech = by
    },
    async recover() {
      // A message that ended the process is counted before it is tried again, so that it ends it three times at most.
      for (const stored of await storedMessages(db, secrets, districtId)) {
        await triedAgain(db, districtId, stored.id)
        void receive.handle({ ...stored, media: linksOf(stored.media), press: pressOf(stored.media), rosterVersion: 0 })
      }
    },
    async close() {
      closing.abort()
      await Promise.race([receive.idle(), new Promise((resolve) => setTimeout(resolve, 5_000).unref())])
      await outbox.stop()
    },
  }
}
