import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { shanghaiTime } from '../calendar.ts'
import { isKind, type KindCode, kinds } from '../kinds/index.ts'
import type { LocalWords } from '../parse/types.ts'
import type { List } from './list.ts'
import { isId } from './reports.ts'
import { type Where, where } from './where.ts'

export const wordMeanings = ['person', 'place', 'kind'] as const
export type WordMeaning = (typeof wordMeanings)[number]
export const meaningNames = { person: '人', place: '地名', kind: '类别' } as const satisfies Record<WordMeaning, string>

export interface WordRow {
  readonly id: string
  readonly word: string
  readonly means: WordMeaning
  /** A name of the roster, a place's own name, or a kind's code. */
  readonly target: string
  /** Only in this cadre's messages; null: in everybody's. */
  readonly cadreId: string | null
  readonly cadre: string | null
  readonly endedAt: Date | null
  readonly version: number
  readonly at: Date
}

export interface WordFilter {
  /** Part of the word, or of what it stands for. */
  readonly q?: string | undefined
  readonly means?: WordMeaning | undefined
  /** Those that were ended too. */
  readonly ended?: string | undefined
}

/** What a word stands for, as a person reads it: a kind by its label. */
export const targetName = ({ means, target }: Pick<WordRow, 'means' | 'target'>): string =>
  means === 'kind' && isKind(target) ? kinds[target].label : target

function fitting(asker: Asker, { q, means, ended }: WordFilter) {
  const fits = where()
  narrowWords(fits, asker)
  if (ended === undefined) fits.and('w."endedAt" IS NULL')
  if (means !== undefined) fits.and(`w."means" = ${fits.value(means)}`)
  if (q !== undefined) {
    const part = fits.value(q)
    fits.and(`position(${part} in w."word") > 0 OR position(${part} in w."target") > 0`)
  }
  return fits
}

/**
 * Words belong to the whole district; a town reads those of everybody and of its own cadres, and of people's names only
 * those that somebody of its own bears.
 */
function narrowWords(fits: Where, asker: Asker): void {
  const district = fits.value(asker.districtId)
  fits.and(`w."districtId" = ${district}`)
  const scope = scopeOf(asker)
  if (scope.level === 'district') return
  if (scope.level === 'nothing') {
    fits.and('false')
    return
  }
  const code = fits.value(scope.code)
  const here = `h."districtId" = ${district} AND h."${scope.level === 'town' ? 'townCode' : 'villageCode'}" = ${code}`
  fits.and(`w."cadreId" IS NULL OR EXISTS (SELECT 1 FROM "Assignment" a
    JOIN "Household" h ON h."districtId" = ${district} AND h."code" = a."householdCode"
    WHERE a."districtId" = ${district} AND a."cadreId" = w."cadreId" AND a."toOn" IS NULL AND ${here})`)
  fits.and(`w."means" <> 'person' OR EXISTS (SELECT 1 FROM "Household" h JOIN "Person" p
    ON p."districtId" = ${district} AND p."householdCode" = h."code"
    WHERE ${here} AND h."bigrams" @> ARRAY[left(w."target", 2)] AND p."name" = w."target")`)
}

const columns = `w."id"::text AS "id", w."word", w."means", w."target", w."cadreId"::text AS "cadreId", c."name" AS "cadre",
  w."endedAt", w."version", w."at" FROM "LocalWord" w
  LEFT JOIN "Cadre" c ON c."districtId" = w."districtId" AND c."id" = w."cadreId"`

/** Words that were taught, the newest first. They belong to the whole district. */
export const words: List<WordFilter, WordRow> = {
  name: 'words',
  columns: [
    { label: '词', cell: (row) => row.word },
    { label: '意思', cell: (row) => meaningNames[row.means] },
    { label: '指', cell: targetName },
    { label: '只对', cell: (row) => row.cadre },
    { label: '教于', cell: (row) => shanghaiTime(row.at) },
    { label: '停用于', cell: (row) => (row.endedAt === null ? null : shanghaiTime(row.endedAt)) },
  ],
  async rows(db, asker, filter, after, limit) {
    const fits = fitting(asker, filter)
    if (after !== null) {
      if (!isId(after)) return []
      fits.and(`w."id" < ${fits.value(after)}::uuid`)
    }
    const text = `SELECT ${columns} WHERE ${fits.text()} ORDER BY w."id" DESC LIMIT ${fits.value(limit)}`
    return (await db.pool.query<WordRow>(text, [...fits.values])).rows
  },
  async count(db, asker, filter, cap) {
    const fits = fitting(asker, filter)
    const text = `SELECT count(*)::int AS n FROM (SELECT 1 FROM "LocalWord" w WHERE ${fits.text()} LIMIT ${fits.value(cap)}) x`
    return (await db.pool.query<{ n: number }>(text, [...fits.values])).rows[0]?.n ?? 0
  },
  key: (row) => row.id,
}

