import { shanghaiDay } from '../../domain/calendar.ts'
import { Expected } from '../../domain/errors.ts'
import type { KeptFiles } from '../../domain/files/kept.ts'
import { newId } from '../../domain/ids.ts'
import type { Known, Wanted } from '../../domain/lists/before.ts'
import { parse } from '../../domain/parse/read.ts'
import type { Parsed } from '../../domain/parse/types.ts'
import { type Binding, bindCadre } from '../../domain/records/binding.ts'
import { markReached } from '../../domain/records/cadres.ts'
import type { KeptPicture } from '../../domain/records/evidence.ts'
import { handled, noteMedia, setAside, triedAgain } from '../../domain/records/messages.ts'
import { postAnswer } from '../../domain/records/outbox.ts'
import { factKey } from '../../domain/report.ts'
import type { Secrets } from '../../domain/secrets.ts'
import { isGone } from '../../prisma/gone.ts'
import { type Database, Stale, type Tx, transact } from '../../prisma/transact.ts'
import type { OutboxRow } from '../outbox/row.ts'
import { nameOfError } from '../puppet/guard.ts'
import type { Log } from '../puppet/log.ts'
import type { Say } from '../replies/say.ts'
import { sleep } from '../sleep.ts'
import { actMessage } from './act-message.ts'
import { type Brought, broughtNothing } from './brought.ts'
import { dueAtFirstWord } from './first-word.ts'
import { type About, placeOf } from './hearing.ts'
import type { Waiting } from './receive.ts'
import { relayOf } from './relay.ts'
import type { Sender, Snapshot } from './snapshot.ts'

export interface HandleOptions {
  readonly db: Database
  readonly districtId: string
  readonly secrets: Secrets
  readonly log: Log
  now(): Date
  snapshot(atLeast: number): Promise<Snapshot>
  before(wanted: Wanted): Promise<Known>
  /** Keeps what came with a message beside its words. */
  bring(message: Waiting): Promise<Brought>
  readonly files: KeptFiles
  /** Rows that were committed. */
  answered(rows: readonly OutboxRow[]): void
  /** A card's button was pressed; `passed`: its question waited no more. */
  pressed(message: Waiting, passed: boolean): void
  sayTrouble(message: Waiting): void
  counted(intent: string, kinds: readonly string[]): void
  /** Chats that were heard in this process. */
  readonly reached: Set<string>
  readonly stopping: AbortSignal
}

/**
 * Handles one stored message, whatever happens: while the database is gone it is tried again with a growing pause; what
 * fails three times is put aside, marked and told to its sender, and the next goes on.
 */
export async function handle(options: HandleOptions, message: Waiting): Promise<void> {
  for (let failures = 0, waits = 0; ; ) {
    try {
      return await once(options, message)
    } catch (error) {
      // Another process, or this one before a crash, has handled it.
      if (error instanceof Stale && (await isHandled(options, message))) return
      if (isGone(error)) {
        if (waits === 0) options.sayTrouble(message)
        await sleep(Math.min(5_000, 250 * 2 ** waits++), options.stopping)
        if (options.stopping.aborted) return
      } else if (++failures >= 3) {
        return giveUp(options, message, error)
      } else {
        options.log.warn({ ...nameOfError(error), messageId: message.id }, 'a message failed and is tried again')
        await triedAgain(options.db, options.districtId, message.id)
      }
    }
  }
}

async function once(options: HandleOptions, message: Waiting): Promise<void> {
  const { db, districtId } = options
  const snapshot = await options.snapshot(message.rosterVersion)
  const sender = snapshot.senders.get(message.userid)
  const now = options.now()
  if (!sender) return strange(options, message, now)
  const today = shanghaiDay(now)
  const relay = relayOf({ message, sender, snapshot, today })
  const parsed = relay?.parsed ?? parsedOf(message, snapshot, sender)
  const brought = message.media.length === 0 ? broughtNothing : await options.bring(message)
  const about = { districtId, message, brought, sender, snapshot, parsed, relay, now, today }
  const known = await options.before(wantedFor(about))
  const rows: OutboxRow[] = []
  let passed = false
  const act = (refusal: Expected | null) =>
    transact(db, async (tx) => {
      const first = isFirst(options, message, snapshot)
      if (first) markReached(tx, districtId, sender, message, now)
      const say =
        refusal === null ? await actMessage(db, tx, { ...about, known }, options) : refused(tx, about, refusal)
      passed = say?.say === 'nothing-asked'
      if (say) rows.push(post(tx, districtId, message, say, now))
      if (first) rows.push(...(await dueAtFirstWord(db, tx, { ...about, known }, say)))
    })
  await act(null).catch((error: unknown) => {
    if (!(error instanceof Expected)) throw error
    rows.length = 0
    return act(error)
  })
  options.reached.add(message.chat)
  options.answered(rows)
  if (message.press !== null) options.pressed(message, passed)
  if (message.media.length > 0) await noteMedia(db, districtId, message.id, brought.pictures.map(kept))
  options.counted(
    parsed.intent,
    parsed.reports.map(({ kind }) => kind),
  )
}

