import { labelOf } from '../kinds/index.ts'
import { householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'
import type { DaysFilter } from './visits.ts'

export interface HardshipRow extends PlacedRow {
  /** YYYY-MM-DD of the first within the days. */
  readonly happenedOn: string
  /** Codes of the kind's causes. */
  readonly causes: readonly string[]
  /** Yuan. */
  readonly selfPaid: number | null
  readonly loss: number | null
}

/** Households to which something befell within some days: a row each, whatever the number of reports. */
export const newHardships: List<DaysFilter, HardshipRow> = sqlList<DaysFilter, HardshipRow>(
  'new-hardships',
  [
    ...placeColumns,
    { label: '发生日期', cell: (row) => row.happenedOn },
    { label: '原因', cell: (row) => row.causes.map((cause) => labelOf('hardship', 'cause', cause)).join('、') },
    { label: '自付（元）', cell: (row) => row.selfPaid },
    { label: '损失（元）', cell: (row) => row.loss },
  ],
  {
    select: `${placed}, t."happenedOn", t."causes", t."selfPaid", t."loss"`,
    from: `FROM "Household" h JOIN LATERAL (SELECT min(x."happenedOn")::text AS "happenedOn",
        coalesce(array_agg(DISTINCT x."cause") FILTER (WHERE x."cause" IS NOT NULL), '{}') AS "causes",
        sum(x."selfPaid")::float8 AS "selfPaid", sum(x."loss")::float8 AS "loss", count(*) AS "times"
      FROM "Hardship" x WHERE x."districtId" = h."districtId" AND x."householdCode" = h."code" AND x."live"
        AND x."happenedOn" BETWEEN $1::date AND $2::date) t ON t."times" > 0`,
    key: 'h."code"',
    fits: (asker, filter) => householdsIn(asker, filter, filter.from, filter.to),
  },
)

export interface TroubledRow extends PlacedRow {
  /** YYYY-MM-DD of the last such visit. */
  readonly lastOn: string
}

/** Households of which a visit within some days said they are in difficulty, or a problem with housing, water, school or illness. */
export const inDifficulty: List<DaysFilter, TroubledRow> = sqlList<DaysFilter, TroubledRow>(
  'in-difficulty',
  [...placeColumns, { label: '走访日期', cell: (row) => row.lastOn }],
  {
    select: `${placed}, t."lastOn"`,
    from: `FROM "Household" h JOIN LATERAL (SELECT max(v."visitedOn")::text AS "lastOn" FROM "Visit" v
      WHERE v."districtId" = h."districtId" AND v."householdCode" = h."code" AND v."live"
        AND v."visitedOn" BETWEEN $1::date AND $2::date
        AND (v."situation" = 'difficult' OR 'problem' IN (v."housing", v."water", v."education", v."medical"))) t
      ON t."lastOn" IS NOT NULL`,
    key: 'h."code"',
    fits: (asker, filter) => householdsIn(asker, filter, filter.from, filter.to),
  },
)