/** One word, ended or not; null where there is none of this id that the asker may see. */
export async function wordOf(db: Database, asker: Asker, id: string): Promise<WordRow | null> {
  if (!isId(id)) return null
  const fits = where()
  narrowWords(fits, asker)
  fits.and(`w."id" = ${fits.value(id)}::uuid`)
  return (await db.pool.query<WordRow>(`SELECT ${columns} WHERE ${fits.text()}`, [...fits.values])).rows[0] ?? null
}

export interface WordChange {
  readonly at: Date
  readonly who: string
  readonly action: string
  readonly before: Partial<TaughtWord>
  readonly after: Partial<TaughtWord>
  readonly reason: string | null
}

/** What happened to a word, the newest first; at most fifty acts. */
export async function wordChanges(db: Database, districtId: string, id: string): Promise<readonly WordChange[]> {
  const text = `SELECT a."at", coalesce(u."username", c."name", a."actorId", '系统') AS "who", a."action",
    coalesce(a."before", '{}') AS "before", coalesce(a."after", '{}') AS "after", a."reason"
  FROM "Audit" a LEFT JOIN "User" u ON a."actorKind" = 'user' AND u."districtId" = a."districtId" AND u."id"::text = a."actorId"
    LEFT JOIN "Cadre" c ON a."actorKind" = 'cadre' AND c."districtId" = a."districtId" AND c."id"::text = a."actorId"
  WHERE a."districtId" = $1 AND a."object" = 'word' AND a."objectId" = $2 AND a."outcome" = 'done'
  ORDER BY a."seq" DESC LIMIT 50`
  return (await db.pool.query<WordChange>(text, [districtId, id])).rows
}

/** Every word that holds, the oldest first. */
export async function liveWords(db: Database, districtId: string): Promise<readonly WordRow[]> {
  const text = `SELECT ${columns} WHERE w."districtId" = $1 AND w."endedAt" IS NULL ORDER BY w."id"`
  return (await db.pool.query<WordRow>(text, [districtId])).rows
}

export type TaughtWord = Pick<WordRow, 'word' | 'means' | 'target' | 'cadreId'>

/**
 * The words that hold in a cadre's messages, for the parser: those of everybody, before them his own. Made once for a
 * set of rows: the same object for all who have none of their own.
 */
export function localWords(rows: readonly TaughtWord[]): (cadreId: string | null) => LocalWords {
  const everybody = rows.filter(({ cadreId }) => cadreId === null)
  const all = gathered(everybody)
  const own = new Map<string, LocalWords>()
  for (const { cadreId } of rows) {
    if (cadreId === null || own.has(cadreId)) continue
    own.set(cadreId, gathered([...everybody, ...rows.filter((row) => row.cadreId === cadreId)]))
  }
  return (cadreId) => (cadreId === null ? undefined : own.get(cadreId)) ?? all
}

// The last of a word stands; a meaning that nobody taught is left out, so that the parser never looks for it.
function gathered(rows: readonly TaughtWord[]): LocalWords {
  const last = [...new Map(rows.map((row) => [row.word, row])).values()]
  const of = (means: WordMeaning) =>
    last.flatMap((row) => (row.means === means ? [[row.word, row.target] as const] : []))
  const [names, places] = [of('person'), of('place')]
  const known = of('kind').flatMap(([word, target]): (readonly [string, KindCode])[] =>
    isKind(target) ? [[word, target]] : [],
  )
  return {
    ...(names.length === 0 ? {} : { names: Object.fromEntries(names) }),
    ...(places.length === 0 ? {} : { places: Object.fromEntries(places) }),
    ...(known.length === 0 ? {} : { kinds: Object.fromEntries(known) }),
  }
}
