import { householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { OnFilter } from './development.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'

export interface SupportedRow extends PlacedRow {
  readonly type: string | null
  /** approved or paid; null: only the household's type says so. */
  readonly status: string | null
  /** YYYY-MM-DD of the last word of it. */
  readonly saidOn: string | null
}

/** Households that get a program: told as approved or paid and not ended since, or by their type on the official form. */
function supportedList(name: string, program: string, type: string): List<OnFilter, SupportedRow> {
  return sqlList<OnFilter, SupportedRow>(
    name,
    [
      ...placeColumns,
      { label: '户类型', cell: (row) => row.type },
      { label: '最近一次说到', cell: (row) => row.saidOn },
    ],
    {
      select: `${placed}, h."type", l."status", l."saidOn"`,
      from: `FROM "Household" h LEFT JOIN LATERAL (SELECT s."status", s."saidOn"::text AS "saidOn" FROM "Support" s
        WHERE s."districtId" = h."districtId" AND s."householdCode" = h."code" AND s."live" AND s."program" = '${program}'
          AND s."saidOn" <= $1::date ORDER BY s."saidOn" DESC, s."reportId" DESC LIMIT 1) l ON true`,
      key: 'h."code"',
      fits: (asker, filter) => {
        const fits = householdsIn(asker, filter, filter.on)
        fits.and(`l."status" IN ('approved', 'paid')
          OR (h."type" = '${type}' AND (l."status" IS NULL OR l."status" NOT IN ('stopped', 'rejected')))`)
        return fits
      },
    },
  )
}

export const onAllowance = supportedList('on-allowance', 'subsistence-allowance', '低保脱贫户')
export const destitute = supportedList('destitute', 'destitute-support', '特困供养脱贫户')
