import type { Column } from '../column.ts'
import { type AreaFilter, householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'

/** Ledgers of facts that come by file (contract/run.md), a row a fact. Money in yuan, days YYYY-MM-DD. */

interface Fact extends PlacedRow {
  readonly cells: readonly (string | number | null)[]
}

/** Columns: label → expression on the fact's table `t`. */
function factList(name: string, table: string, told: Readonly<Record<string, string>>): List<AreaFilter, Fact> {
  const columns = Object.keys(told).map(
    (label, place): Column<Fact> => ({ label, cell: (row) => row.cells[place] ?? null }),
  )
  return sqlList<AreaFilter, Fact>(name, [...placeColumns, ...columns], {
    select: `${placed}, jsonb_build_array(${Object.values(told).join(', ')}) AS "cells"`,
    from: `FROM "${table}" t JOIN "Household" h ON h."districtId" = t."districtId" AND h."code" = t."householdCode"`,
    key: `h."code" || ' ' || t."id"::text`,
    fits: (asker, filter) => householdsIn(asker, filter),
  })
}

/** 小额信贷 (plan T4). Without a due date it is due after its years; else its cell says 到期日未填. */
export const loans = factList('loans', 'Loan', {
  银行: 't."bank"',
  '金额（元）': 't."amount"::float8',
  放款日期: 't."startedOn"',
  到期日期: `coalesce(t."dueOn"::text, '到期日未填')`,
  用途: 't."purpose"',
  还清日期: 't."repaidOn"',
})

/** 公益性岗位 (plan T2), with the last month that was paid. */
export const posts = factList('posts', 'Post', {
  姓名: 't."person"',
  岗位: 't."post"',
  '月补贴（元）': 't."monthly"::float8',
  开始: 't."startedOn"',
  结束: 't."endedOn"',
  最近发放月份: `(SELECT max(y."month") FROM "PostPay" y WHERE y."districtId" = t."districtId" AND y."postId" = t."id")`,
  '已发合计（元）': `(SELECT sum(y."paid")::float8 FROM "PostPay" y WHERE y."districtId" = t."districtId" AND y."postId" = t."id")`,
})

/** 一揽子保险 (plan S2). */
export const insurance = factList('insurance', 'Insurance', {
  险种: 't."kind"',
  承保单位: 't."insurer"',
  起: 't."fromOn"',
  止: 't."toOn"',
  '赔付（元）': 't."paidOut"::float8',
})
