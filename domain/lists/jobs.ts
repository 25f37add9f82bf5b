import type { Column } from '../column.ts'
import { labelOf } from '../kinds/index.ts'
import { householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'
import type { DaysFilter } from './visits.ts'

/** The last word about one person's work within some days. */
export interface JobRow extends PlacedRow {
  /** Null: a member who was not named. */
  readonly person: string | null
  /** started, continuing, ended, seeking; null: only mentioned. */
  readonly change: string | null
  readonly channel: string | null
  readonly destination: string | null
  readonly place: string | null
  readonly employer: string | null
  readonly job: string | null
  /** Yuan a month. */
  readonly monthlyWage: number | null
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly months: number | null
  readonly via: string | null
  readonly wagesOwed: number | null
  /** YYYY-MM-DD. */
  readonly saidOn: string
}

const word = (field: 'change' | 'channel' | 'destination' | 'via', label: string): Column<JobRow> => ({
  label,
  cell: (row) => {
    const code = row[field]
    return code === null ? null : labelOf('employment', field, code)
  },
})

const columns: readonly Column<JobRow>[] = [
  ...placeColumns,
  { label: '姓名', cell: (row) => row.person },
  word('change', '变化'),
  word('channel', '渠道'),
  word('destination', '去向'),
  { label: '地点', cell: (row) => row.place },
  { label: '单位', cell: (row) => row.employer },
  { label: '岗位', cell: (row) => row.job },
  { label: '月工资（元）', cell: (row) => row.monthlyWage },
  { label: '开始时间', cell: (row) => row.startedOn },
  { label: '结束时间', cell: (row) => row.endedOn },
  { label: '务工月数', cell: (row) => row.months },
  word('via', '组织方式'),
  { label: '欠薪（元）', cell: (row) => row.wagesOwed },
  { label: '说于', cell: (row) => row.saidOn },
]

const told = ['change', 'channel', 'destination', 'place', 'employer', 'job', 'startedOn', 'endedOn', 'via'] as const
const counted = ['monthlyWage', 'months', 'wagesOwed'] as const

/**
 * A row a person with work words within the days that fit `which`: the last such word, what it leaves out taken from
 * the words before it.
 */
function jobList(name: string, which: string): List<DaysFilter, JobRow> {
  const last = (column: string, type = ''): string =>
    `(array_agg(j."${column}"${type} ORDER BY j."saidOn" DESC, j."reportId" DESC) FILTER (WHERE j."${column}" IS NOT NULL))[1] AS "${column}"`
  return sqlList<DaysFilter, JobRow>(name, columns, {
    select: `${placed}, w."person", w."saidOn", ${[...told, ...counted].map((column) => `w."${column}"`).join(', ')}`,
    from: `FROM "Household" h JOIN LATERAL (SELECT j."person", max(j."saidOn")::text AS "saidOn",
        ${[...told.map((column) => last(column)), ...counted.map((column) => last(column, '::float8'))].join(', ')}
      FROM "Job" j WHERE j."districtId" = h."districtId" AND j."householdCode" = h."code" AND j."live"
        AND j."saidOn" BETWEEN $1::date AND $2::date AND (${which}) GROUP BY j."person") w ON true`,
    key: `h."code" || ' ' || coalesce(w."person", '')`,
    fits: (asker, filter) => householdsIn(asker, filter, filter.from, filter.to),
  })
}

const works = `j."change" IS NULL OR j."change" IN ('started', 'continuing')`
const away = `j."destination" IN ('other-province', 'other-city') OR (j."destination" IS NULL AND j."channel" = 'migrant')`

/** The ledger `employment` (plan T3): everybody of whose work something is known. */
export const employment = jobList('employment', 'true')
/** The ledger `away-work` (plan T1): who worked outside 济源. */
export const awayWork = jobList('away-work', `(${works} OR j."change" = 'ended') AND (${away})`)
export const awayWorkers = jobList('away-workers', `(${works}) AND (${away})`)
export const working = jobList('working', works)
export const localWorkers = jobList('local-workers', `(${works}) AND NOT (${away})`)
export const newWork = jobList('new-work', `j."change" = 'started'`)
export const lostWork = jobList('lost-work', `j."change" = 'ended'`)
export const seekingWork = jobList('seeking-work', `j."change" = 'seeking'`)
export const owedWages = jobList('owed-wages', `j."wagesOwed" > 0`)
