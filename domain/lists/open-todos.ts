import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { townName, villageName } from './area.ts'
import { namesFit, searched } from './households.ts'
import type { List } from './list.ts'
import { isId } from './reports.ts'
import { sqlList } from './sql-list.ts'
import { ownCadres, type Where, where } from './where.ts'

export const todoStates = ['open', 'overdue', 'done'] as const

export interface TodoFilter {
  /** A household member's name or code, or the cadre's name. */
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  /** Absent: what is open. */
  readonly state?: (typeof todoStates)[number] | undefined
  /** YYYY-MM-DD: today. */
  readonly on: string
}

export interface TodoRow {
  readonly key: string
  readonly id: string
  readonly words: string
  readonly cadre: string | null
  readonly cadreId: string | null
  readonly code: string | null
  readonly headName: string | null
  readonly villageCode: string | null
  /** YYYY-MM-DD. */
  readonly dueOn: string | null
  readonly doneAt: Date | null
  /** Days past its day; null where it is not. */
  readonly late: number | null
  readonly version: number
}

// A todo is where its household or village is; one of neither is where all households of its cadre are.
function fitting(asker: Asker, { q, town, village, state, on }: TodoFilter, id?: string): Where {
  const fits = where()
  fits.value(on)
  const district = fits.value(asker.districtId)
  fits.and(`t."districtId" = ${district}`)
  const place = 'coalesce(h."villageCode", t."villageCode")'
  const scope = scopeOf(asker)
  if (scope.level === 'nothing') fits.and('false')
  if (scope.level === 'town' || scope.level === 'village') {
    const code = fits.value(scope.code)
    const own = ownCadres(fits, asker)
    fits.and(`starts_with(${place}, ${code}) OR (${place} IS NULL AND t."cadreId" = ANY(ARRAY(${own})))`)
  }
  const area = village ?? town
  if (area !== undefined) fits.and(`starts_with(${place}, ${fits.value(area)})`)
  if (state === 'done') fits.and('t."doneAt" IS NOT NULL')
  else fits.and('t."doneAt" IS NULL')
  if (state === 'overdue') fits.and('t."dueOn" < d."on"')
  if (id !== undefined) fits.and(`t."id" = ${fits.value(id)}::uuid`)
  const said = searched(q)
  if (said !== null) fits.and(`c."name" = ${fits.value(said)} OR ${namesFit(fits, said)}`)
  return fits
}

/** One of them; null where there is none of this id in the asker's area. */
export async function todoOf(db: Database, asker: Asker, id: string, on: string): Promise<TodoRow | null> {
  if (!isId(id)) return null
  for (const state of ['open', 'done'] as const) {
    const [found] = await todosWith(id).rows(db, asker, { state, on }, null, 1)
    if (found !== undefined) return found
  }
  return null
}

/** What is still to be done, the earliest due first; what has no day comes last. */
export const todos: List<TodoFilter, TodoRow> = todosWith()

function todosWith(id?: string): List<TodoFilter, TodoRow> {
  return sqlList<TodoFilter, TodoRow>(
    'todos',
    [
      { label: '事项', cell: (row) => row.words },
      { label: '谁办', cell: (row) => row.cadre },
      { label: '户编号', cell: (row) => row.code },
      { label: '户主', cell: (row) => row.headName },
      { label: '乡镇', cell: (row) => (row.villageCode === null ? null : townName(row.villageCode.slice(0, 9))) },
      { label: '村', cell: (row) => (row.villageCode === null ? null : villageName(row.villageCode)) },
      { label: '期限', cell: (row) => row.dueOn },
      { label: '超期天数', cell: (row) => row.late },
      { label: '状态', cell: (row) => (row.doneAt !== null ? '办完' : row.late !== null ? '超期' : '在办') },
    ],
    {
      select: `t."id"::text AS "id", t."words", c."name" AS "cadre", c."id"::text AS "cadreId", h."code", h."headName",
      coalesce(h."villageCode", t."villageCode") AS "villageCode", t."dueOn"::text AS "dueOn", t."doneAt", t."version",
      CASE WHEN t."doneAt" IS NULL AND t."dueOn" < d."on" THEN d."on" - t."dueOn" END AS "late"`,
      from: `FROM (SELECT $1::date AS "on") d CROSS JOIN "Todo" t LEFT JOIN "Cadre" c ON c."districtId" = t."districtId" AND c."id" = t."cadreId"
      LEFT JOIN "Household" h ON h."districtId" = t."districtId" AND h."code" = t."householdCode"`,
      key: `coalesce(t."dueOn"::text, '9999') || ' ' || t."id"::text`,
      fits: (asker, filter) => fitting(asker, filter, id),
    },
  )
}
