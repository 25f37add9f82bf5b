import type { Asker } from '../asker.ts'
import { fieldOf } from '../kinds/index.ts'
import { type PlacedRow, placeColumns, placed } from './area.ts'
import { namesFit, searched } from './households.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'
import { narrow, type Where, where } from './where.ts'

/** `late`: open, and past the 15 days that a decision may take. */
export const caseStates = ['open', 'late', 'identified', 'refused', 'removed', 'withdrawn'] as const
export const caseStateNames: Readonly<Record<string, string>> = {
  open: '办理中',
  late: '办理超期',
  identified: '已认定',
  refused: '不认定',
  removed: '风险消除',
  withdrawn: '线索撤回',
}

export interface CaseFilter {
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  readonly state?: string | undefined
  /** YYYY-MM-DD: today; days are counted to it. */
  readonly on: string
}

/** A household's case, from its first lead on. */
export interface CaseRow extends PlacedRow {
  readonly id: string
  readonly step: string
  readonly state: string
  readonly type: string | null
  readonly risk: string | null
  readonly leads: readonly { readonly from?: string; readonly words?: string }[]
  /** YYYY-MM-DD. */
  readonly leadOn: string
  readonly decidedOn: string | null
  readonly removedOn: string | null
  /** Days since the lead, while it is open. */
  readonly days: number | null
}

const optionName = (field: string, code: string | null): string | null => {
  const value = code === null ? undefined : fieldOf('case', field)?.value
  return value?.type === 'choice' ? (value.options.find((one) => one.code === code)?.label ?? code) : code
}

export const caseStep = (row: Pick<CaseRow, 'step'>): string => optionName('step', row.step) ?? row.step
export const caseRisk = (row: Pick<CaseRow, 'risk'>): string | null => optionName('risk', row.risk)
export const caseLeads = ({ leads }: Pick<CaseRow, 'leads'>): string =>
  leads.flatMap(({ words }) => words ?? []).join('；')

/** From a lead to the decision, in days (policy.md, 'A case'). */
export const caseDays = 15

function fitting(asker: Asker, { q, town, village, state, on }: CaseFilter): Where {
  const fits = where()
  fits.value(on)
  narrow(fits, asker, 'h')
  if (village !== undefined) fits.and(`h."villageCode" = ${fits.value(village)}`)
  else if (town !== undefined) fits.and(`h."townCode" = ${fits.value(town)}`)
  if (state === 'late') fits.and(`s."state" = 'open' AND d."on" - s."leadOn" > ${caseDays}`)
  else if (state !== undefined) fits.and(`s."state" = ${fits.value(state)}`)
  const said = searched(q)
  if (said !== null) fits.and(namesFit(fits, said))
  return fits
}

/** Cases, what came first before: the 15 days run from the lead (policy.md, 'A case'). */
export const cases: List<CaseFilter, CaseRow> = sqlList<CaseFilter, CaseRow>(
  'cases',
  [
    ...placeColumns,
    { label: '状态', cell: (row) => caseStateNames[row.state] ?? row.state },
    { label: '环节', cell: caseStep },
    { label: '对象类别', cell: (row) => optionName('type', row.type) },
    { label: '风险类型', cell: caseRisk },
    { label: '线索', cell: caseLeads },
    { label: '线索日期', cell: (row) => row.leadOn },
    { label: '已过天数', cell: (row) => row.days },
    { label: '认定日期', cell: (row) => row.decidedOn },
    { label: '消除日期', cell: (row) => row.removedOn },
  ],
  {
    select: `s."id"::text AS "id", ${placed}, s."step", s."state", s."type", s."risk", s."leads", s."leadOn"::text AS "leadOn",
      s."decidedOn"::text AS "decidedOn", s."removedOn"::text AS "removedOn",
      CASE WHEN s."state" = 'open' THEN d."on" - s."leadOn" END AS "days"`,
    from: `FROM (SELECT $1::date AS "on") d CROSS JOIN "Case" s JOIN "Household" h ON h."districtId" = s."districtId" AND h."code" = s."householdCode"`,
    key: `s."leadOn"::text || ' ' || s."id"::text`,
    fits: fitting,
  },
)
