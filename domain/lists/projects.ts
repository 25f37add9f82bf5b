import { type Asker, scopeOf } from '../asker.ts'
import { labelOf } from '../kinds/index.ts'
import { townName, villageName } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'
import { type Where, where } from './where.ts'

export const projectConditions = ['running', 'weak', 'idle', 'stopped'] as const
export const projectClasses = ['consolidate', 'upgrade', 'revive', 'adjust'] as const

export interface ProjectFilter {
  /** Part of the name. */
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  readonly condition?: string | undefined
  readonly class?: string | undefined
}

/** A project as the file and what was last told of it say. Money in yuan. */
export interface ProjectRow {
  readonly key: string
  readonly villageCode: string
  readonly name: string
  readonly class: string | null
  readonly condition: string | null
  readonly jobs: number | null
  readonly households: number | null
  readonly invested: number | null
  readonly rentDue: number | null
  readonly rentPaid: number | null
  readonly link: string | null
  readonly unit: string | null
  readonly next: string | null
  /** YYYY-MM-DD of the last report; null: known by file only. */
  readonly saidOn: string | null
}

function fitting(asker: Asker, { q, town, village, condition, class: kind }: ProjectFilter): Where {
  const fits = where()
  fits.and(`p."districtId" = ${fits.value(asker.districtId)}`)
  const scope = scopeOf(asker)
  if (scope.level === 'nothing') fits.and('false')
  if (scope.level === 'town' || scope.level === 'village') {
    fits.and(`starts_with(p."villageCode", ${fits.value(scope.code)})`)
  }
  const area = village ?? town
  if (area !== undefined) fits.and(`starts_with(p."villageCode", ${fits.value(area)})`)
  if (q !== undefined) fits.and(`position(${fits.value(q)} in p."name") > 0`)
  if (condition !== undefined) fits.and(`coalesce(t."condition", w."condition") = ${fits.value(condition)}`)
  if (kind !== undefined) fits.and(`w."class" = ${fits.value(kind)}`)
  return fits
}

const word = (field: 'class' | 'condition', code: string | null): string | null =>
  code === null ? null : labelOf('project', field, code)
export const projectWord = word

const last = (column: string, type = ''): string =>
  `(array_agg(x."${column}"${type} ORDER BY x."saidOn" DESC, x."reportId" DESC) FILTER (WHERE x."${column}" IS NOT NULL))[1] AS "${column}"`

/** The ledger `projects` (plan T5): what a file says of a project, and what was told of it last. */
export const projects: List<ProjectFilter, ProjectRow> = sqlList<ProjectFilter, ProjectRow>(
  'projects',
  [
    { label: '项目名称', cell: (row) => row.name },
    { label: '乡镇', cell: (row) => townName(row.villageCode.slice(0, 9)) },
    { label: '村', cell: (row) => villageName(row.villageCode) },
    { label: '分类', cell: (row) => word('class', row.class) },
    { label: '运行情况', cell: (row) => word('condition', row.condition) },
    { label: '投资（元）', cell: (row) => row.invested },
    { label: '带动就业（人）', cell: (row) => row.jobs },
    { label: '带动户数', cell: (row) => row.households },
    { label: '应收租金（元）', cell: (row) => row.rentDue },
    { label: '已收租金（元）', cell: (row) => row.rentPaid },
    { label: '联农带农方式', cell: (row) => row.link },
    { label: '责任单位', cell: (row) => row.unit },
    { label: '下一步', cell: (row) => row.next },
    { label: '最近说到', cell: (row) => row.saidOn },
  ],
  {
    select: `p."villageCode", p."name", w."class", coalesce(t."condition", w."condition") AS "condition",
      coalesce(t."jobs", w."jobs") AS "jobs", w."households", w."invested"::float8 AS "invested",
      coalesce(t."rentDue", w."rentDue"::float8) AS "rentDue", coalesce(t."rentPaid", w."rentPaid"::float8) AS "rentPaid",
      w."link", w."unit", w."next", t."saidOn"`,
    from: `FROM (SELECT "districtId", "villageCode", "name" FROM "Project" UNION
        SELECT "districtId", "villageCode", "name" FROM "ProjectState" WHERE "live") p
      LEFT JOIN "Project" w ON w."districtId" = p."districtId" AND w."villageCode" = p."villageCode" AND w."name" = p."name"
      LEFT JOIN LATERAL (SELECT max(x."saidOn")::text AS "saidOn", ${last('condition')}, ${last('jobs')},
          ${last('rentDue', '::float8')}, ${last('rentPaid', '::float8')} FROM "ProjectState" x
        WHERE x."districtId" = p."districtId" AND x."villageCode" = p."villageCode" AND x."name" = p."name" AND x."live") t ON true`,
    key: `p."villageCode" || ' ' || p."name"`,
    fits: fitting,
  },
)
