import type { Database } from '../../prisma/transact.ts'
import { incomePeriod, incomeYear } from '../calendar.ts'
import { grouped } from '../grouped.ts'
import { labelOf } from '../kinds/index.ts'
import { transferPrograms } from '../policy/income.ts'
import { type DatedValue, nearestOn } from '../settings.ts'
import { type IncomeRows, incomeQueries, incomeSpan, incomesFrom, ofIncomeYear } from './incomes.ts'
import { jsonParts } from './json-parts.ts'
import { type UnclaimedRows, unclaimedFrom, unclaimedQueries } from './unclaimed-subsidies.ts'

/** What 查 tells of a household, each from the records alone; what is not on record is null or empty. Money in yuan. */
export interface HouseholdFacts {
  readonly type: string | null
  readonly members: readonly { readonly name: string; readonly relation: string | null }[]
  readonly income: Readonly<Partial<Record<'wage' | 'business' | 'property' | 'transfer', number>>>
  /** Told without a category. */
  readonly unsorted: number
  /** Income less cost of the running income year, a member; null where nothing is on record. */
  readonly perCapita: number | null
  /** In force today. */
  readonly monitoringLine: number | null
  /** The last finished period and the line of its last day; null: nothing is on record. */
  readonly before: { readonly year: number; readonly perCapita: number; readonly monitoringLine: number | null } | null
  readonly openCases: readonly { readonly step: string; readonly risk: string | null; readonly leadOn: string }[]
  readonly measures: readonly string[]
  readonly lastVisit: { readonly date: string; readonly by: string | null } | null
  readonly work: readonly {
    readonly person: string | null
    readonly place: string | null
    readonly monthlyWage: number | null
  }[]
  /** Who meets the conditions of the transport subsidy this year and has none. */
  readonly unclaimed: readonly string[]
}

const monitoredWords: Readonly<Record<string, string>> = {
  unstable: '脱贫不稳定户',
  marginal: '边缘易致贫户',
  'sudden-hardship': '突发严重困难户',
}

/** Where a statement has its values: `$1`; the household itself stands there as `here`. */
export interface FactPlaces {
  readonly district: string
  readonly today: string
  /** Days on which members are counted, for this income year and the one before. */
  readonly day: string
  readonly dayBefore: string
  /** From the first month of the year before to the last of this one. */
  readonly from: string
  readonly to: string
  readonly years: string
  readonly programs: string
  readonly calendarYear: string
}

/** The values of those places. */
export function factValues(districtId: string, today: string): Readonly<Record<keyof FactPlaces, unknown>> {
  const year = incomeYear(today)
  const [span, before] = [incomeSpan(year, today), incomeSpan(year - 1, today)]
  const calendarYear = today.slice(0, 4)
  return {
    district: districtId,
    today,
    day: span.day,
    dayBefore: before.day,
    from: before.from,
    to: span.to,
    years: [year, year - 1],
    programs: [...transferPrograms],
    calendarYear,
  }
}

const codes = 'ARRAY[here."code"]'

/** The columns of "Household" `here` that facts need beside the queries. */
export const factColumns = `here."type", here."monitored", here."headName", here."lastVisitOn"::text AS "lastVisitOn",
  (SELECT c."name" FROM "Cadre" c WHERE c."districtId" = here."districtId" AND c."id" = here."lastVisitBy"::uuid) AS "visitor"`

/** What facts are made of, one query a kind of record. */
export function factQueries(at: FactPlaces): Record<keyof FactRows, string> {
  const district = at.district
  // Both years are read at once: a dozen queries less for the server to set up.
  const incomes = incomeQueries({ ...at, codes, year: `ANY(${at.years}::int[])` })
  const before = incomeQueries({ ...at, codes, year: '', day: at.dayBefore })
  const claims = unclaimedQueries({ district, codes, on: at.today, year: at.calendarYear })
  const own = (table: string): string =>
    `"${table}" t WHERE t."districtId" = ${district} AND t."householdCode" = here."code"`
  // Of one day the later word counts: reports' ids sort by when they were told.
  const latest = 'ORDER BY t."saidOn" DESC, t."reportId" DESC'
  return {
    told: incomes.told,
    known: incomes.known,
    years: incomes.years,
    members: incomes.members,
    membersBefore: before.members,
    words: claims.words,
    had: claims.had,
    present: `SELECT t."name", t."relation" FROM ${own('Person')} AND t."leftOn" IS NULL ORDER BY t."id"`,
    measures: `SELECT t."measure", t."status" FROM ${own('Measure')} AND t."live" AND t."status" IS DISTINCT FROM 'done' ${latest} LIMIT 3`,
    cases: `SELECT t."step", t."risk", t."leadOn" FROM ${own('Case')} AND t."state" IN ('open', 'identified')`,
    jobs: `SELECT t."person", t."change", t."place", t."monthlyWage"::float8 AS "monthlyWage" FROM ${own('Job')} AND t."live" ${latest} LIMIT 50`,
    lines: `SELECT t."area", t."value", t."fromOn", t."toOn" FROM "Setting" t WHERE t."districtId" = ${district} AND t."key" = 'monitoring-line'
      AND t."area" IN (here."villageCode", left(here."villageCode", 9), left(here."villageCode", 6))`,
  }
}

