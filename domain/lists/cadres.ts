import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { shanghaiTime } from '../calendar.ts'
import { areaByCode } from '../places/areas.ts'
import { villageByCode } from '../places/names.ts'
import { countUpTo } from './count.ts'
import type { List } from './list.ts'
import { isId } from './reports.ts'
import { narrow, type Where, where } from './where.ts'
import type { WordRow } from './words.ts'

export const cadreStates = ['bound', 'unbound', 'unreached', 'left'] as const
export type CadreState = (typeof cadreStates)[number]

export interface CadreFilter {
  /** Part of the name. */
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  readonly state?: CadreState | undefined
}

export interface CadreRow {
  readonly id: string
  readonly name: string
  readonly bound: boolean
  readonly boundAt: Date | null
  /** First word to the robot; before it nothing can be sent to him. */
  readonly reachedAt: Date | null
  /** Statistical code of the area he leads. */
  readonly leads: string | null
  readonly reportsVillage: string | null
  readonly unit: string | null
  /** YYYY-MM-DD. */
  readonly leftOn: string | null
  /** Households that are his now, in the asker's area. */
  readonly households: number
  /** Codes of their villages. */
  readonly villages: readonly string[]
  readonly version: number
}

/** Open assignments of cadre `c` to households `h` in the asker's area. */
function assigned(fits: Where, asker: Asker): string {
  const inner = where()
  narrow(inner, asker, 'h')
  // The same conditions with places of the outer statement.
  const text = inner.text().replaceAll(/\$(\d+)/g, (_, place: string) => fits.value(inner.values[Number(place) - 1]))
  return `FROM "Assignment" a JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
    WHERE a."districtId" = c."districtId" AND a."cadreId" = c."id" AND a."toOn" IS NULL AND ${text}`
}

/** Cadres `c` of an area: who leads it or a part of it, reports for a village of it, or looks after households there. */
export function ofArea(fits: Where, code: string): string {
  const place = fits.value(code)
  const column = code.length === 12 ? 'villageCode' : 'townCode'
  return `starts_with(c."leads", ${place}) OR starts_with(c."reportsVillage", ${place}) OR EXISTS (SELECT 1
    FROM "Assignment" a JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
    WHERE a."districtId" = c."districtId" AND a."cadreId" = c."id" AND a."toOn" IS NULL AND h."${column}" = ${place})`
}

function inScope(fits: Where, asker: Asker): void {
  fits.and(`c."districtId" = ${fits.value(asker.districtId)}`)
  const scope = scopeOf(asker)
  if (scope.level === 'nothing') fits.and('false')
  if (scope.level === 'town' || scope.level === 'village') fits.and(ofArea(fits, scope.code))
}

const conditions = {
  bound: 'c."leftOn" IS NULL AND c."userid" IS NOT NULL',
  unbound: 'c."leftOn" IS NULL AND c."userid" IS NULL',
  unreached: 'c."leftOn" IS NULL AND c."reachedAt" IS NULL',
  left: 'c."leftOn" IS NOT NULL',
} as const satisfies Record<CadreState, string>

function fitting(asker: Asker, { q, town, village, state }: CadreFilter): Where {
  const fits = where()
  inScope(fits, asker)
  fits.and(state === undefined ? 'c."leftOn" IS NULL' : conditions[state])
  if (q !== undefined) fits.and(`position(${fits.value(q)} in c."name") > 0`)
  const area = village ?? town
  if (area !== undefined) fits.and(ofArea(fits, area))
  return fits
}

function columns(fits: Where, asker: Asker): string {
  const theirs = assigned(fits, asker)
  return `c."id"::text AS "id", c."name", c."userid" IS NOT NULL AS "bound", c."boundAt", c."reachedAt", c."leads",
    c."reportsVillage", c."unit", c."leftOn"::text AS "leftOn", c."version", (SELECT count(*)::int ${theirs}) AS "households",
    (SELECT coalesce(array_agg(DISTINCT h."villageCode"), '{}') ${theirs}) AS "villages" FROM "Cadre" c`
}

const name = 'c."name" COLLATE "C"'
const short = (code: string): string => villageByCode(code)?.short ?? code

