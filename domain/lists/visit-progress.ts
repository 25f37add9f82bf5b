import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import { firstOfMonth, lastOfMonth } from '../calendar.ts'
import { type AreaFilter, householdsIn, townName, villageName } from './area.ts'

export interface VisitProgress {
  /** A town's name where the whole district is asked for, else a village's. */
  readonly name: string
  readonly done: number
  readonly due: number
}

/** Of the households that somebody looks after, how many were visited in a month (YYYY-MM): by village, or by town. */
export async function visitProgress(
  db: Database,
  asker: Asker,
  area: AreaFilter,
  month: string,
  by: 'town' | 'village',
): Promise<readonly VisitProgress[]> {
  const fits = householdsIn(asker, area)
  fits.and(`EXISTS (SELECT 1 FROM "Assignment" a WHERE a."districtId" = h."districtId" AND a."householdCode" = h."code"
    AND a."toOn" IS NULL)`)
  const [first, last] = [fits.value(firstOfMonth(month)), fits.value(lastOfMonth(month))]
  const column = by === 'town' ? 'h."townCode"' : 'h."villageCode"'
  // The last visit tells of the running month; of an earlier one a household visited since is looked at by its visits.
  const text = `SELECT ${column} AS code, count(*)::int AS due,
      count(*) FILTER (WHERE h."lastVisitOn" BETWEEN ${first}::date AND ${last}::date
        OR (h."lastVisitOn" > ${last}::date AND EXISTS (SELECT 1 FROM "Visit" v WHERE v."districtId" = h."districtId"
          AND v."householdCode" = h."code" AND v."live" AND v."visitedOn" BETWEEN ${first}::date AND ${last}::date)))::int AS done
    FROM "Household" h WHERE ${fits.text()} GROUP BY 1 ORDER BY 1`
  const found = await db.pool.query<{ code: string; due: number; done: number }>(text, [...fits.values])
  const nameOf = by === 'town' ? townName : villageName
  return found.rows.map(({ code, ...counts }) => ({ name: nameOf(code), ...counts }))
}
