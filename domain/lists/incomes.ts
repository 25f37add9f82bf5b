import type { Database } from '../../prisma/transact.ts'
import { incomePeriod } from '../calendar.ts'
import { grouped } from '../grouped.ts'
import {
  type IncomeCategory,
  incomeCategories,
  type PeriodIncome,
  perHead,
  sumIncome,
  type ToldIncome,
  transferPrograms,
} from '../policy/income.ts'

/** A household's income of one period, in yuan. */
export interface HouseholdIncome {
  /** Null: nothing is on record. */
  readonly sum: PeriodIncome | null
  /** Counted at the period's end, or now while it runs. */
  readonly members: number
  readonly perHead: number | null
}

interface Told {
  code: string
  category: string | null
  amount: number
  cost: number
  period: string | null
  month: string
  about: string
}

interface Known {
  code: string
  /** A category, or cost. */
  what: string
  amount: number
  month: string
}

interface Year {
  code: string
  wage: number
  business: number
  property: number
  transfer: number
  cost: number
  members: number | null
  year: number
}

interface Members {
  code: string
  members: number
}

/** What was told, what is known to have been paid, what the official form says, and how many members there were. */
export interface IncomeRows {
  readonly told: readonly Told[]
  readonly known: readonly Known[]
  readonly years: readonly Year[]
  readonly members: readonly Members[]
}

const monthOf = (alias: string): string => `to_char(${alias}."saidOn", 'YYYY-MM')`

/** Where a statement has its values: `$1`, or an expression. */
export interface IncomePlaces {
  readonly district: string
  /** Household codes, as text[]. */
  readonly codes: string
  /** First and last month of the period. */
  readonly from: string
  readonly to: string
  readonly year: string
  /** Day on which members are counted. */
  readonly day: string
  /** Codes of the support that is income, as text[]. */
  readonly programs: string
}

/** The four queries that a period's income is read from, for one statement or several. */
export function incomeQueries(at: IncomePlaces): Record<keyof IncomeRows, string> {
  const of = (alias: string): string =>
    `${alias}."districtId" = ${at.district} AND ${alias}."householdCode" = ANY(${at.codes}) AND ${alias}."live"`
  const within = (month: string): string => `${month} BETWEEN ${at.from} AND ${at.to}`
  const told = `SELECT i."householdCode" AS code, i."category", coalesce(i."amount", 0)::float8 AS amount,
  coalesce(i."cost", 0)::float8 AS cost, i."period", coalesce(i."month", ${monthOf('i')}) AS month,
  concat_ws(' ', r."person", i."source") AS about
FROM "Income" i JOIN "Report" r ON r."districtId" = i."districtId" AND r."id" = i."reportId"
WHERE ${of('i')} AND NOT i."oneOff" AND (i."amount" IS NOT NULL OR i."cost" IS NOT NULL)
  AND ${within(`coalesce(i."month", ${monthOf('i')})`)}
ORDER BY r."seq"`
  const known = `SELECT s."householdCode" AS code, 'transfer' AS what, s."amount"::float8 AS amount, coalesce(s."month", ${monthOf('s')}) AS month
FROM "Support" s WHERE ${of('s')} AND s."status" = 'paid' AND s."amount" IS NOT NULL AND s."program" = ANY(${at.programs})
  AND ${within(`coalesce(s."month", ${monthOf('s')})`)}
UNION ALL SELECT p."householdCode", 'property', coalesce(p."paid", p."amount")::float8, ${monthOf('p')}
FROM "Property" p WHERE ${of('p')} AND coalesce(p."paid", p."amount") IS NOT NULL AND ${within(monthOf('p'))}
UNION ALL SELECT n."householdCode", 'business', n."sales"::float8, ${monthOf('n')}
FROM "Industry" n WHERE ${of('n')} AND n."sales" IS NOT NULL AND ${within(monthOf('n'))}
UNION ALL SELECT b."householdCode", 'business', b."amount"::float8, ${monthOf('b')}
FROM "Sale" b WHERE ${of('b')} AND b."amount" IS NOT NULL AND ${within(monthOf('b'))}
UNION ALL SELECT e."householdCode", 'cost', e."amount"::float8, ${monthOf('e')}
FROM "Expense" e WHERE ${of('e')} AND e."category" = 'production' AND e."amount" IS NOT NULL AND ${within(monthOf('e'))}`
  const years = `SELECT y."householdCode" AS code, y."wage"::float8 AS wage, y."business"::float8 AS business, y."property"::float8 AS property,
  y."transfer"::float8 AS transfer, y."cost"::float8 AS cost, y."members", y."year"
FROM "IncomeYear" y WHERE y."districtId" = ${at.district} AND y."householdCode" = ANY(${at.codes}) AND y."year" = ${at.year}`
  // Who left before the day, or joined after it, is not counted; a household without members on record has its count.
  const members = `SELECT h."code", coalesce(nullif((SELECT count(*)::int FROM "Person" p WHERE p."districtId" = h."districtId"
    AND p."householdCode" = h."code" AND (p."joinedOn" IS NULL OR p."joinedOn" <= ${at.day}::date)
    AND (p."leftOn" IS NULL OR p."leftOn" > ${at.day}::date)), 0), h."memberCount") AS members
FROM "Household" h WHERE h."districtId" = ${at.district} AND h."code" = ANY(${at.codes})`
  return { told, known, years, members }
}

