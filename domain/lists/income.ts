import { incomePeriod, incomeYear } from '../calendar.ts'
import type { Column } from '../column.ts'
import { growthOf, isUnder } from '../policy/income.ts'
import { settingsOn } from '../settings.ts'
import { type AreaFilter, type PlacedRow, placeColumns } from './area.ts'
import { computedList } from './computed-list.ts'
import { type HouseholdIncome, incomesOf, incomeYearsOf } from './incomes.ts'
import type { List } from './list.ts'

export interface IncomeFilter extends AreaFilter {
  /** The year in which the period ends; absent: every period on record. */
  readonly year?: number | undefined
  /** YYYY-MM-DD: today, in Shanghai. */
  readonly on: string
}

export interface IncomeRow extends PlacedRow {
  readonly year: number
  readonly income: HouseholdIncome
  /** Percent on the period before. */
  readonly growth: number | null
}

const money = (value: number | undefined): number | null => value ?? null

const categories: readonly Column<{ readonly income: HouseholdIncome }>[] = [
  { label: '工资性收入（元）', cell: ({ income: { sum } }) => money(sum?.byCategory.wage) },
  { label: '生产经营性收入（元）', cell: ({ income: { sum } }) => money(sum?.byCategory.business) },
  { label: '财产性收入（元）', cell: ({ income: { sum } }) => money(sum?.byCategory.property) },
  { label: '转移性收入（元）', cell: ({ income: { sum } }) => money(sum?.byCategory.transfer) },
  { label: '未分类收入（元）', cell: ({ income: { sum } }) => money(sum?.unsorted || undefined) },
  { label: '生产经营性支出（元）', cell: ({ income: { sum } }) => money(sum?.cost) },
  { label: '人数', cell: ({ income }) => income.members },
  { label: '人均纯收入（元）', cell: ({ income }) => income.perHead },
]

/** A row a household and period (1 October to 30 September) of which something is on record. */
export const income: List<IncomeFilter, IncomeRow> = computedList<IncomeFilter, IncomeRow>(
  'income',
  [
    ...placeColumns,
    { label: '期间', cell: ({ year }) => `${incomePeriod(year).from}至${incomePeriod(year).to}` },
    ...categories,
    { label: '比上期（%）', cell: (row) => row.growth },
  ],
  {
    passes: ['true'],
    async rowsOf(db, asker, { year, on }, households) {
      const codes = households.map(({ code }) => code)
      const known = await incomeYearsOf(db, asker.districtId, codes)
      const years = [...known.values()].flatMap(({ first, last }) => [first, last])
      if (years.length === 0) return []
      const last = year ?? Math.min(Math.max(...years), incomeYear(on))
      // A month mistyped as one of long ago is not worth a reading for every year since.
      const first = year ?? Math.max(Math.min(...years), last - 20)
      const byYear = new Map<number, ReadonlyMap<string, HouseholdIncome>>()
      for (let one = first - 1; one <= last; one++) {
        byYear.set(one, await incomesOf(db, asker.districtId, codes, one, on))
      }
      return households.flatMap((household) =>
        [...byYear].flatMap(([one, incomes]): IncomeRow[] => {
          const now = incomes.get(household.code)
          if (one < first || !now?.sum) return []
          const before = byYear.get(one - 1)?.get(household.code)?.perHead ?? null
          return [{ ...household, key: String(one), year: one, income: now, growth: growthOf(now.perHead, before) }]
        }),
      )
    },
  },
)

export interface UnderLineRow extends PlacedRow {
  readonly year: number
  readonly income: HouseholdIncome
  readonly line: number
  /** Per head of the running period so far. */
  readonly forecast: number | null
  /** 整户无劳动能力: outside the 清零 count. */
  readonly noLabour: boolean
}

/** The key behind which `underLine` has only households without any labour. */
export const fromNoLabour = '1 '

/**
 * Households whose last finished period is strictly under the line in force on its last day; those without any labour
 * after the others (policy.md, 'Settled'). Where the line is unset, or nothing is on record, nobody is judged.
 */
export const underLine: List<IncomeFilter, UnderLineRow> = computedList<IncomeFilter, UnderLineRow>(
  'under-line',
  [
    ...placeColumns,
    { label: '期间', cell: ({ year }) => `${incomePeriod(year).from}至${incomePeriod(year).to}` },
    ...categories,
    { label: '监测范围（元）', cell: (row) => row.line },
    { label: '本期至今人均（元）', cell: (row) => row.forecast },
    { label: '整户无劳动能力', cell: (row) => (row.noLabour ? '是' : '否') },
  ],
  {
    passes: ['NOT h."noLabour"', 'h."noLabour"'],
    async rowsOf(db, asker, { year, on }, households) {
      const { districtId } = asker
      const finished = year ?? incomeYear(on) - 1
      const lineOf = await settingsOn(db, { districtId, key: 'monitoring-line', on: incomePeriod(finished).to })
      const codes = households.map(({ code }) => code)
      const last = await incomesOf(db, districtId, codes, finished, on)
      const under = households.flatMap((household) => {
        const found = last.get(household.code)
        const line = lineOf(household.villageCode)
        if (!found || line === null || isUnder(found.perHead, line) !== true) return []
        return [{ household, income: found, line }]
      })
      if (under.length === 0) return []
      const running = under.map(({ household }) => household.code)
      const now = await incomesOf(db, districtId, running, finished + 1, on)
      return under.map(({ household, ...row }) => ({
        ...household,
        ...row,
        key: '',
        year: finished,
        forecast: now.get(household.code)?.perHead ?? null,
      }))
    },
  },
)
