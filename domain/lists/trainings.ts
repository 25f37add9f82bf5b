import { householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'
import type { DaysFilter } from './visits.ts'

export interface TrainingRow extends PlacedRow {
  readonly person: string | null
  readonly courses: string | null
  readonly certificates: string | null
  /** YYYY-MM-DD of the last. */
  readonly lastOn: string
}

function trainingList(name: string, which: string): List<DaysFilter, TrainingRow> {
  return sqlList<DaysFilter, TrainingRow>(
    name,
    [
      ...placeColumns,
      { label: '姓名', cell: (row) => row.person },
      { label: '培训', cell: (row) => row.courses },
      { label: '证书', cell: (row) => row.certificates },
      { label: '日期', cell: (row) => row.lastOn },
    ],
    {
      select: `${placed}, t."person", t."courses", t."certificates", t."lastOn"`,
      from: `FROM "Household" h JOIN LATERAL (SELECT x."person", string_agg(DISTINCT x."course", '、') AS "courses",
          string_agg(DISTINCT x."certificate", '、') AS "certificates", max(x."saidOn")::text AS "lastOn"
        FROM "Training" x WHERE x."districtId" = h."districtId" AND x."villageCode" = h."villageCode"
          AND x."householdCode" = h."code" AND x."live" AND x."saidOn" BETWEEN $1::date AND $2::date AND (${which})
        GROUP BY x."person") t ON true`,
      key: `h."code" || ' ' || coalesce(t."person", '')`,
      fits: (asker, filter) => householdsIn(asker, filter, filter.from, filter.to),
    },
  )
}

/** Who was trained within some days (plan T3), a row a person. */
export const trained = trainingList('trained', 'true')
/** Who got a certificate within some days. */
export const certified = trainingList(
  'certified',
  'x."certified" OR x."certificate" IS NOT NULL AND x."certified" IS NOT FALSE',
)
