import type { Asker } from '../asker.ts'
import { firstOfMonth, lastOfMonth, monthOf } from '../calendar.ts'
import type { Column } from '../column.ts'
import { type AreaFilter, householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'
import type { Where } from './where.ts'

export interface MonthFilter extends AreaFilter {
  /** YYYY-MM. */
  readonly month: string
}

export interface DaysFilter extends AreaFilter {
  /** First and last day, YYYY-MM-DD. */
  readonly from: string
  readonly to: string
}

export interface VisitRow extends PlacedRow {
  /** 帮扶责任人, joined by 、. */
  readonly cadres: string | null
  /** YYYY-MM-DD of the last visit: within the days asked for, or of all. */
  readonly lastOn: string | null
  /** Visits within the days. */
  readonly times: number
}

const cadres = `(SELECT string_agg(c."name", '、' ORDER BY c."name") FROM "Assignment" a
  JOIN "Cadre" c ON c."districtId" = a."districtId" AND c."id" = a."cadreId"
  WHERE a."districtId" = h."districtId" AND a."householdCode" = h."code" AND a."toOn" IS NULL)`

/** Somebody looks after it: what is due each month (plan T8). */
const assigned = `EXISTS (SELECT 1 FROM "Assignment" a WHERE a."districtId" = h."districtId"
  AND a."householdCode" = h."code" AND a."toOn" IS NULL)`

const visitIn = (
  first: string,
  last: string,
): string => `EXISTS (SELECT 1 FROM "Visit" v WHERE v."districtId" = h."districtId"
  AND v."householdCode" = h."code" AND v."live" AND v."visitedOn" BETWEEN ${first}::date AND ${last}::date)`

// The last visit answers for most households; only one that was visited later still needs a look at its visits.
function notVisitedIn(fits: Where, { month }: MonthFilter): void {
  const first = fits.value(firstOfMonth(month))
  const last = fits.value(lastOfMonth(month))
  fits.and(`h."lastVisitOn" IS NULL OR h."lastVisitOn" < ${first}::date
    OR (h."lastVisitOn" > ${last}::date AND NOT ${visitIn(first, last)})`)
  fits.and(assigned)
}

const visitColumns: readonly Column<VisitRow>[] = [
  ...placeColumns,
  { label: '帮扶责任人', cell: (row) => row.cadres },
  { label: '最近走访', cell: (row) => row.lastOn },
]

/** Households that somebody looks after and nobody visited in a month. */
export const notVisited: List<MonthFilter, VisitRow> = sqlList<MonthFilter, VisitRow>('not-visited', visitColumns, {
  select: `${placed}, ${cadres} AS "cadres", h."lastVisitOn"::text AS "lastOn", 0 AS "times"`,
  from: 'FROM "Household" h',
  key: 'h."code"',
  fits: (asker: Asker, filter) => {
    const fits = householdsIn(asker, filter)
    notVisitedIn(fits, filter)
    return fits
  },
})

/** Households that were visited within some days. */
export const visited: List<DaysFilter, VisitRow> = sqlList<DaysFilter, VisitRow>(
  'visited',
  [...visitColumns, { label: '次数', cell: (row) => row.times }],
  {
    select: `${placed}, ${cadres} AS "cadres", seen."lastOn", seen."times"`,
    from: `FROM "Household" h JOIN LATERAL (SELECT max(v."visitedOn")::text AS "lastOn", count(*)::int AS "times"
      FROM "Visit" v WHERE v."districtId" = h."districtId" AND v."householdCode" = h."code" AND v."live"
        AND v."visitedOn" BETWEEN $1::date AND $2::date) seen ON seen."times" > 0`,
    key: 'h."code"',
    fits: (asker, filter) => householdsIn(asker, filter, filter.from, filter.to),
  },
)

export interface VisitMonthRow extends PlacedRow {
  readonly month: string
  readonly cadres: string | null
  readonly firstOn: string | null
  readonly times: number
  readonly by: string | null
  /** YYYY-MM-DD: up to when it was due. */
  readonly dueOn: string
  readonly late: boolean
}

export interface VisitLedgerFilter extends AreaFilter {
  /** YYYY-MM; absent: every month since the first visit on record, up to that of `on`. */
  readonly month?: string | undefined
  /** YYYY-MM-DD: today, in Shanghai. */
  readonly on: string
}

const stateOf = (row: VisitMonthRow): string => (row.times > 0 ? '已走访' : row.late ? '逾期未走访' : '未走访')

/** The ledger `visits` (plan T8): a row a month and household that somebody looks after. */
export const visits: List<VisitLedgerFilter, VisitMonthRow> = sqlList<VisitLedgerFilter, VisitMonthRow>(
  'visits',
  [
    { label: '月份', cell: (row) => row.month },
    ...placeColumns,
    { label: '帮扶责任人', cell: (row) => row.cadres },
    { label: '状态', cell: stateOf },
    { label: '首次走访', cell: (row) => row.firstOn },
    { label: '走访人', cell: (row) => row.by },
    { label: '次数', cell: (row) => row.times },
    { label: '应完成', cell: (row) => row.dueOn },
  ],
  {
    select: `m."month", ${placed}, ${cadres} AS "cadres", seen."firstOn", seen."times", seen."by",
      m."last"::text AS "dueOn", m."last" < m."on" AS "late"`,
    from: `FROM "Household" h CROSS JOIN (SELECT to_char(d, 'YYYY-MM') AS "month", d::date AS "first",
        (d + interval '1 month' - interval '1 day')::date AS "last", $1::date AS "on"
      FROM generate_series(date_trunc('month', least((SELECT min(f."visitedOn") FROM "Visit" f WHERE f."live"), $2::date)::timestamp),
        $1::date::timestamp, interval '1 month') d) m
      JOIN LATERAL (SELECT min(v."visitedOn")::text AS "firstOn", count(*)::int AS "times",
        string_agg(DISTINCT k."name", '、') AS "by" FROM "Visit" v
        LEFT JOIN "Cadre" k ON k."districtId" = v."districtId" AND k."id" = v."cadreId"
        WHERE v."districtId" = h."districtId" AND v."householdCode" = h."code" AND v."live"
          AND v."visitedOn" BETWEEN m."first" AND m."last") seen ON true`,
    key: `m."month" || ' ' || h."code"`,
    fits: (asker, filter) => {
      const fits = householdsIn(asker, filter, filter.on, firstOfMonth(filter.month ?? monthOf(filter.on)))
      fits.and(assigned)
      if (filter.month !== undefined) fits.and(`m."month" = ${fits.value(filter.month)}`)
      return fits
    },
  },
)
