import { type Asker, scopeOf } from '../asker.ts'
import { monthOf } from '../calendar.ts'
import { type AreaFilter, townName } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'
import { type Where, where } from './where.ts'

export interface CheckFilter extends Pick<AreaFilter, 'town' | 'village'> {
  /** Part of a village's name. */
  readonly q?: string | undefined
  /** YYYY-MM; absent: every month since the first check on record, up to that of `on`. */
  readonly month?: string | undefined
  /** YYYY-MM-DD: today, in Shanghai. */
  readonly on: string
  readonly done?: boolean | undefined
  /** Only villages whose check this cadre reports. */
  readonly cadre?: string | undefined
}

/** A village's month; more than one report of it counts as one check, the last figures standing. */
export interface CheckRow {
  readonly key: string
  readonly month: string
  readonly townCode: string
  readonly villageCode: string
  readonly villageName: string
  readonly checkedOn: string | null
  readonly checked: number | null
  readonly findings: number | null
  readonly reviewedOn: string | null
  readonly cases: number | null
  readonly reporters: string | null
}

// Villages that have households on record, or somebody who reports for them: of the others nobody owes a check.
function villagesIn(asker: Asker, filter: CheckFilter): Where {
  const { town, village, month, done, on, cadre, q } = filter
  const fits = where()
  fits.value(on)
  fits.value(month ?? monthOf(on))
  fits.and(`g."districtId" = ${fits.value(asker.districtId)}`)
  const scope = scopeOf(asker)
  if (scope.level === 'nothing') fits.and('false')
  if (scope.level === 'town') fits.and(`g."townCode" = ${fits.value(scope.code)}`)
  if (scope.level === 'village') fits.and(`g."code" = ${fits.value(scope.code)}`)
  if (village !== undefined) fits.and(`g."code" = ${fits.value(village)}`)
  else if (town !== undefined) fits.and(`g."townCode" = ${fits.value(town)}`)
  fits.and(`EXISTS (SELECT 1 FROM "Household" h WHERE h."districtId" = g."districtId" AND h."villageCode" = g."code" AND h."leftOn" IS NULL)
    OR EXISTS (SELECT 1 FROM "Cadre" r WHERE r."districtId" = g."districtId" AND r."reportsVillage" = g."code" AND r."leftOn" IS NULL)`)
  if (cadre !== undefined) {
    fits.and(`EXISTS (SELECT 1 FROM "Cadre" o WHERE o."districtId" = g."districtId" AND o."id" = ${fits.value(cadre)}::uuid
      AND o."reportsVillage" = g."code")`)
  }
  if (q !== undefined) fits.and(`position(${fits.value(q)} in g."short") > 0`)
  if (month !== undefined) fits.and(`m."month" = ${fits.value(month)}`)
  if (done !== undefined) fits.and(`t."checkedOn" IS ${done ? 'NOT NULL' : 'NULL'}`)
  return fits
}

const last = (column: string, step: string): string =>
  `(array_agg(x."${column}" ORDER BY x."reportedOn" DESC, x."reportId" DESC) FILTER (WHERE x."step" = '${step}' AND x."${column}" IS NOT NULL))[1] AS "${column}"`

/** The ledger `village-checks` (plan S3): a row a village and month, 未查 where it is missing. */
export const villageChecks: List<CheckFilter, CheckRow> = sqlList<CheckFilter, CheckRow>(
  'village-checks',
  [
    { label: '月份', cell: (row) => row.month },
    { label: '乡镇', cell: (row) => townName(row.townCode) },
    { label: '村', cell: (row) => row.villageName },
    { label: '月排查', cell: (row) => (row.checkedOn === null ? '未查' : '已查') },
    { label: '排查日期', cell: (row) => row.checkedOn },
    { label: '排查户数', cell: (row) => row.checked },
    { label: '发现问题', cell: (row) => row.findings },
    { label: '月研判', cell: (row) => (row.reviewedOn === null ? '未研判' : '已研判') },
    { label: '研判日期', cell: (row) => row.reviewedOn },
    { label: '研判户数', cell: (row) => row.cases },
    { label: '报送人', cell: (row) => row.reporters },
  ],
  {
    select: `m."month", g."townCode", g."code" AS "villageCode", g."short" AS "villageName", t."checkedOn", t."checked",
      t."findings", t."reviewedOn", t."cases", (SELECT string_agg(c."name", '、' ORDER BY c."name") FROM "Cadre" c
        WHERE c."districtId" = g."districtId" AND c."reportsVillage" = g."code" AND c."leftOn" IS NULL) AS "reporters"`,
    from: `FROM "Village" g CROSS JOIN (SELECT to_char(d, 'YYYY-MM') AS "month" FROM generate_series(
        to_date(least((SELECT min(f."month") FROM "VillageMonth" f WHERE f."live"), $2::text), 'YYYY-MM')::timestamp,
        $1::date::timestamp, interval '1 month') d) m
      JOIN LATERAL (SELECT max(x."reportedOn") FILTER (WHERE x."step" = 'check')::text AS "checkedOn",
          max(x."reportedOn") FILTER (WHERE x."step" = 'review')::text AS "reviewedOn",
          ${last('checked', 'check')}, ${last('findings', 'check')}, ${last('cases', 'review')}
        FROM "VillageMonth" x WHERE x."districtId" = g."districtId" AND x."villageCode" = g."code" AND x."live"
          AND x."month" = m."month") t ON true`,
    key: `m."month" || ' ' || g."code"`,
    fits: villagesIn,
  },
)
