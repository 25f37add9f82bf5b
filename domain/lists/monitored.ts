import { monitoredKinds } from '../code-lists.ts'
import { type AreaFilter, householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'

export interface MonitoredRow extends PlacedRow {
  /** unstable, marginal, sudden-hardship. */
  readonly monitored: string
  readonly risk: string | null
  /** YYYY-MM-DD. */
  readonly identifiedOn: string | null
}

const kindWords = Object.entries(monitoredKinds)

/** 监测对象 whose risk is not removed. */
export const monitored: List<AreaFilter, MonitoredRow> = sqlList<AreaFilter, MonitoredRow>(
  'monitored',
  [
    ...placeColumns,
    {
      label: '监测对象类别',
      cell: (row) => kindWords.find(([, code]) => code === row.monitored)?.[0] ?? row.monitored,
    },
    { label: '风险类型', cell: (row) => row.risk },
    { label: '识别时间', cell: (row) => row.identifiedOn },
  ],
  {
    select: `${placed}, h."monitored", h."risk", h."identifiedOn"::text AS "identifiedOn"`,
    from: 'FROM "Household" h',
    key: 'h."code"',
    fits: (asker, filter) => {
      const fits = householdsIn(asker, filter)
      fits.and('h."monitored" IS NOT NULL AND h."removedOn" IS NULL')
      return fits
    },
  },
)
