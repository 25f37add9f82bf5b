import { monthOf } from '../calendar.ts'
import type { Cell } from '../column.ts'
import { type KindCode, kinds } from '../kinds/index.ts'
import { cases } from './cases.ts'
import { noMeasure, relocated } from './development.ts'
import { insurance, loans, posts } from './file-facts.ts'
import { guarantees } from './guarantees.ts'
import { income, underLine } from './income.ts'
import { awayWork, employment } from './jobs.ts'
import { kindLedger } from './kind-ledger.ts'
import type { List } from './list.ts'
import { projects } from './projects.ts'
import { certified } from './trainings.ts'
import { truthChecks } from './truth-checks.ts'
import { unclaimedSubsidies } from './unclaimed-subsidies.ts'
import { uncovered } from './uncovered.ts'
import { villageChecks } from './village-checks.ts'
import { notVisited, visits } from './visits.ts'
import { yulu } from './yulu.ts'

export interface LedgerFilter {
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  /** First and last day, YYYY-MM-DD; only where the ledger is `dated`. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** YYYY-MM-DD: today, in Shanghai. */
  readonly on: string
}

/** A ledger's row as any page can show it. */
export interface LedgerRow {
  readonly key: string
  /** Code of the household it is about; null where it is about none. */
  readonly household: string | null
  readonly cells: readonly Cell[]
}

export interface Ledger {
  readonly name: string
  readonly label: string
  /** Whether days narrow it. */
  readonly dated: boolean
  readonly list: List<LedgerFilter, LedgerRow>
}

/** Any list as a ledger: its rows become cells, so that one page and one file serve all. */
function ledger<Filter, Row extends object>(
  name: string,
  label: string,
  list: List<Filter, Row>,
  filterOf: (filter: LedgerFilter) => Filter,
  dated = false,
): Ledger {
  const householdOf = (row: Row): string | null =>
    'code' in row && typeof row.code === 'string' && 'headName' in row ? row.code : null
  return {
    name,
    label,
    dated,
    list: {
      name,
      columns: list.columns.map((column, place) => ({ label: column.label, cell: (row) => row.cells[place] ?? null })),
      async rows(db, asker, filter, after, limit) {
        const rows = await list.rows(db, asker, filterOf(filter), after, limit)
        return rows.map((row) => ({
          key: list.key(row),
          household: householdOf(row),
          cells: list.columns.map(({ cell }) => cell(row)),
        }))
      },
      count: (db, asker, filter, cap) => list.count(db, asker, filterOf(filter), cap),
      key: (row) => row.key,
    },
  }
}

const days = (filter: LedgerFilter) => ({ ...filter, from: filter.from ?? '0001-01-01', to: filter.to ?? filter.on })
const same = (filter: LedgerFilter): LedgerFilter => filter

const ofKind = (name: string, kind: KindCode, label: string = kinds[kind].label): Ledger =>
  ledger(name, label, kindLedger(name, kind), same, true)

/** Every ledger by its name (contract/run.md, 'Facts that come by file'), in the order of the plan. */
export const ledgers: readonly Ledger[] = [
  ledger('visits', '走访', visits, same),
  ledger('not-visited', '本月未走访', notVisited, (filter) => ({ ...filter, month: monthOf(filter.on) })),
  ledger('income', '收入', income, same),
  ledger('under-line', '低于监测范围', underLine, same),
  ledger('employment', '务工就业', employment, days, true),
  ledger('away-work', '外出务工', awayWork, days, true),
  ledger('unclaimed-subsidies', '可能漏领的补贴', unclaimedSubsidies, same),
  ledger('posts', '公益性岗位', posts, same),
  ledger('relocated', '易地搬迁无人就业', relocated, same),
  ofKind('training', 'training'),
  ledger('certificates', '持证', certified, days, true),
  ledger('yulu', '雨露计划', yulu, same),
  ofKind('industry', 'industry'),
  ofKind('sales', 'sale'),
  ledger('loans', '小额信贷', loans, same),
  ledger('no-measure', '有劳动力无帮扶措施', noMeasure, same),
  ledger('uncovered', '应保未保', uncovered, same),
  ledger('projects', '帮扶项目', projects, same),
  ofKind('collective', 'collective'),
  ofKind('land-and-rent', 'property'),
  ledger('guarantees', '三保障和饮水', guarantees, same),
  ofKind('hardship', 'hardship'),
  ofKind('expense', 'expense'),
  ofKind('assistance', 'assistance'),
  ofKind('measure', 'measure'),
  ofKind('member', 'member'),
  ledger('cases', '监测个案', cases, same),
  ledger('village-checks', '月排查', villageChecks, same),
  ofKind('village-review', 'village-review'),
  ofKind('customs', 'customs'),
  ofKind('tasks', 'task'),
  ledger('insurance', '保险', insurance, same),
  ledger('truth-checks', '真实性核查', truthChecks, same),
]

export function ledgerNamed(name: string): Ledger | undefined {
  return ledgers.find((one) => one.name === name)
}
