import { together } from '../../prisma/together.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'

/** A message as it is kept: numbers that look like an ID, telephone or account are masked; the whole is encrypted. */
export interface KeptMessage {
  readonly districtId: string
  readonly id: string
  readonly msgid: string
  readonly chat: string
  readonly inGroup: boolean
  readonly sender: string
  readonly type: string
  readonly masked: string
  readonly cipher: Uint8Array | null
  readonly quoted: string | null
  readonly media: readonly unknown[]
  readonly reqId: string | null
  readonly at: string
}

export interface Stored {
  /** False where a message of this msgid was stored before. */
  readonly fresh: boolean
  /** Version of the roster, that running copies of it may know they are old. */
  readonly rosterVersion: number
}

// One statement and one commit for all frames that came together: PostgreSQL's part of a message is then a fraction.
const storing = `
WITH x AS (SELECT * FROM jsonb_populate_recordset(null::"Message", $1::jsonb)),
stored AS (
  INSERT INTO "Message" ("districtId", "id", "msgid", "chat", "inGroup", "sender", "type", "masked", "cipher", "quoted", "media", "reqId", "at")
  SELECT "districtId", "id", "msgid", "chat", "inGroup", "sender", "type", "masked", "cipher", "quoted", "media", "reqId", "at" FROM x
  ON CONFLICT ("districtId", "msgid") DO NOTHING RETURNING "id")
SELECT x."id"::text AS id, stored."id" IS NOT NULL AS fresh,
  coalesce((SELECT "value" FROM "Counter" c WHERE c."districtId" = x."districtId" AND c."name" = 'roster'), 0)::int AS roster
FROM x LEFT JOIN stored USING ("id")`

/** Makes the store of one database: keeps a message before anything else happens to it, once for its msgid. */
export function messageStore(db: Database): (message: KeptMessage) => Promise<Stored> {
  return together<KeptMessage, Stored>(async (messages) => {
    const rows = messages.map(({ cipher, ...rest }) => ({
      ...rest,
      cipher: cipher && `\\x${Buffer.from(cipher).toString('hex')}`,
    }))
    const found = await db.pool.query<{ id: string; fresh: boolean; roster: number }>({
      name: 'store',
      text: storing,
      values: [JSON.stringify(rows)],
    })
    const byId = new Map(found.rows.map((row) => [row.id, row]))
    return messages.map(({ id }) => ({ fresh: byId.get(id)?.fresh ?? false, rosterVersion: byId.get(id)?.roster ?? 0 }))
  })
}

/** The message is done with: in the same transaction as all that came of it. Already done: the transaction is `Stale`. */
export function handled(
  tx: Tx,
  message: { readonly districtId: string; readonly id: string },
  outcome: { readonly intent: string; readonly cadreId: string | null; readonly unknown?: readonly string[] },
): void {
  tx.update(
    'Message',
    { districtId: message.districtId, id: message.id, state: 'stored' },
    { state: 'handled', intent: outcome.intent, cadreId: outcome.cadreId, unknown: [...(outcome.unknown ?? [])] },
  )
}

/** A message failed three times: it is kept, marked with the number under which the log tells why, and the next goes on. */
export function setAside(tx: Tx, districtId: string, id: string, trouble: string): void {
  tx.update('Message', { districtId, id, state: 'stored' }, { state: 'aside', trouble, tries: 3 })
}

/** What came with a message, once it is kept: in place of the links, which are dead by then. */
export async function noteMedia(
  db: Database,
  districtId: string,
  id: string,
  media: readonly { readonly hash: string; readonly name: string; readonly size: number; readonly mime: string }[],
): Promise<void> {
  await db.prisma.message.updateMany({ where: { districtId, id }, data: { media: [...media] } })
}

/** One more try is counted, so that a message which ends the process is not tried for ever. */
export async function triedAgain(db: Database, districtId: string, id: string): Promise<void> {
  await db.prisma.message.updateMany({ where: { districtId, id }, data: { tries: { increment: 1 } } })
}

/**
 * Somebody at the console has looked at a message that was not understood, and has done with it: it leaves the queue.
 * Two at once both have it as they want it.
 */
export function reviewed(tx: Tx, by: By, id: string, reason: string): void {
  tx.updateAll('Message', { districtId: by.districtId, id }, { reviewedAt: by.now })
  audited(tx, {
    districtId: by.districtId,
    actor: by.actor,
    origin: by.origin,
    action: 'message.review',
    object: 'message',
    objectId: id,
    reason,
    at: by.now,
  })
}