/** The months of an income year, and the day on which its members are counted: its end, or today while it runs. */
export function incomeSpan(year: number, today: string): { from: string; to: string; day: string } {
  const { from, to } = incomePeriod(year)
  return { from: from.slice(0, 7), to: to.slice(0, 7), day: to < today ? to : today }
}

/** Of rows that were read for several years, those of one. */
export function ofIncomeYear(rows: Omit<IncomeRows, 'members'>, year: number): Omit<IncomeRows, 'members'> {
  const { from, to } = incomeSpan(year, '')
  const within = ({ month }: { readonly month: string }): boolean => month >= from && month <= to
  return {
    told: rows.told.filter(within),
    known: rows.known.filter(within),
    years: rows.years.filter((row) => row.year === year),
  }
}

/**
 * Income of a period (`year`: that in which it ends on 30 September) of many households, with as many statements as for
 * one. What the official form says of a finished year stands as it is; else it is what was told and paid. `today`: up to
 * when members are counted.
 */
export async function incomesOf(
  db: Database,
  districtId: string,
  codes: readonly string[],
  year: number,
  today: string,
): Promise<ReadonlyMap<string, HouseholdIncome>> {
  const { from, to, day } = incomeSpan(year, today)
  const own = { district: '$1', codes: '$2::text[]' }
  const span = { ...own, from: '$3', to: '$4', programs: '$5::text[]', year: '$3', day: '$3' }
  const { told, known, years, members } = incomeQueries(span)
  const values = [districtId, [...codes]]
  const read = await Promise.all([
    db.pool.query<Told>(told, [...values, from, to]),
    db.pool.query<Known>(known, [...values, from, to, [...transferPrograms]]),
    db.pool.query<Year>(years, [...values, year]),
    db.pool.query<Members>(members, [...values, day]),
  ])
  return incomesFrom({ told: read[0].rows, known: read[1].rows, years: read[2].rows, members: read[3].rows })
}

/** The arithmetic behind `incomesOf`: rows of the four queries, whatever way they were read. */
export function incomesFrom({ told, known, years, members }: IncomeRows): ReadonlyMap<string, HouseholdIncome> {
  const toldOf = grouped(told, ({ code }) => code)
  const knownOf = grouped(known, ({ code }) => code)
  const yearOf = new Map(years.map((row) => [row.code, row]))
  return new Map(
    members.map((row) => {
      const form = yearOf.get(row.code)
      const sum = form ? ofForm(form) : sumOf(toldOf.get(row.code) ?? [], knownOf.get(row.code) ?? [])
      const count = form?.members ?? row.members
      return [row.code, { sum, members: count, perHead: sum && perHead(sum.net, count) }]
    }),
  )
}

function ofForm({ wage, business, property, transfer, cost }: Year): PeriodIncome {
  const net = wage + business + property + transfer - cost
  return { byCategory: { wage, business, property, transfer }, unsorted: 0, cost, net }
}

function sumOf(told: readonly Told[], known: readonly Known[]): PeriodIncome | null {
  return sumIncome({
    told: told.map(({ category, period, ...rest }) => ({
      ...rest,
      category: categoryOf(category),
      period: periodOf(period),
    })),
    paid: known.flatMap(({ what, amount, month }) => {
      const category = categoryOf(what)
      return category === null ? [] : [{ category, amount, month }]
    }),
    costs: known.filter(({ what }) => what === 'cost'),
  })
}

const categoryOf = (word: string | null): IncomeCategory | null =>
  incomeCategories.find((known) => known === word) ?? null

const periodOf = (word: string | null): ToldIncome['period'] =>
  (['month', 'year', 'once'] as const).find((known) => known === word) ?? null

/** The years of which anything may be on record for these households, the earliest and the latest; null: none. */
export async function incomeYearsOf(
  db: Database,
  districtId: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly first: number; readonly last: number }>> {
  const ofDay = (day: string): string => `extract(year FROM ${day} + interval '3 months')::int`
  const of = (alias: string): string =>
    `${alias}."districtId" = $1 AND ${alias}."householdCode" = ANY($2::text[]) AND ${alias}."live"`
  const part = (table: string): string =>
    `SELECT t."householdCode" AS code, ${ofDay('t."saidOn"')} AS year FROM "${table}" t WHERE ${of('t')}`
  const text = `SELECT code, min(year) AS first, max(year) AS last FROM (
    SELECT y."householdCode" AS code, y."year" FROM "IncomeYear" y WHERE y."districtId" = $1 AND y."householdCode" = ANY($2::text[])
    UNION ALL SELECT i."householdCode", ${ofDay(`to_date(coalesce(i."month", ${monthOf('i')}), 'YYYY-MM')`)}
    FROM "Income" i WHERE ${of('i')}
    UNION ALL SELECT s."householdCode", ${ofDay(`to_date(coalesce(s."month", ${monthOf('s')}), 'YYYY-MM')`)}
    FROM "Support" s WHERE ${of('s')}
    UNION ALL ${['Property', 'Industry', 'Sale'].map(part).join(' UNION ALL ')}) x GROUP BY code`
  const { rows } = await db.pool.query<{ code: string; first: number; last: number }>(text, [districtId, [...codes]])
  return new Map(rows.map(({ code, ...years }) => [code, years]))
}
