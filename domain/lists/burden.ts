import type { Database } from '../../prisma/transact.ts'
import { firstOfMonth, monthOf, shanghaiInstant } from '../calendar.ts'

/** What the robot costs its cadres since the first of the month, all of them together. */
export interface Burden {
  /** Cadres who are bound and work here. */
  readonly cadres: number
  /** Messages they sent. */
  readonly messages: number
  /** Questions they were asked back. */
  readonly questions: number
  /** Reminders they got in their single chats. */
  readonly reminders: number
}

// Ids begin with the instant at which they were made, never before what they are of: the key alone finds the month.
const counting = `SELECT
  (SELECT count(*)::int FROM "Cadre" c WHERE c."districtId" = $1 AND c."leftOn" IS NULL AND c."userid" IS NOT NULL) AS cadres,
  (SELECT count(*)::int FROM "Message" m
    WHERE m."districtId" = $1 AND m."id" >= $2::uuid AND m."at" >= $3 AND m."cadreId" IS NOT NULL) AS messages,
  (SELECT count(*)::int FROM "Question" q WHERE q."districtId" = $1 AND q."id" >= $2::uuid AND q."askedAt" >= $3) AS questions,
  (SELECT count(*)::int FROM "Outbox" o WHERE o."districtId" = $1 AND o."id" >= $2::uuid AND o."at" >= $3
    AND o."job" IS NOT NULL AND NOT o."inGroup" AND o."state" = 'sent') AS reminders`

/** The month's messages, questions and reminders of the district up to a day (YYYY-MM-DD): policy.md wants them to fall. */
export async function burdenOf(db: Database, districtId: string, today: string): Promise<Burden> {
  const start = shanghaiInstant(firstOfMonth(monthOf(today)))
  const time = start.getTime().toString(16).padStart(12, '0')
  const first = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
  const { rows } = await db.pool.query<Burden>(counting, [districtId, first, start])
  return rows[0] ?? { cadres: 0, messages: 0, questions: 0, reminders: 0 }
}
