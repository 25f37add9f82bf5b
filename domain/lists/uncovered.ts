import type { Database } from '../../prisma/transact.ts'
import { incomePeriod, incomeYear } from '../calendar.ts'
import { isUnder } from '../policy/income.ts'
import { settingsOn } from '../settings.ts'
import { type PlacedRow, placeColumns } from './area.ts'
import { computedList } from './computed-list.ts'
import type { OnFilter } from './development.ts'
import { incomesOf } from './incomes.ts'
import type { List } from './list.ts'

export interface UncoveredRow extends PlacedRow {
  /** 整户无劳动能力. */
  readonly noLabour: boolean
  /** Under the line in the last finished period; null: not known. */
  readonly under: boolean | null
  readonly perHead: number | null
  readonly type: string | null
}

// 低保, 特困 or 临时救助, approved or paid and not ended, as told or by the department's list (policy.md, 'Settled').
const covering = `
SELECT l."householdCode" AS code FROM (SELECT DISTINCT ON (s."householdCode", s."program") s."householdCode", s."status"
  FROM "Support" s WHERE s."districtId" = $1 AND s."householdCode" = ANY($2::text[]) AND s."live" AND s."saidOn" <= $3::date
    AND s."program" IN ('subsistence-allowance', 'destitute-support', 'temporary-relief')
  ORDER BY s."householdCode", s."program", s."saidOn" DESC, s."reportId" DESC) l WHERE l."status" IN ('approved', 'paid')
UNION SELECT d."householdCode" FROM "DepartmentRow" d WHERE d."districtId" = $1 AND d."householdCode" = ANY($2::text[])
  AND d."department" = '民政' AND (coalesce(d."values"->>'终止年月', '') = '' OR d."values"->>'终止年月' > to_char($3::date, 'YYYY-MM'))`

/** Which of these households are covered on a day. */
export async function coveredOf(
  db: Database,
  districtId: string,
  codes: readonly string[],
  on: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await db.pool.query<{ code: string }>(covering, [districtId, [...codes], on])
  return new Set(rows.map(({ code }) => code))
}

/** Households without any labour, or under the line, that nothing covers (plan T7, 应保尽保). */
export const uncovered: List<OnFilter, UncoveredRow> = computedList<OnFilter, UncoveredRow>(
  'uncovered',
  [
    ...placeColumns,
    { label: '户类型', cell: (row) => row.type },
    { label: '整户无劳动能力', cell: (row) => (row.noLabour ? '是' : '否') },
    { label: '低于监测范围', cell: (row) => (row.under === null ? '未知' : row.under ? '是' : '否') },
    { label: '人均纯收入（元）', cell: (row) => row.perHead },
  ],
  {
    passes: ['true'],
    async rowsOf(db, { districtId }, { on }, households) {
      const codes = households.map(({ code }) => code)
      const year = incomeYear(on) - 1
      const lineOf = await settingsOn(db, { districtId, key: 'monitoring-line', on: incomePeriod(year).to })
      const [incomes, covered] = await Promise.all([
        incomesOf(db, districtId, codes, year, on),
        coveredOf(db, districtId, codes, on),
      ])
      return households.flatMap((household) => {
        const perHead = incomes.get(household.code)?.perHead ?? null
        const under = isUnder(perHead, lineOf(household.villageCode))
        if (covered.has(household.code) || !(household.noLabour || under === true)) return []
        return [{ ...household, key: '', under, perHead }]
      })
    },
  },
)
