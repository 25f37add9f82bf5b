import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { shanghaiTime } from '../calendar.ts'
import { ofArea } from './cadres.ts'
import { countUpTo } from './count.ts'
import type { List } from './list.ts'
import { isId } from './reports.ts'
import { type Where, where } from './where.ts'

export interface ActRunFilter {
  readonly job?: string | undefined
  /** Only runs that went wrong, or left somebody out for it. */
  readonly trouble?: 'yes' | undefined
}

/** One run of a scheduled act. */
export interface ActRunRow {
  readonly id: string
  readonly job: string
  readonly period: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  /** claimed, sent, skipped, unreached, failed. */
  readonly counts: Readonly<Record<string, number>>
  readonly trouble: string | null
}

function fitting(asker: Asker, { job, trouble }: ActRunFilter): Where {
  const fits = where()
  fits.and(`r."districtId" = ${fits.value(asker.districtId)}`)
  if (job !== undefined) fits.and(`r."job" = ${fits.value(job)}`)
  if (trouble !== undefined) fits.and(`r."trouble" IS NOT NULL OR coalesce((r."counts"->>'failed')::int, 0) > 0`)
  return fits
}

const columns = 'r."id"::text AS "id", r."job", r."period", r."startedAt", r."endedAt", r."counts", r."trouble"'

/** Runs of the scheduled acts with their counts, the newest first. No names stand in them. */
export const actRuns: List<ActRunFilter, ActRunRow> = {
  name: 'jobs',
  columns: [
    { label: '任务', cell: (row) => row.job },
    { label: '期', cell: (row) => row.period },
    { label: '开始', cell: (row) => shanghaiTime(row.startedAt) },
    { label: '结束', cell: (row) => (row.endedAt === null ? null : shanghaiTime(row.endedAt)) },
    { label: '要告诉', cell: (row) => row.counts.claimed ?? null },
    { label: '发出', cell: (row) => row.counts.sent ?? null },
    { label: '不用发', cell: (row) => row.counts.skipped ?? null },
    { label: '未接通', cell: (row) => row.counts.unreached ?? null },
    { label: '没成', cell: (row) => row.counts.failed ?? null },
    { label: '原因', cell: (row) => row.trouble },
  ],
  async rows(db, asker, filter, after, limit) {
    const fits = fitting(asker, filter)
    if (after !== null) {
      if (!isId(after)) return []
      fits.and(`(r."startedAt", r."id") < (SELECT k."startedAt", k."id" FROM "JobRun" k
        WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."id" = ${fits.value(after)}::uuid)`)
    }
    const text = `SELECT ${columns} FROM "JobRun" r WHERE ${fits.text()}
      ORDER BY r."startedAt" DESC, r."id" DESC LIMIT ${fits.value(limit)}`
    return (await db.pool.query<ActRunRow>(text, [...fits.values])).rows
  },
  count: (db, asker, filter, cap) => countUpTo(db, '"JobRun" r', fitting(asker, filter), cap),
  key: (row) => row.id,
}

/** The last run of each act, by its name. */
export async function lastActRuns(db: Database, districtId: string): Promise<ReadonlyMap<string, ActRunRow>> {
  const text = `SELECT DISTINCT ON (r."job") ${columns} FROM "JobRun" r WHERE r."districtId" = $1
    ORDER BY r."job", r."startedAt" DESC, r."id" DESC`
  const { rows } = await db.pool.query<ActRunRow>(text, [districtId])
  return new Map(rows.map((row) => [row.job, row]))
}

/** Somebody whom an act could not tell. */
export interface FailedClaim {
  readonly job: string
  readonly period: string
  /** Id of a cadre, chat of a group, `district` for nobody in particular. */
  readonly addressee: string
  /** Name of the cadre or group; null for nobody in particular. */
  readonly name: string | null
  readonly tries: number
  readonly trouble: string | null
  readonly at: Date
}

/** So many failed addressees are listed. */
const most = 100

/** Addressees of the asker's area who could not be told, the newest first; or the one of this act and period. */
export async function failedClaims(
  db: Database,
  asker: Asker,
  only?: Pick<FailedClaim, 'job' | 'period' | 'addressee'>,
): Promise<readonly FailedClaim[]> {
  const fits = where()
  fits.and(`f."districtId" = ${fits.value(asker.districtId)}`)
  fits.and(`f."state" = 'failed'`)
  if (only !== undefined) {
    const { job, period, addressee } = only
    fits.and(
      `f."job" = ${fits.value(job)} AND f."period" = ${fits.value(period)} AND f."addressee" = ${fits.value(addressee)}`,
    )
  }
  const scope = scopeOf(asker)
  if (scope.level === 'nothing') fits.and('false')
  if (scope.level === 'town' || scope.level === 'village') {
    fits.and(
      `(c."id" IS NOT NULL AND (${ofArea(fits, scope.code)})) OR starts_with(g."area", ${fits.value(scope.code)})`,
    )
  }
  const text = `SELECT f."job", f."period", f."addressee", f."tries", f."trouble", f."at", coalesce(c."name", g."topic", g."chat") AS "name"
  FROM "JobClaim" f
  LEFT JOIN "Cadre" c ON c."districtId" = f."districtId" AND c."id"::text = f."addressee"
  LEFT JOIN "Group" g ON g."districtId" = f."districtId" AND g."chat" = f."addressee"
  WHERE ${fits.text()} ORDER BY f."at" DESC LIMIT ${most}`
  return (await db.pool.query<FailedClaim>(text, [...fits.values])).rows
}