export interface FactRow {
  readonly type: string | null
  readonly monitored: string | null
  readonly headName: string
  readonly lastVisitOn: string | null
  readonly visitor: string | null
}

interface FactRows extends IncomeRows {
  readonly membersBefore: IncomeRows['members']
  readonly words: UnclaimedRows['words']
  readonly had: UnclaimedRows['had']
  readonly present: HouseholdFacts['members']
  readonly measures: readonly { readonly measure: string | null; readonly status: string | null }[]
  readonly cases: HouseholdFacts['openCases']
  readonly jobs: readonly Word[]
  readonly lines: readonly DatedValue[]
}

export type FactsRead = FactRow & FactRows

/** Reads the facts of one household on a day (YYYY-MM-DD). Whether the asker may hear them is the caller's to know. */
export async function householdFacts(
  db: Database,
  districtId: string,
  code: string,
  today: string,
): Promise<HouseholdFacts | null> {
  const { at, values } = places(factValues(districtId, today), [code])
  const text = `SELECT ${factColumns}, ${jsonParts(factQueries(at))}
    FROM "Household" here WHERE here."districtId" = ${at.district} AND here."code" = $1`
  const { rows } = await db.pool.query<FactsRead>({ name: 'household facts', text, values })
  return rows[0] === undefined ? null : factsFrom(rows[0], today)
}

/** Gives each value its place behind those that stand already. */
export function places<Name extends string>(
  named: Readonly<Record<Name, unknown>>,
  first: readonly unknown[],
): { readonly at: Readonly<Record<Name, string>>; readonly values: unknown[] } {
  const entries = Object.entries(named)
  const at = Object.fromEntries(entries.map(([name], place) => [name, `$${first.length + place + 1}`]))
  return { at: at as Record<Name, string>, values: [...first, ...entries.map(([, value]) => value)] } // the same names
}

/** The facts of what was read. */
export function factsFrom(row: FactsRead, today: string): HouseholdFacts {
  const year = incomeYear(today)
  const [now] = incomesFrom({ ...ofIncomeYear(row, year), members: row.members }).values()
  const [then] = incomesFrom({ ...ofIncomeYear(row, year - 1), members: row.membersBefore }).values()
  const lineBefore = nearestOn(row.lines, incomePeriod(year - 1).to)
  return {
    type: (row.monitored && monitoredWords[row.monitored]) ?? row.type,
    members: row.present.length > 0 ? row.present : [{ name: row.headName, relation: '户主' }],
    income: now?.sum?.byCategory ?? {},
    unsorted: now?.sum?.unsorted ?? 0,
    perCapita: now?.perHead ?? null,
    monitoringLine: nearestOn(row.lines, today),
    before: then?.perHead == null ? null : { year: year - 1, perCapita: then.perHead, monitoringLine: lineBefore },
    openCases: row.cases,
    measures: row.measures.flatMap(({ measure, status }) =>
      measure === null ? [] : [status === null ? measure : `${measure}，${labelOf('measure', 'status', status)}`],
    ),
    lastVisit: row.lastVisitOn === null ? null : { date: row.lastVisitOn, by: row.visitor },
    work: working(row.jobs),
    unclaimed: unclaimedFrom(row, today.slice(0, 4)).map(({ person }) => person),
  }
}

interface Word {
  readonly person: string | null
  readonly change: string | null
  readonly place: string | null
  readonly monthlyWage: number | null
}

/**
 * Of each person the last word counts: who ended work, or seeks it, works nowhere. What it leaves out is taken from
 * earlier words about the same job. `jobs`: the latest first.
 */
function working(jobs: readonly Word[]): HouseholdFacts['work'] {
  return [...grouped(jobs, ({ person }) => person)].flatMap(([person, words]) => {
    const over = words.findIndex(({ change }) => change === 'ended' || change === 'seeking')
    const since = over < 0 ? words : words.slice(0, over)
    const began = since.findIndex(({ change }) => change === 'started')
    const same = began < 0 ? since : since.slice(0, began + 1)
    if (same.length === 0) return []
    const wage = same.find(({ monthlyWage }) => monthlyWage !== null)?.monthlyWage ?? null
    const place = same.find((word) => word.place !== null)?.place ?? null
    return [{ person, place, monthlyWage: wage }]
  })
}
