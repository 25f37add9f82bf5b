import { createHash, randomBytes } from 'node:crypto'
import type { Database, Tx } from '../../prisma/transact.ts'
import { type Asker, type Role, roles } from '../asker.ts'

const idle = 30 * 60_000
const longest = 12 * 3_600_000
/** How often the last sight is written down: not with each of a page's requests. */
const seenStep = 10_000
/** Clocks of several processes differ by so much; a session from further ahead comes from a clock that was wrong. */
const ahead = 5 * 60_000

const hashOf = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(token).digest())

/** A new session for this user; gives the 256 random bits of its cookie, which are kept nowhere but as their hash. */
export function openSession(
  tx: Tx,
  at: { readonly districtId: string; readonly userId: string; readonly now: Date },
): string {
  const token = randomBytes(32).toString('base64url')
  const { districtId, userId, now } = at
  const until = new Date(now.getTime() + longest)
  tx.insert('Session', { districtId, hash: hashOf(token), userId, startedAt: now, seenAt: now, until })
  return token
}

export interface ReadSession {
  readonly asker: Asker
  /** A one-time password opened it: only its change is allowed. */
  readonly mustChange: boolean
  /** The last sight is old enough to be written anew. */
  readonly stale: boolean
  /** Version of the roster: what was computed from it is good as long as this stays. */
  readonly rosterVersion: number
}

interface SessionRow {
  readonly userId: string
  readonly username: string
  readonly role: string
  readonly area: string
  readonly mustChange: boolean
  readonly disabled: boolean
  readonly startedAt: Date
  readonly seenAt: Date
  readonly until: Date
  readonly rosterVersion: number
}

// Prisma would read session and user in two statements; this one runs with every request.
const reading = `SELECT u."id"::text AS "userId", u."username", u."role", u."area", u."oneTimeUntil" IS NOT NULL AS "mustChange",
  u."disabledAt" IS NOT NULL AS "disabled", s."startedAt", s."seenAt", s."until",
  coalesce((SELECT v."value" FROM "Counter" v WHERE v."districtId" = s."districtId" AND v."name" = 'roster'), 0)::int AS "rosterVersion"
FROM "Session" s JOIN "User" u ON u."districtId" = s."districtId" AND u."id" = s."userId"
WHERE s."districtId" = $1 AND s."hash" = $2`

/**
 * Whose session this is, with role and area as they are now; 'dead' where it ran out (its row should go, so that a
 * clock that jumps back revives nothing), null where there is none.
 */
export async function readSession(
  db: Database,
  districtId: string,
  token: string,
  now: Date,
): Promise<ReadSession | 'dead' | null> {
  const values = [districtId, hashOf(token)]
  const { rows } = await db.pool.query<SessionRow>({ name: 'session', text: reading, values })
  const [row] = rows
  const role = roles.find((one) => one === row?.role) as Role | undefined
  if (row === undefined || role === undefined) return null
  const time = now.getTime()
  const since = time - row.seenAt.getTime()
  const live =
    !row.disabled &&
    time < row.until.getTime() &&
    since < idle &&
    since > -ahead &&
    row.startedAt.getTime() <= time + ahead
  if (!live) return 'dead'
  const { userId, username, area, mustChange, rosterVersion } = row
  return { asker: { districtId, userId, username, role, area }, mustChange, stale: since >= seenStep, rosterVersion }
}

export function seeSession(tx: Tx, districtId: string, token: string, now: Date): void {
  tx.updateAll('Session', { districtId, hash: hashOf(token) }, { seenAt: now })
}

export function endSession(tx: Tx, districtId: string, token: string): void {
  tx.remove('Session', { districtId, hash: hashOf(token) })
}

/** Takes away sessions whose time ran out. */
export async function sweepSessions(db: Database, now: Date): Promise<void> {
  await db.pool.query('DELETE FROM "Session" WHERE "until" <= $1', [now.toISOString()])
}