/** Cadres of the asker's area, by name; their numbers and userids are not in it. */
export const cadres: List<CadreFilter, CadreRow> = {
  name: 'cadres',
  columns: [
    { label: '姓名', cell: (row) => row.name },
    { label: '帮扶户数', cell: (row) => row.households },
    { label: '村', cell: (row) => row.villages.map(short).join('、') },
    { label: '分管', cell: (row) => (row.leads === null ? null : (areaByCode(row.leads)?.name ?? row.leads)) },
    { label: '报月排查的村', cell: (row) => (row.reportsVillage === null ? null : short(row.reportsVillage)) },
    { label: '责任单位', cell: (row) => row.unit },
    { label: '绑定', cell: (row) => (row.bound ? '已绑定' : '未绑定') },
    { label: '接通于', cell: (row) => (row.reachedAt === null ? null : shanghaiTime(row.reachedAt)) },
    { label: '离开', cell: (row) => row.leftOn },
  ],
  async rows(db, asker, filter, after, limit) {
    const fits = fitting(asker, filter)
    if (after !== null) {
      if (!isId(after)) return []
      fits.and(`(${name}, c."id") > (SELECT k."name" COLLATE "C", k."id" FROM "Cadre" k
        WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."id" = ${fits.value(after)}::uuid)`)
    }
    const text = `SELECT ${columns(fits, asker)} WHERE ${fits.text()} ORDER BY ${name}, c."id" LIMIT ${fits.value(limit)}`
    return (await db.pool.query<CadreRow>(text, [...fits.values])).rows
  },
  count: (db, asker, filter, cap) => countUpTo(db, '"Cadre" c', fitting(asker, filter), cap),
  key: (row) => row.id,
}

export interface CadreHousehold {
  readonly code: string
  readonly headName: string
  readonly villageCode: string
}

export interface CadreShown extends CadreRow {
  /** WeChat Work userid, as the wire gave it. */
  readonly userid: string | null
  readonly phoneCipher: Uint8Array | null
  /** Households of his that are outside the asker's area. */
  readonly elsewhere: number
  /** Those in the asker's area, by code. */
  readonly own: readonly CadreHousehold[]
  readonly words: readonly Pick<WordRow, 'id' | 'word' | 'means' | 'target'>[]
}

/** A cadre as his page shows him; null where there is none of this id in the asker's area. */
export async function cadreOf(db: Database, asker: Asker, id: string): Promise<CadreShown | null> {
  if (!isId(id)) return null
  const fits = where()
  inScope(fits, asker)
  fits.and(`c."id" = ${fits.value(id)}::uuid`)
  const theirs = assigned(fits, asker)
  const text = `SELECT c."userid", c."phoneCipher", (SELECT coalesce(jsonb_agg(jsonb_build_object('code', h."code",
      'headName', h."headName", 'villageCode', h."villageCode") ORDER BY h."villageCode", h."code"), '[]') ${theirs}) AS "own",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w."id", 'word', w."word", 'means', w."means", 'target', w."target")
      ORDER BY w."id"), '[]') FROM "LocalWord" w
      WHERE w."districtId" = c."districtId" AND w."cadreId" = c."id" AND w."endedAt" IS NULL) AS "words",
    (SELECT count(*)::int FROM "Assignment" a WHERE a."districtId" = c."districtId" AND a."cadreId" = c."id"
      AND a."toOn" IS NULL) - (SELECT count(*)::int ${theirs}) AS "elsewhere", ${columns(fits, asker)} WHERE ${fits.text()}`
  return (await db.pool.query<CadreShown>(text, [...fits.values])).rows[0] ?? null
}

/** Cadres who could take households over: of this name, or of this id; of the asker's area, still there. */
export async function cadresNamed(db: Database, asker: Asker, said: string): Promise<readonly CadreRow[]> {
  const fits = fitting(asker, {})
  fits.and(isId(said) ? `c."id" = ${fits.value(said)}::uuid` : `c."name" = ${fits.value(said)}`)
  const text = `SELECT ${columns(fits, asker)} WHERE ${fits.text()} ORDER BY c."id" LIMIT 20`
  return (await db.pool.query<CadreRow>(text, [...fits.values])).rows
}
