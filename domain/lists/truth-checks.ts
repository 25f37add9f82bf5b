import { townName, villageName } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'
import { narrowVillages, where } from './where.ts'

export interface FindingFilter {
  readonly town?: string | undefined
  readonly village?: string | undefined
}

export interface FindingRow {
  readonly key: string
  readonly level: string
  readonly rule: string
  readonly words: string
  readonly code: string | null
  readonly headName: string | null
  readonly villageCode: string | null
  /** YYYY-MM-DD. */
  readonly foundOn: string
  readonly state: string
  readonly reason: string | null
  readonly answeredOn: string | null
}

const levels: Readonly<Record<string, string>> = { error: '错误', doubt: '疑点', hint: '提示' }
const states: Readonly<Record<string, string>> = { open: '待回应', true: '属实', corrected: '已更正', gone: '已消失' }

/** 数字增收 checks (plan S4): a row a finding, answered ones too. */
export const truthChecks: List<FindingFilter, FindingRow> = sqlList<FindingFilter, FindingRow>(
  'truth-checks',
  [
    { label: '发现日期', cell: (row) => row.foundOn },
    { label: '级别', cell: (row) => levels[row.level] ?? row.level },
    { label: '规则', cell: (row) => row.rule },
    { label: '乡镇', cell: (row) => (row.villageCode === null ? null : townName(row.villageCode.slice(0, 9))) },
    { label: '村', cell: (row) => (row.villageCode === null ? null : villageName(row.villageCode)) },
    { label: '户编号', cell: (row) => row.code },
    { label: '户主', cell: (row) => row.headName },
    { label: '说明', cell: (row) => row.words },
    { label: '状态', cell: (row) => states[row.state] ?? row.state },
    { label: '理由', cell: (row) => row.reason },
    { label: '回应日期', cell: (row) => row.answeredOn },
  ],
  {
    select: `f."level", f."rule", f."words", f."householdCode" AS "code", h."headName", f."villageCode",
      f."foundOn"::text AS "foundOn", f."state", f."reason", to_char(f."answeredAt" + interval '8 hours', 'YYYY-MM-DD') AS "answeredOn"`,
    from: `FROM "Finding" f LEFT JOIN "Household" h ON h."districtId" = f."districtId" AND h."code" = f."householdCode"`,
    key: 'f."id"::text',
    fits: (asker, { town, village }) => {
      const fits = where()
      fits.and(`f."districtId" = ${fits.value(asker.districtId)}`)
      narrowVillages(fits, asker, 'f."villageCode"')
      const place = village ?? town
      if (place !== undefined) fits.and(`starts_with(f."villageCode", ${fits.value(place)})`)
      return fits
    },
  },
)
