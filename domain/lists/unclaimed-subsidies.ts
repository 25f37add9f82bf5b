import type { Database } from '../../prisma/transact.ts'
import { grouped } from '../grouped.ts'
import { awayMonths, type JobWord, meetsTransportSubsidy } from '../policy/transport-subsidy.ts'
import { type AreaFilter, type PlacedRow, placeColumns } from './area.ts'
import { computedList } from './computed-list.ts'
import type { List } from './list.ts'

export interface UnclaimedFilter extends AreaFilter {
  /** YYYY-MM-DD: the calendar year of this day counts, and what was said up to it. */
  readonly on: string
}

export interface Unclaimed {
  readonly code: string
  readonly person: string
  /** YYYY-MM, in order. */
  readonly months: readonly string[]
  /** Where the work was last. */
  readonly place: string | null
}

export interface UnclaimedRow extends PlacedRow, Unclaimed {
  readonly year: string
}

interface Word {
  code: string
  person: string
  said: string
  change: string | null
  channel: string | null
  destination: string | null
  place: string | null
  startedOn: string | null
  endedOn: string | null
  months: number | null
}

interface Had {
  code: string
  person: string | null
  status: string | null
}

export interface UnclaimedRows {
  readonly words: readonly Word[]
  readonly had: readonly Had[]
}

/** Where a statement has its values: `$1`, or an expression. */
export interface UnclaimedPlaces {
  readonly district: string
  /** Household codes, as text[]. */
  readonly codes: string
  /** Up to this day, and the year it lies in, as text. */
  readonly on: string
  readonly year: string
}

/** The two queries behind `unclaimedOf`. */
export function unclaimedQueries(at: UnclaimedPlaces): Record<keyof UnclaimedRows, string> {
  // From a year before: consecutive months may cross New Year.
  const words = `SELECT j."householdCode" AS code, j."person", to_char(j."saidOn", 'YYYY-MM') AS said, j."change", j."channel",
  j."destination", j."place", left(j."startedOn", 7) AS "startedOn", left(j."endedOn", 7) AS "endedOn", j."months"::float8 AS months
FROM "Job" j WHERE j."districtId" = ${at.district} AND j."householdCode" = ANY(${at.codes}) AND j."live" AND j."person" IS NOT NULL
  AND j."saidOn" BETWEEN (${at.year}::text || '-01-01')::date - interval '1 year' AND ${at.on}::date
ORDER BY j."saidOn", j."reportId"`
  // Applied for or got, this year; what was rejected or stopped since may be claimed again.
  const had = `SELECT DISTINCT ON (s."householdCode", s."person") s."householdCode" AS code, s."person", s."status"
FROM "Support" s WHERE s."districtId" = ${at.district} AND s."householdCode" = ANY(${at.codes}) AND s."live"
  AND s."program" = 'transport-subsidy' AND s."saidOn" <= ${at.on}::date
  AND coalesce(left(s."month", 4), to_char(s."saidOn", 'YYYY')) = ${at.year}::text
ORDER BY s."householdCode", s."person", s."saidOn" DESC, s."reportId" DESC`
  return { words, had }
}

const claimed: ReadonlySet<string | null> = new Set(['applied', 'approved', 'paid', null])

/**
 * Who of these households meets the conditions of the transport subsidy in the year of a day and has none; months and
 * last place of work. One who was named in no report cannot be found.
 */
export async function unclaimedOf(
  db: Database,
  districtId: string,
  codes: readonly string[],
  on: string,
): Promise<readonly Unclaimed[]> {
  const year = on.slice(0, 4)
  const { words, had } = unclaimedQueries({ district: '$1', codes: '$2::text[]', year: '$3', on: '$4' })
  const values = [districtId, [...codes], year, on]
  const [said, got] = await Promise.all([db.pool.query<Word>(words, values), db.pool.query<Had>(had, values)])
  return unclaimedFrom({ words: said.rows, had: got.rows }, year)
}

/** The judgement behind `unclaimedOf`: rows of the two queries, whatever way they were read. */
export function unclaimedFrom(rows: UnclaimedRows, year: string): readonly Unclaimed[] {
  const has = new Set(
    rows.had.flatMap(({ code, person, status }) => (claimed.has(status) ? [JSON.stringify([code, person])] : [])),
  )
  const people = grouped(rows.words, ({ code, person }) => JSON.stringify([code, person]))
  return [...people].flatMap(([key, [first, ...rest]]) => {
    if (first === undefined || has.has(key)) return []
    const months = awayMonths([first, ...rest].map(jobWord))
    if (!meetsTransportSubsidy(months, year)) return []
    const places = [first, ...rest].flatMap((word) => (isAway(word) ? (word.place ?? []) : []))
    const place = places.at(-1) ?? null
    return [{ code: first.code, person: first.person, months, place }]
  })
}

function jobWord(word: Word): JobWord {
  const { said, change, startedOn, endedOn, months } = word
  return { said, change, startedOn, endedOn, months, away: isAway(word) }
}

/** Outside 济源: told so, or 外出务工; null where a word says neither. */
function isAway({ destination, channel }: Word): boolean | null {
  if (destination !== null) return destination !== 'local'
  return channel === null ? null : channel === 'migrant'
}

/** A row a person (plan T1, 应补尽补). */
export const unclaimedSubsidies: List<UnclaimedFilter, UnclaimedRow> = computedList<UnclaimedFilter, UnclaimedRow>(
  'unclaimed-subsidies',
  [
    ...placeColumns,
    { label: '姓名', cell: (row) => row.person },
    { label: '补贴', cell: () => '务工交通补贴' },
    { label: '年度', cell: (row) => row.year },
    { label: '本年务工月数', cell: (row) => row.months.filter((month) => month.startsWith(row.year)).length },
    { label: '务工月份', cell: (row) => row.months.join('、') },
    { label: '务工地点', cell: (row) => row.place },
  ],
  {
    passes: ['true'],
    async rowsOf(db, asker, { on }, households) {
      const codes = households.map(({ code }) => code)
      const found = grouped(await unclaimedOf(db, asker.districtId, codes, on), ({ code }) => code)
      return households.flatMap((household) =>
        (found.get(household.code) ?? []).map((row) => ({
          ...household,
          ...row,
          key: row.person.replaceAll(' ', ''),
          year: on.slice(0, 4),
        })),
      )
    },
  },
)
