import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { firstOfMonth, monthOf } from '../calendar.ts'
import { type KindCode, kindCodes } from '../kinds/index.ts'
import { cases } from './cases.ts'
import { messages } from './messages.ts'
import { todos } from './open-todos.ts'
import { reports } from './reports.ts'
import { villageChecks } from './village-checks.ts'
import { narrow, narrowVillages, where } from './where.ts'

/** How much waits for a person: the same counts as the lists they lead to, no further than 10,001. */
export interface Waiting {
  readonly pending: number
  readonly toConfirm: number
  readonly unclear: number
  readonly aside: number
  /** Todos past their day, and leads past the 15 days to a decision. */
  readonly overdue: number
  readonly lateCases: number
  /** Villages without this month's 月排查. */
  readonly unchecked: number
}

export interface VisitsOf {
  /** Code of a town, or within a town of a village. */
  readonly code: string
  /** Households that somebody looks after: those of the digest and the list of who was not visited. */
  readonly due: number
  /** Those visited since the first of the month. */
  readonly done: number
}

export interface DayFigures {
  readonly waiting: Waiting
  /** Reports that count, by kind: today, and since the first of the month. */
  readonly kinds: readonly { readonly kind: KindCode; readonly today: number; readonly month: number }[]
  readonly visits: readonly VisitsOf[]
  /** Cadres who never wrote to the robot: nothing can be sent to them. */
  readonly unreached: { readonly count: number; readonly names: readonly string[] }
}

const cap = 10_001

/** The figures of a day (YYYY-MM-DD in Shanghai) in the asker's area. */
export async function dayFigures(db: Database, asker: Asker, today: string): Promise<DayFigures> {
  const month = monthOf(today)
  const [pending, toConfirm, unclear, aside, overdue, lateCases, unchecked, kinds, visits, unreached] =
    await Promise.all([
      reports.count(db, asker, { status: 'pending' }, cap),
      reports.count(db, asker, { status: 'to-confirm' }, cap),
      messages.count(db, asker, { intent: 'unclear', review: 'open' }, cap),
      messages.count(db, asker, { state: 'aside' }, cap),
      todos.count(db, asker, { state: 'overdue', on: today }, cap),
      cases.count(db, asker, { state: 'late', on: today }, cap),
      villageChecks.count(db, asker, { month, on: today, done: false }, cap),
      kindCounts(db, asker, today),
      visitsDue(db, asker, today),
      unreachedCadres(db, asker),
    ])
  return { waiting: { pending, toConfirm, unclear, aside, overdue, lateCases, unchecked }, kinds, visits, unreached }
}

// From the roll-up by village and day: a million reports are not counted for a page.
async function kindCounts(db: Database, asker: Asker, today: string): Promise<DayFigures['kinds']> {
  const fits = where()
  fits.and(`r."districtId" = ${fits.value(asker.districtId)}`)
  narrowVillages(fits, asker, 'r."villageCode"')
  const day = fits.value(today)
  fits.and(`r."day" BETWEEN ${fits.value(firstOfMonth(monthOf(today)))}::date AND ${day}::date`)
  fits.and(`r."what" = ANY(${fits.value(kindCodes)}::text[])`)
  const text = `SELECT r."what", sum(r."count")::int AS month,
    coalesce(sum(r."count") FILTER (WHERE r."day" = ${day}::date), 0)::int AS today
  FROM "RollUp" r WHERE ${fits.text()} GROUP BY 1`
  const found = await db.pool.query<{ what: string; month: number; today: number }>(text, [...fits.values])
  const byKind = new Map(found.rows.map((row) => [row.what, row]))
  return kindCodes.flatMap((kind) => {
    const { month = 0, today = 0 } = byKind.get(kind) ?? {}
    return month > 0 ? [{ kind, month, today }] : []
  })
}

async function visitsDue(db: Database, asker: Asker, today: string): Promise<readonly VisitsOf[]> {
  const fits = where()
  narrow(fits, asker, 'h')
  fits.and('h."leftOn" IS NULL')
  fits.and(`EXISTS (SELECT 1 FROM "Assignment" a WHERE a."districtId" = h."districtId" AND a."householdCode" = h."code"
    AND a."toOn" IS NULL)`)
  const column = scopeOf(asker).level === 'district' ? 'h."townCode"' : 'h."villageCode"'
  const first = fits.value(firstOfMonth(monthOf(today)))
  const text = `SELECT ${column} AS code, count(*)::int AS due, count(*) FILTER (WHERE h."lastVisitOn" >= ${first}::date)::int AS done
  FROM "Household" h WHERE ${fits.text()} GROUP BY 1 ORDER BY 1`
  const found = await db.pool.query<VisitsOf>(text, [...fits.values])
  return found.rows
}

async function unreachedCadres(db: Database, asker: Asker): Promise<DayFigures['unreached']> {
  const fits = where()
  fits.and(`c."districtId" = ${fits.value(asker.districtId)}`)
  fits.and('c."leftOn" IS NULL AND c."reachedAt" IS NULL')
  const scope = scopeOf(asker)
  if (scope.level === 'nothing') fits.and('false')
  if (scope.level === 'town' || scope.level === 'village') {
    const code = fits.value(scope.code)
    const column = scope.level === 'town' ? 'h."townCode"' : 'h."villageCode"'
    fits.and(`starts_with(c."leads", ${code}) OR starts_with(c."reportsVillage", ${code}) OR EXISTS (SELECT 1
      FROM "Assignment" a JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
      WHERE a."districtId" = c."districtId" AND a."cadreId" = c."id" AND a."toOn" IS NULL AND ${column} = ${code})`)
  }
  const text = `SELECT count(*)::int AS count, (array_agg(c."name" ORDER BY c."name"))[1:10] AS names
  FROM "Cadre" c WHERE ${fits.text()}`
  const found = await db.pool.query<{ count: number; names: string[] | null }>(text, [...fits.values])
  const [row] = found.rows
  return { count: row?.count ?? 0, names: row?.names ?? [] }
}
