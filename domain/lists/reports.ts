import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { bigramsOf } from '../bigrams.ts'
import { fieldOf, isKind, labelOf } from '../kinds/index.ts'
import type { FieldValue } from '../parse/types.ts'
import { maskText } from '../secrets.ts'
import { exported, reportColumns } from './export-reports.ts'
import { searched } from './households.ts'
import type { List } from './list.ts'
import { ownCadres, type Where, where } from './where.ts'

export interface ReportFilter {
  readonly kind?: string | undefined
  /** A status, or `counted`: recorded, and not the repetition of another. */
  readonly status?: string | undefined
  /** First and last day (YYYY-MM-DD) on which it counts: that of its first version that was recorded. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** 新就业, 失业 …: of reports on work that say this change. */
  readonly change?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  /** Two signs and more of a household member's name, or a whole household code. */
  readonly q?: string | undefined
  /** One household's. */
  readonly household?: string | undefined
}

export interface ReportRow {
  readonly id: string
  /** The robot's id of the message; null for one entered in the console. */
  readonly msgid: string | null
  readonly kind: string
  readonly householdCode: string | null
  readonly headName: string | null
  readonly villageCode: string | null
  readonly person: string | null
  /** YYYY-MM-DD. */
  readonly date: string
  readonly fields: Readonly<Record<string, FieldValue>>
  /** recorded, to-confirm, pending, withdrawn, superseded. */
  readonly status: string
  /** The name as said, where no household was found. */
  readonly said: string | null
  readonly cadre: string | null
  readonly recordedAt: Date
  /** Says what another report says already, and counts nowhere. */
  readonly repeated: boolean
}

/** Reports in the asker's area; what has no village yet shows where all of its sender's households are. */
function inScope(fits: Where, asker: Asker): void {
  fits.and(`r."districtId" = ${fits.value(asker.districtId)}`)
  const scope = scopeOf(asker)
  const own = ownCadres(fits, asker)
  if (scope.level === 'district' || own === null) return
  if (scope.level === 'nothing') {
    fits.and('false')
    return
  }
  const column = scope.level === 'town' ? 'townCode' : 'villageCode'
  fits.and(
    `r."${column}" = ${fits.value(scope.code)} OR (r."villageCode" IS NULL AND r."cadreId" = ANY(ARRAY(${own})))`,
  )
}

// The roll-up's day, so that the day's page and this list have the same number.
const countedOn = `coalesce(r."recordedOn", (r."recordedAt" AT TIME ZONE 'Asia/Shanghai')::date)`

function reportsThatFit(asker: Asker, filter: ReportFilter, fits = where()): Where {
  inScope(fits, asker)
  if (filter.kind !== undefined) fits.and(`r."kind" = ${fits.value(filter.kind)}`)
  if (filter.status === 'counted') fits.and(`r."status" = 'recorded' AND r."duplicateOf" IS NULL`)
  else if (filter.status !== undefined) fits.and(`r."status" = ${fits.value(filter.status)}`)
  if (filter.from !== undefined) fits.and(`${countedOn} >= ${fits.value(filter.from)}::date`)
  if (filter.to !== undefined) fits.and(`${countedOn} <= ${fits.value(filter.to)}::date`)
  if (filter.change !== undefined)
    fits.and(`r."kind" = 'employment' AND r."fields"->>'change' = ${fits.value(filter.change)}`)
  if (filter.village !== undefined) fits.and(`r."villageCode" = ${fits.value(filter.village)}`)
  else if (filter.town !== undefined) fits.and(`r."townCode" = ${fits.value(filter.town)}`)
  if (filter.household !== undefined) fits.and(`r."householdCode" = ${fits.value(filter.household)}`)
  const q = searched(filter.q)
  if (q !== null) {
    const code = fits.value(q)
    // The district as a value: a subquery that looks at the row outside runs once a row, not once.
    fits.and(`r."householdCode" IN (SELECT s."code" FROM "Household" s WHERE s."districtId" = ${fits.value(asker.districtId)}
      AND s."bigrams" @> ${fits.value(bigramsOf([q]))}::text[] UNION ALL SELECT ${code}::text) OR r."said" = ${code}`)
  }
  return fits
}

