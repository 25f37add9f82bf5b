import type { Database } from '../../prisma/transact.ts'

/** How far an act has come with a period. */
export interface RunState {
  /** Some run went through; who failed in it is in `failed`. */
  readonly through: boolean
  readonly runs: number
  readonly lastAt: Date
  readonly failed: readonly { readonly addressee: string; readonly tries: number; readonly at: Date }[]
}

const reading = `
SELECT x."job", x."period", r.through, r.runs, r."lastAt", f.failed
FROM jsonb_to_recordset($2::jsonb) AS x("job" text, "period" text)
CROSS JOIN LATERAL (SELECT bool_or(r."trouble" IS NULL AND r."endedAt" IS NOT NULL) AS through, count(*)::int AS runs,
  max(r."startedAt") AS "lastAt" FROM "JobRun" r
  WHERE r."districtId" = $1 AND r."job" = x."job" AND r."period" = x."period") r
CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('addressee', c."addressee", 'tries', c."tries", 'at', c."at")) AS failed
  FROM "JobClaim" c WHERE c."districtId" = $1 AND c."job" = x."job" AND c."period" = x."period" AND c."state" = 'failed') f
WHERE r.runs > 0`

interface Found {
  job: string
  period: string
  through: boolean
  runs: number
  lastAt: Date
  failed: { addressee: string; tries: number; at: string }[] | null
}

/** By job and period (with a space between): what is on record of their runs; absent where there was none. */
export async function lastRuns(
  db: Database,
  districtId: string,
  asked: readonly { readonly job: string; readonly period: string }[],
): Promise<ReadonlyMap<string, RunState>> {
  const { rows } = await db.pool.query<Found>(reading, [districtId, JSON.stringify(asked)])
  return new Map(
    rows.map(({ job, period, through, runs, lastAt, failed }) => [
      `${job} ${period}`,
      {
        through,
        runs,
        lastAt,
        failed: (failed ?? []).map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
      },
    ]),
  )
}

/** When the records began: the first row of the audit. Null before. */
export async function recordsBegan(db: Database, districtId: string): Promise<Date | null> {
  const first = await db.prisma.audit.findUnique({
    where: { districtId_seq: { districtId, seq: 1 } },
    select: { at: true },
  })
  return first?.at ?? null
}
