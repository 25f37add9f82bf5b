import type { Database } from '../../prisma/transact.ts'
import { firstOfMonth } from '../calendar.ts'
import type { Added } from './digest.ts'

/** Days from the first to the last, both included, YYYY-MM-DD. */
export interface Span {
  readonly from: string
  readonly to: string
}

export interface DigestSpans {
  /** What is new. */
  readonly now: Span
  /** What it is compared with; null: with nothing. */
  readonly before: Span | null
}

/** What a village counts. */
export interface VillageFigures {
  readonly due: number
  readonly done: number
  readonly now: Added
  readonly before: Added
}

export const noneAdded: Added = { hardship: 0, cases: 0, workFound: 0, workLost: 0, visits: 0 }

/** From the roll-up's names to a digest's. */
const counted = {
  visit: 'visits',
  hardship: 'hardship',
  'employment.started': 'workFound',
  'employment.ended': 'workLost',
} as const satisfies Readonly<Record<string, keyof Added>>

// By the day of recording, from the roll-up that is kept as reports come: no report and no visit is read.
const rolled = `
SELECT r."villageCode" AS village, r."what",
  coalesce(sum(r."count") FILTER (WHERE r."day" BETWEEN $2::date AND $3::date), 0)::int AS now,
  coalesce(sum(r."count") FILTER (WHERE r."day" BETWEEN $4::date AND $5::date), 0)::int AS before,
  coalesce(sum(r."count") FILTER (WHERE r."day" BETWEEN $6::date AND $3::date), 0)::int AS month
FROM "RollUp" r WHERE r."districtId" = $1 AND r."day" BETWEEN least($2::date, $4::date, $6::date) AND $3::date
  AND r."what" = ANY($7::text[]) GROUP BY 1, 2`

/** How many households of each village somebody looks after on a day (plan T8: each assigned household, each month). */
const assigned = `
SELECT h."villageCode" AS village, count(*)::int AS due FROM "Household" h
WHERE h."districtId" = $1 AND (h."leftOn" IS NULL OR h."leftOn" > $2::date)
  AND EXISTS (SELECT 1 FROM "Assignment" a WHERE a."districtId" = h."districtId" AND a."householdCode" = h."code"
    AND a."fromOn" <= $2::date AND (a."toOn" IS NULL OR a."toOn" >= $2::date)) GROUP BY 1`

// A case all of whose leads were taken back is none.
const opened = `
SELECT c."villageCode" AS village,
  count(*) FILTER (WHERE c."leadOn" BETWEEN $2::date AND $3::date)::int AS now,
  count(*) FILTER (WHERE c."leadOn" BETWEEN $4::date AND $5::date)::int AS before
FROM "Case" c WHERE c."districtId" = $1 AND c."leadOn" BETWEEN least($2::date, $4::date) AND $3::date
  AND jsonb_array_length(c."leads") > 0 GROUP BY 1`

interface Counts {
  village: string
  now: number
  before: number
}

/** The counts of every village of the district, for all its digests of one day: three statements. */
export async function villageFigures(
  db: Database,
  districtId: string,
  { now, before }: DigestSpans,
): Promise<ReadonlyMap<string, VillageFigures>> {
  const first = firstOfMonth(now.to.slice(0, 7))
  // Without something to compare with, an empty span.
  const than = before ?? { from: now.from, to: '0001-01-01' }
  const spans = [districtId, now.from, now.to, than.from, than.to]
  const names = [...Object.keys(counted), 'visited']
  const [rolls, dues, cases] = await Promise.all([
    db.pool.query<Counts & { what: string; month: number }>(rolled, [...spans, first, names]),
    db.pool.query<{ village: string; due: number }>(assigned, [districtId, now.to]),
    db.pool.query<Counts>(opened, spans),
  ])
  const found = new Map<string, { due: number; done: number; now: Writable; before: Writable }>()
  const at = (village: string) => {
    const known = found.get(village) ?? { due: 0, done: 0, now: { ...noneAdded }, before: { ...noneAdded } }
    found.set(village, known)
    return known
  }
  for (const { village, due } of dues.rows) at(village).due = due
  for (const { village, what, now: count, before: earlier, month } of rolls.rows) {
    if (what === 'visited') at(village).done = month
    if (!Object.hasOwn(counted, what)) continue
    const name = counted[what as keyof typeof counted] // just looked up
    at(village).now[name] = count
    at(village).before[name] = earlier
  }
  for (const { village, now: count, before: earlier } of cases.rows) {
    at(village).now.cases = count
    at(village).before.cases = earlier
  }
  return found
}

type Writable = { -readonly [Name in keyof Added]: number }

const weekly = `
SELECT r."villageCode" AS village, (($2::date - r."day") / 7)::int AS ago, sum(r."count")::int AS visits
FROM "RollUp" r WHERE r."districtId" = $1 AND r."what" = 'visit' AND r."day" > $2::date - 56 AND r."day" <= $2::date
GROUP BY 1, 2`

export interface WeekOfVillage {
  readonly village: string
  /** 0: the seven days that end on the day asked for, to 7. */
  readonly ago: number
  readonly visits: number
}

/** Visits recorded in each of the eight weeks of seven days that end on this day. */
export async function eightWeeks(db: Database, districtId: string, to: string): Promise<readonly WeekOfVillage[]> {
  return (await db.pool.query<WeekOfVillage>(weekly, [districtId, to])).rows
}
