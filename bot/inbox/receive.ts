import { newId } from '../../domain/ids.ts'
import type { StoredMessage } from '../../domain/lists/stored-messages.ts'
import { maskText } from '../../domain/mask.ts'
import type { KeptMessage, Stored } from '../../domain/records/messages.ts'
import type { Secrets } from '../../domain/secrets.ts'
import { isGone } from '../../prisma/gone.ts'
import { nameOfError } from '../puppet/guard.ts'
import type { Heard, MediaLink } from '../puppet/heard.ts'
import type { Log } from '../puppet/log.ts'
import { sleep } from '../sleep.ts'
import type { Press } from './card.ts'
import { inTurn } from './in-turn.ts'

/** A message that is stored and waits to be handled, with its text as it was sent. */
export interface Waiting extends Omit<StoredMessage, 'tries' | 'media'> {
  /** Where that can be fetched which came with it. */
  readonly media: readonly MediaLink[]
  /** The button of a card that said the text; null where it was written. */
  readonly press: Press | null
  /** Of the roster, as the message was stored. */
  readonly rosterVersion: number
}

export interface ReceiveOptions {
  readonly districtId: string
  readonly secrets: Secrets
  readonly log: Log
  store(message: KeptMessage): Promise<Stored>
  handle(message: Waiting): Promise<void>
  /** Tells a sender that it could not be kept yet: the one thing said without an outbox row. */
  sayTrouble(message: Waiting): void
  counted(what: 'heard' | 'seen'): void
  readonly stopping: AbortSignal
}

export interface Receiver {
  hear(heard: Heard): Promise<void>
  /** Handles a message that was stored before, in its sender's turn. */
  handle(waiting: Waiting): Promise<void>
  /** Resolves when nothing is being handled. */
  idle(): Promise<void>
}

/**
 * The story of a message: it is stored before anything can fail or wait, once for its msgid; then handled, one at a
 * time for a sender, many senders side by side. Where the database is gone the sender is told so, and the message is
 * held here until it can be kept.
 */
export function receiver(options: ReceiveOptions): Receiver {
  const bySender = inTurn()
  const going = new Set<Promise<unknown>>()
  const handleInTurn = (waiting: Waiting): Promise<void> => {
    const mine = bySender(waiting.userid, () => options.handle(waiting)).finally(() => going.delete(mine))
    going.add(mine)
    return mine
  }
  return {
    async hear(heard) {
      const { message, waiting } = messageOf(options, heard)
      const stored = await storeAtLast(options, message, waiting)
      if (stored === null) return
      options.counted(stored.fresh ? 'heard' : 'seen')
      // WeCom may send a frame twice: the message id is what makes it one.
      if (stored.fresh) await handleInTurn({ ...waiting, rosterVersion: stored.rosterVersion })
    },
    handle: handleInTurn,
    async idle() {
      await Promise.allSettled(going)
    },
  }
}

function messageOf({ districtId, secrets }: ReceiveOptions, heard: Heard): { message: KeptMessage; waiting: Waiting } {
  const id = newId()
  const press = heard.event?.kind === 'card' ? { taskId: heard.event.taskId, reqId: heard.reqId } : null
  // A zero byte cannot be kept in PostgreSQL's text, nor half a surrogate pair in its JSON.
  const text = heard.text.toWellFormed().replaceAll('\0', '\ufffd')
  const masked = maskText(text)
  const message = {
    districtId,
    id,
    msgid: heard.msgid,
    chat: heard.chat,
    inGroup: heard.group,
    sender: heard.userid,
    type: heard.type,
    masked,
    cipher: masked === text ? null : secrets.encrypt({ table: 'Message', column: 'cipher', rowId: id }, text),
    quoted: heard.quote ? maskText(heard.quote.text.toWellFormed().replaceAll('\0', '\ufffd')) : null,
    // With where it can be fetched, for five minutes: a crash in between must not lose it.
    media: press === null ? heard.media : [{ kind: 'press', taskId: press.taskId }],
    // A click's req_id takes the card's update and no answer: what is said to it is pushed.
    reqId: press === null ? heard.reqId : null,
    at: heard.at,
  }
  const waiting = {
    id,
    msgid: heard.msgid,
    chat: heard.chat,
    group: heard.group,
    userid: heard.userid,
    type: heard.type,
    text,
    press,
    reqId: message.reqId,
    at: new Date(heard.at),
    quoted: message.quoted,
    media: heard.media,
    rosterVersion: 0,
  }
  return { message, waiting }
}

/** Stores, again and again with a growing pause while the database is gone; null when the process stops meanwhile. */
async function storeAtLast(options: ReceiveOptions, message: KeptMessage, waiting: Waiting): Promise<Stored | null> {
  for (let tries = 0; ; tries++) {
    try {
      return await options.store(message)
    } catch (error) {
      if (tries === 0) options.sayTrouble(waiting)
      options.log.warn(
        { ...nameOfError(error), msgid: message.msgid, gone: isGone(error) },
        'a message could not be stored',
      )
      if (!isGone(error) && tries >= 2) throw error
      await sleep(Math.min(5_000, 250 * 2 ** tries), options.stopping)
      if (options.stopping.aborted) return null
    }
  }
}
