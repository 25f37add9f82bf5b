import type { Database } from '../../prisma/transact.ts'
import { daysBetween } from '../calendar.ts'

/** Something past its day and not done. */
export interface Past {
  readonly village: string
  readonly head: string | null
  /** The day on which it was due, YYYY-MM-DD. */
  readonly dueOn: string
}

// From a lead to a decision: 15 days at most (policy.md, 'A case'). A case that is decided stands in no such list.
const reading = `
SELECT coalesce(h."villageCode", t."villageCode") AS village, h."headName" AS head, t."dueOn"::text AS "dueOn"
FROM "Todo" t LEFT JOIN "Household" h ON h."districtId" = t."districtId" AND h."code" = t."householdCode"
WHERE t."districtId" = $1 AND t."doneAt" IS NULL AND t."dueOn" < $2::date AND coalesce(h."villageCode", t."villageCode") IS NOT NULL
UNION ALL
SELECT c."villageCode", h."headName", (c."leadOn" + 15)::text
FROM "Case" c JOIN "Household" h ON h."districtId" = c."districtId" AND h."code" = c."householdCode"
WHERE c."districtId" = $1 AND c."state" = 'open' AND c."decidedOn" IS NULL AND c."leadOn" + 15 < $2::date
  AND jsonb_array_length(c."leads") > 0
ORDER BY 3, 1`

/** What is past its day on a day in the whole district, the longest first: open todos, cases without a decision. */
export async function overdueOn(db: Database, districtId: string, day: string): Promise<readonly Past[]> {
  return (await db.pool.query<Past>(reading, [districtId, day])).rows
}

export function daysPast({ dueOn }: Past, day: string): number {
  return daysBetween(dueOn, day)
}

/** Open cases by village; those all of whose leads were taken back are none. */
export async function openCases(db: Database, districtId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.pool.query<{ village: string; count: number }>(
    `SELECT c."villageCode" AS village, count(*)::int AS count FROM "Case" c
     WHERE c."districtId" = $1 AND c."state" = 'open' AND jsonb_array_length(c."leads") > 0 GROUP BY 1`,
    [districtId],
  )
  return new Map(rows.map(({ village, count }) => [village, count]))
}
