import type { Database } from '../../prisma/transact.ts'

/** One run of a scheduled act: what its claims and messages carry. */
export interface ClaimSource {
  readonly districtId: string
  readonly job: string
  readonly period: string
  /** When it is written, by the clock. */
  readonly at: Date
}

/** What one addressee is to be told. */
export interface ClaimedMessage {
  /** Id of a cadre, chat of a group. */
  readonly addressee: string
  /** Of the outbox's row. */
  readonly id: string
  readonly chat: string
  readonly inGroup: boolean
  readonly say: object
  /** False: the wire lets nothing be pushed there yet; the row waits as 未接通 and is not sent. */
  readonly reached: boolean
}

// One statement for any number: who is claimed by another run, or process, gets no row. A claim that failed is taken
// up again by the same statement.
const claiming = `
WITH x AS (SELECT * FROM jsonb_to_recordset($5::jsonb)
  AS x("addressee" text, "id" uuid, "chat" text, "inGroup" boolean, "say" jsonb, "reached" boolean)),
claimed AS (
  INSERT INTO "JobClaim" ("districtId", "job", "period", "addressee", "state", "at")
  SELECT $1, $2, $3, x."addressee", 'done', $4::timestamptz FROM x ORDER BY x."addressee"
  ON CONFLICT ("districtId", "job", "period", "addressee") DO UPDATE
    SET "state" = 'done', "tries" = "JobClaim"."tries" + 1, "trouble" = NULL, "at" = excluded."at"
    WHERE "JobClaim"."state" = 'failed'
  RETURNING "addressee"),
said AS (
  INSERT INTO "Outbox" ("districtId", "id", "chat", "inGroup", "say", "way", "streamId", "state", "job", "period", "at")
  SELECT $1, x."id", x."chat", x."inGroup", x."say", 'push', x."id"::text,
    CASE WHEN x."reached" THEN 'waiting' ELSE 'unreached' END, $2, $3, $4::timestamptz
  FROM x JOIN claimed USING ("addressee"))
SELECT "addressee" FROM claimed`

/**
 * Claims (job, period, addressee) and puts the messages into the outbox in one transaction; gives who was claimed by
 * this call. Who was claimed before is left out, so that nobody hears it twice.
 */
export async function claimAndPost(
  db: Database,
  { districtId, job, period, at }: ClaimSource,
  messages: readonly ClaimedMessage[],
): Promise<ReadonlySet<string>> {
  const found = await db.pool.query<{ addressee: string }>(claiming, [
    districtId,
    job,
    period,
    at.toISOString(),
    JSON.stringify(messages),
  ])
  return new Set(found.rows.map(({ addressee }) => addressee))
}

const failing = `
INSERT INTO "JobClaim" ("districtId", "job", "period", "addressee", "state", "trouble", "at")
VALUES ($1, $2, $3, $4, 'failed', $5, $6::timestamptz)
ON CONFLICT ("districtId", "job", "period", "addressee") DO UPDATE
  SET "tries" = "JobClaim"."tries" + 1, "trouble" = excluded."trouble", "at" = excluded."at"
  WHERE "JobClaim"."state" = 'failed'`

/** Notes that this addressee could not be told, and why (no names): shown, and tried again alone. */
export async function claimFailed(
  db: Database,
  { districtId, job, period, at }: ClaimSource,
  addressee: string,
  trouble: string,
): Promise<void> {
  await db.pool.query(failing, [districtId, job, period, addressee, trouble.slice(0, 200), at.toISOString()])
}

/**
 * Takes up what is done for nobody in particular (a backup), or takes it up again after it failed or was cut off for an
 * hour; false where another process has it.
 */
export async function claimWork(db: Database, source: ClaimSource, addressee: string): Promise<boolean> {
  const { districtId, job, period, at } = source
  const found = await db.pool.query(
    `INSERT INTO "JobClaim" ("districtId", "job", "period", "addressee", "state", "at")
     VALUES ($1, $2, $3, $4, 'claimed', $5::timestamptz)
     ON CONFLICT ("districtId", "job", "period", "addressee") DO UPDATE
       SET "state" = 'claimed', "tries" = "JobClaim"."tries" + 1, "at" = excluded."at"
       WHERE "JobClaim"."state" = 'failed'
         OR ("JobClaim"."state" = 'claimed' AND "JobClaim"."at" < excluded."at" - interval '1 hour')
     RETURNING 1`,
    [districtId, job, period, addressee, at.toISOString()],
  )
  return found.rows.length > 0
}

/** The work that was claimed is done, or failed (`trouble`: why). */
export async function workDone(
  db: Database,
  { districtId, job, period }: ClaimSource,
  addressee: string,
  trouble: string | null,
): Promise<void> {
  await db.prisma.jobClaim.updateMany({
    where: { districtId, job, period, addressee },
    data: { state: trouble === null ? 'done' : 'failed', trouble },
  })
}

export interface Claim {
  readonly addressee: string
  readonly state: string
  readonly tries: number
  readonly at: Date
}

/** Who was taken up for this act and period already. */
export async function claimsOf(
  db: Database,
  { districtId, job, period }: Omit<ClaimSource, 'at'>,
): Promise<ReadonlyMap<string, Claim>> {
  const rows = await db.prisma.jobClaim.findMany({
    where: { districtId, job, period },
    select: { addressee: true, state: true, tries: true, at: true },
  })
  return new Map(rows.map((row) => [row.addressee, row]))
}
