import type { AreaFilter } from './area.ts'
import { householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'

export interface GuaranteeRow extends PlacedRow {
  /** housing, water, education, medical. */
  readonly aspect: string
  /** YYYY-MM-DD of the first visit that found it, since it was last in order. */
  readonly foundOn: string
  /** The last visit that spoke of it, and whether the problem stood then. */
  readonly lastOn: string
  readonly open: boolean
}

const words: Readonly<Record<string, string>> = {
  housing: '住房',
  water: '饮水',
  education: '义务教育',
  medical: '基本医疗',
}

// A visit that says ok closes what earlier visits found; one that does not speak of it leaves it open.
const told = `SELECT v."householdCode", a.aspect, v."visitedOn", a.state, v."reportId" FROM "Visit" v, LATERAL (VALUES
    ('housing', v."housing"), ('water', v."water"), ('education', v."education"), ('medical', v."medical")) a(aspect, state)
  WHERE v."districtId" = h."districtId" AND v."householdCode" = h."code" AND v."live" AND a.state IS NOT NULL`

/** 三保障和饮水 (plan T11): a row a household and aspect in which a problem was ever found; the open ones are not closed yet. */
export const guarantees: List<AreaFilter, GuaranteeRow> = sqlList<AreaFilter, GuaranteeRow>(
  'guarantees',
  [
    ...placeColumns,
    { label: '项目', cell: (row) => words[row.aspect] ?? row.aspect },
    { label: '发现日期', cell: (row) => row.foundOn },
    { label: '最近走访', cell: (row) => row.lastOn },
    { label: '状态', cell: (row) => (row.open ? '未解决' : '已复查解决') },
  ],
  {
    select: `${placed}, g.aspect, g."foundOn", g."lastOn", g.open`,
    from: `FROM "Household" h JOIN LATERAL (
      SELECT t.aspect, max(t."visitedOn")::text AS "lastOn",
        (array_agg(t.state ORDER BY t."visitedOn" DESC, t."reportId" DESC))[1] = 'problem' AS open,
        coalesce(min(t."visitedOn") FILTER (WHERE t.state = 'problem' AND t."visitedOn" > coalesce(
          (SELECT max(k."visitedOn") FROM (${told}) k WHERE k.aspect = t.aspect AND k.state = 'ok'), '-infinity')),
          max(t."visitedOn") FILTER (WHERE t.state = 'problem'))::text AS "foundOn"
      FROM (${told}) t GROUP BY t.aspect HAVING bool_or(t.state = 'problem')) g ON true`,
    key: `h."code" || ' ' || g.aspect`,
    fits: (asker, filter) => householdsIn(asker, filter),
  },
)