/** What cannot be recorded as it was told, a wage larger than any: nothing is written but that it was handled. */
function refused(tx: Tx, { districtId, message, sender, parsed }: About, { message: why }: Expected): Say {
  handled(tx, { districtId, id: message.id }, { intent: parsed.intent, cadreId: sender.id })
  return { say: 'media-refused', why }
}

function parsedOf(message: Waiting, snapshot: Snapshot, sender: Sender): Parsed {
  const heard = { id: message.msgid, from: message.userid, at: message.at.toISOString(), text: message.text }
  return parse(heard, snapshot.roster, snapshot.words(sender))
}

const kept = ({ hash, size, mime }: KeptPicture) => ({ hash, name: '', size, mime })

// The first word here opens the way for pushes; the snapshot may be older than it, so this process remembers too.
function isFirst({ reached }: HandleOptions, { chat, group }: Waiting, { senders, groups }: Snapshot): boolean {
  return !reached.has(chat) && !(group ? (groups.get(chat)?.reached ?? true) : senders.get(chat)?.reached)
}

function wantedFor(about: About): Wanted {
  const { districtId, message, sender, snapshot, parsed } = about
  const households = new Set(snapshot.own(sender.userid))
  for (const { household } of parsed.reports) if (household !== null) households.add(household)
  return {
    districtId,
    sender: sender.userid,
    chat: message.chat,
    messageId: message.id,
    households: [...households],
    hardships: parsed.reports.flatMap(({ kind, household }) => (kind === 'hardship' && household ? [household] : [])),
    factKeys: parsed.reports.flatMap((report) => keyOf(about, report) ?? []),
  }
}

function keyOf(about: About, report: Parsed['reports'][number]): string | null {
  const place = placeOf(about, report.household, report.village)
  return factKey({ ...report, id: '', status: 'recorded', candidates: [], said: null }, place)
}

/** An unbound sender is told how to bind, may bind in his single chat, and learns nothing else. */
async function strange(options: HandleOptions, message: Waiting, now: Date): Promise<void> {
  const { db, districtId, secrets } = options
  const rows: OutboxRow[] = []
  await transact(db, async (tx) => {
    handled(tx, { districtId, id: message.id }, { intent: 'stranger', cadreId: null })
    const who = { districtId, userid: message.userid, at: now }
    const tries = !message.group && /^\s*绑定/u.test(message.text)
    rows.push(
      post(
        tx,
        districtId,
        message,
        tries ? saidOf(await bindCadre(db, tx, secrets, who, message.text)) : howToBind,
        now,
      ),
    )
  })
  options.answered(rows)
  options.counted('stranger', [])
}

const howToBind: Say = { say: 'how-to-bind' }

function saidOf(result: Binding): Say {
  if (result.binding === 'bound') return { say: 'bound', name: result.name, households: result.households }
  return { say: result.binding === 'wrong' ? 'bind-wrong' : 'bind-locked' }
}

function post(tx: Tx, districtId: string, message: Waiting, say: Say, at: Date): OutboxRow {
  const row = {
    id: newId(),
    chat: message.chat,
    inGroup: message.group,
    say,
    messageId: message.id,
    reqId: message.reqId,
    at,
  }
  const { reqUntil, streamId } = postAnswer(tx, { districtId, ...row })
  return { ...row, way: row.reqId === null ? 'push' : 'answer', reqUntil, streamId, tries: 0, told: 0, job: null }
}

async function isHandled({ db, districtId }: HandleOptions, { id }: Waiting): Promise<boolean> {
  const row = await db.prisma.message.findUnique({ where: { districtId_id: { districtId, id } } })
  return row?.state !== 'stored'
}

async function giveUp(options: HandleOptions, message: Waiting, error: unknown): Promise<void> {
  const { db, districtId, log } = options
  const trouble = newId().slice(-8)
  log.error({ ...nameOfError(error), messageId: message.id, trouble }, 'a message is put aside')
  const rows: OutboxRow[] = []
  await transact(db, (tx) => {
    setAside(tx, districtId, message.id, trouble)
    rows.push(post(tx, districtId, message, { say: 'aside', trouble }, options.now()))
  })
  options.answered(rows)
  options.counted('aside', [])
}
