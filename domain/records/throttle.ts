import { createHash } from 'node:crypto'
import type { Database } from '../../prisma/transact.ts'

/** What is throttled: how many tries in how long (security.md, 'Accounts', 'Reveal'). */
export const limits = {
  'login-name': { tries: 10, seconds: 15 * 60 },
  'login-address': { tries: 100, seconds: 15 * 60 },
  /** 绑定 by chat: five, then an hour. */
  bind: { tries: 5, seconds: 3600 },
  reveal: { tries: 30, seconds: 3600 },
} as const

export type Limit = keyof typeof limits

/** The row under which tries are counted. What was typed as a name may be a password: only its hash is kept. */
export function throttleKey(limit: Limit, subject: string): string {
  return `${limit}:${createHash('sha256').update(subject).digest('base64url')}`
}

export interface Taken {
  readonly allowed: boolean
  /** The first try that is refused in this window. */
  readonly first: boolean
  /** Seconds until it is allowed again, at least 1. */
  readonly retryAfter: number
}

// Counted before it is tried, in one statement: of a hundred guesses that come at once, ten are tried. A window that
// ran out begins anew; tries beyond the limit do not prolong it.
const taking = `INSERT INTO "Throttle" AS t ("key", "points", "expire") VALUES ($1, 1, $2::timestamptz + make_interval(secs => $3))
ON CONFLICT ("key") DO UPDATE SET
  "points" = CASE WHEN t."expire" <= $2::timestamptz THEN 1 ELSE t."points" + 1 END,
  "expire" = CASE WHEN t."expire" <= $2::timestamptz THEN $2::timestamptz + make_interval(secs => $3) ELSE t."expire" END
RETURNING "points", "expire"`

/** Counts one try, shared by all processes, and says whether it may be made. */
export async function take(db: Database, limit: Limit, key: string, now: Date): Promise<Taken> {
  const { tries, seconds } = limits[limit]
  const { rows } = await db.pool.query<{ points: number; expire: Date }>(taking, [key, now.toISOString(), seconds])
  const [row] = rows
  const points = row?.points ?? tries + 1
  const left = Math.ceil(((row?.expire.getTime() ?? now.getTime()) - now.getTime()) / 1000)
  return { allowed: points <= tries, first: points === tries + 1, retryAfter: Math.max(1, left) }
}

/** Until when a key's tries are used up; null where one may still be made. */
export async function lockedUntil(db: Database, limit: Limit, key: string, now: Date): Promise<Date | null> {
  const text = 'SELECT "points", "expire" FROM "Throttle" WHERE "key" = $1'
  const [row] = (await db.pool.query<{ points: number; expire: Date | null }>(text, [key])).rows
  const used = row?.expire != null && row.points >= limits[limit].tries && row.expire > now
  return used ? row.expire : null
}

/** Gives a try back that was none: the password was right. */
export async function giveBack(db: Database, key: string): Promise<void> {
  await db.pool.query('UPDATE "Throttle" SET "points" = greatest("points" - 1, 0) WHERE "key" = $1', [key])
}

/** Takes away counts whose time ran out. */
export async function sweepThrottles(db: Database, now: Date): Promise<void> {
  await db.pool.query('DELETE FROM "Throttle" WHERE "expire" <= $1', [now.toISOString()])
}
