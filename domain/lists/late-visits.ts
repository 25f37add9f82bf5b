import type { Database } from '../../prisma/transact.ts'
import { firstOfMonth } from '../calendar.ts'

/** A cadre with households of his own, and how many of them nobody has visited in the month. */
export interface LateCadre {
  readonly cadreId: string
  readonly name: string
  /** Null while not bound: nothing can be sent. */
  readonly userid: string | null
  readonly reached: boolean
  readonly late: number
  /** Heads of households not visited, by village and code; at most ten. */
  readonly heads: readonly string[]
}

/**
 * What makes a household late: no visit that counts on record from the first of the month to the day. The last visit is
 * kept with the household; only where it is later than the day (a run for a day that is past) are visits looked at.
 */
export const lateAt = (
  first: string,
  day: string,
): string => `(h."lastVisitOn" IS NULL OR h."lastVisitOn" < ${first}::date
  OR (h."lastVisitOn" > ${day}::date AND NOT EXISTS (SELECT 1 FROM "Visit" v WHERE v."districtId" = h."districtId"
    AND v."householdCode" = h."code" AND v."live" AND v."visitedOn" BETWEEN ${first}::date AND ${day}::date)))`

/** What makes an assignment, and its household, stand on a day. */
export const assignedOn = (day: string): string => `a."fromOn" <= ${day}::date
  AND (a."toOn" IS NULL OR a."toOn" >= ${day}::date) AND (h."leftOn" IS NULL OR h."leftOn" > ${day}::date)`

const finding = `
SELECT c."id"::text AS "cadreId", c."name", c."userid", c."reachedAt" IS NOT NULL AS reached,
  l.late, l.heads
FROM (
  SELECT a."cadreId", count(*) FILTER (WHERE ${lateAt('$2', '$3')})::int AS late,
    (array_agg(h."headName" ORDER BY h."villageCode", h."code") FILTER (WHERE ${lateAt('$2', '$3')}))[1:10] AS heads
  FROM "Assignment" a JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
  WHERE a."districtId" = $1 AND ${assignedOn('$3')}
  GROUP BY a."cadreId") l
JOIN "Cadre" c ON c."districtId" = $1 AND c."id" = l."cadreId"
WHERE c."leftOn" IS NULL OR c."leftOn" > $3::date
ORDER BY c."id"`

/** Every cadre who looks after households on this day, with what is not visited in its month: one statement. */
export async function lateVisits(db: Database, districtId: string, day: string): Promise<readonly LateCadre[]> {
  const first = firstOfMonth(day.slice(0, 7))
  const found = await db.pool.query<Omit<LateCadre, 'heads'> & { heads: string[] | null }>(finding, [
    districtId,
    first,
    day,
  ])
  return found.rows.map((row) => ({ ...row, heads: row.heads ?? [] }))
}

const byVillage = `
SELECT h."villageCode", count(DISTINCT h."code")::int AS late
FROM "Assignment" a JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
WHERE a."districtId" = $1 AND ${assignedOn('$3')} AND ${lateAt('$2', '$3')}
GROUP BY 1 ORDER BY 1`

const byCadre = `
SELECT left(h."villageCode", 9) AS town, c."name", count(*)::int AS late
FROM "Assignment" a JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
JOIN "Cadre" c ON c."districtId" = a."districtId" AND c."id" = a."cadreId"
WHERE a."districtId" = $1 AND ${assignedOn('$3')} AND ${lateAt('$2', '$3')}
GROUP BY 1, c."id", 2 ORDER BY 1, 2, c."id"`

export interface Overdue {
  /** Households not visited, by village; none that have all. */
  readonly villages: readonly { readonly villageCode: string; readonly late: number }[]
  /** The same by town and by who looks after them: for the town's leaders alone. */
  readonly cadres: readonly { readonly town: string; readonly name: string; readonly late: number }[]
}

/** Households that nobody has visited from `first` up to `day` (YYYY-MM-DD), as they stand on that day. */
export async function overdueVisits(db: Database, districtId: string, first: string, day: string): Promise<Overdue> {
  const values = [districtId, first, day]
  const [villages, cadres] = await Promise.all([
    db.pool.query<Overdue['villages'][number]>(byVillage, values),
    db.pool.query<Overdue['cadres'][number]>(byCadre, values),
  ])
  return { villages: villages.rows, cadres: cadres.rows }
}
