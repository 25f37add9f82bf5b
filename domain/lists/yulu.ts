import { labelOf } from '../kinds/index.ts'
import { type AreaFilter, householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'

export interface YuluRow extends PlacedRow {
  readonly person: string
  readonly school: string | null
  /** The last word of the subsidy. */
  readonly status: string | null
  readonly term: string | null
  /** Yuan paid in all. */
  readonly paid: number | null
  /** YYYY-MM-DD of leaving school, as told. */
  readonly graduatedOn: string | null
  readonly works: boolean
}

const of = (alias: string): string =>
  `${alias}."districtId" = h."districtId" AND ${alias}."householdCode" = h."code" AND ${alias}."live" AND ${alias}."person" = who."person"`

/** 雨露计划 (plan T3): who learns at a 中职, 高职 or 技师学院, or got the subsidy; graduated, and whether at work since. */
export const yulu: List<AreaFilter, YuluRow> = sqlList<AreaFilter, YuluRow>(
  'yulu',
  [
    ...placeColumns,
    { label: '姓名', cell: (row) => row.person },
    { label: '在校生状况', cell: (row) => row.school },
    { label: '补助状态', cell: (row) => (row.status === null ? null : labelOf('assistance', 'status', row.status)) },
    { label: '学期', cell: (row) => row.term },
    { label: '已发合计（元）', cell: (row) => row.paid },
    { label: '毕业', cell: (row) => row.graduatedOn },
    { label: '就业', cell: (row) => (row.works ? '是' : '否') },
  ],
  {
    select: `${placed}, who."person", (SELECT p."school" FROM "Person" p WHERE p."districtId" = h."districtId"
        AND p."householdCode" = h."code" AND p."name" = who."person" AND p."leftOn" IS NULL LIMIT 1) AS "school",
      s."status", s."term", s."paid", (SELECT max(m."happenedOn")::text FROM "MemberChange" m
        WHERE ${of('m')} AND m."event" = 'graduated') AS "graduatedOn",
      coalesce((SELECT j."change" IS NULL OR j."change" IN ('started', 'continuing') FROM "Job" j WHERE ${of('j')}
        ORDER BY j."saidOn" DESC, j."reportId" DESC LIMIT 1), false) AS "works"`,
    from: `FROM "Household" h JOIN LATERAL (
        SELECT p."name" AS "person" FROM "Person" p WHERE p."districtId" = h."districtId" AND p."householdCode" = h."code"
          AND p."leftOn" IS NULL AND p."school" IN ('中职', '高职高专', '技师学院')
        UNION SELECT x."person" FROM "Support" x WHERE x."districtId" = h."districtId" AND x."householdCode" = h."code"
          AND x."live" AND x."program" = 'yulu' AND x."person" IS NOT NULL) who ON true
      LEFT JOIN LATERAL (SELECT (array_agg(x."status" ORDER BY x."saidOn" DESC, x."reportId" DESC))[1] AS "status",
          (array_agg(x."term" ORDER BY x."saidOn" DESC, x."reportId" DESC))[1] AS "term",
          sum(x."amount") FILTER (WHERE x."status" = 'paid')::float8 AS "paid"
        FROM "Support" x WHERE ${of('x')} AND x."program" = 'yulu') s ON true`,
    key: `h."code" || ' ' || who."person"`,
    fits: (asker, filter) => householdsIn(asker, filter),
  },
)