const selecting = `SELECT r."id"::text AS "id", m."msgid", r."kind", r."householdCode", h."headName", r."villageCode", r."person",
    r."date"::text AS "date", r."fields", r."status", r."said", c."name" AS "cadre", r."recordedAt",
    r."duplicateOf" IS NOT NULL AS "repeated"
  FROM "Report" r
  LEFT JOIN "Message" m ON m."districtId" = r."districtId" AND m."id" = r."messageId"
  LEFT JOIN "Household" h ON h."districtId" = r."districtId" AND h."code" = r."householdCode"
  LEFT JOIN "Cadre" c ON c."districtId" = r."districtId" AND c."id" = r."cadreId"`

// Order of arrival is `seq`; the key in addresses is the report's id, since nothing that counts up may stand there.
async function rows(
  db: Database,
  asker: Asker,
  filter: ReportFilter,
  after: string | null,
  limit: number,
  order: 'ASC' | 'DESC',
): Promise<readonly ReportRow[]> {
  const fits = reportsThatFit(asker, filter)
  if (after !== null) {
    if (!isId(after)) return []
    fits.and(`r."seq" ${order === 'ASC' ? '>' : '<'} (SELECT k."seq" FROM "Report" k
      WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."id" = ${fits.value(after)}::uuid)`)
  }
  const text = `${selecting}
  WHERE ${fits.text()} ORDER BY r."seq" ${order} LIMIT ${fits.value(limit)}`
  const found = await db.pool.query<ReportRow>(text, [...fits.values])
  return found.rows
}

/** The newest reports of a household as a query; `values`: those of the statement so far, which grow. */
export function newestReportsQuery(asker: Asker, household: string, most: number, values: unknown[]): string {
  const fits = reportsThatFit(asker, { household }, where(values))
  return `${selecting} WHERE ${fits.text()} ORDER BY r."seq" DESC LIMIT ${most}`
}

/** The reports of these ids that lie in the asker's area, the newest first. */
export async function reportsOf(db: Database, asker: Asker, ids: readonly string[]): Promise<readonly ReportRow[]> {
  const fits = where()
  inScope(fits, asker)
  fits.and(`r."id" = ANY(${fits.value(ids)}::uuid[])`)
  const found = await db.pool.query<ReportRow>(`${selecting}\n  WHERE ${fits.text()} ORDER BY r."seq" DESC`, [
    ...fits.values,
  ])
  return found.rows
}

export const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

async function count(db: Database, asker: Asker, filter: ReportFilter, cap: number): Promise<number> {
  const fits = reportsThatFit(asker, filter)
  const text = `SELECT count(*)::int AS n FROM (SELECT 1 FROM "Report" r WHERE ${fits.text()} LIMIT ${fits.value(cap)}) x`
  const found = await db.pool.query<{ n: number }>(text, [...fits.values])
  return found.rows[0]?.n ?? 0
}

/** The same cells as the command `export` writes. */
const columns: List<ReportFilter, ReportRow>['columns'] = reportColumns.map(({ label, cell }) => ({
  label,
  cell: (row) => {
    const { msgid: message, householdCode: household, villageCode: village, ...rest } = row
    return cell(exported({ ...rest, message, household, village }))
  },
}))

/** A report's values in words: 地点：宁波；月工资：5500元. A number that someone wrote into a text stays masked. */
export function fieldsText({ kind, fields }: Pick<ReportRow, 'kind' | 'fields'>): string {
  if (!isKind(kind)) return ''
  return Object.entries(fields)
    .map(([code, value]) => `${fieldOf(kind, code)?.label ?? code}：${maskText(labelOf(kind, code, value))}`)
    .join('；')
}

/** In the order received, as files have them. */
export const reports: List<ReportFilter, ReportRow> = {
  name: 'reports',
  columns,
  rows: (db, asker, filter, after, limit) => rows(db, asker, filter, after, limit, 'ASC'),
  count,
  key: (row) => row.id,
}

/** The newest first, as pages have them. */
export const newestReports: List<ReportFilter, ReportRow> = {
  ...reports,
  rows: (db, asker, filter, after, limit) => rows(db, asker, filter, after, limit, 'DESC'),
}
