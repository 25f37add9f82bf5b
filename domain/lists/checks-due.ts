import type { Database } from '../../prisma/transact.ts'

/** A village that owes a 月排查 each month, and who reports it. */
export interface CheckDue {
  readonly villageCode: string
  /** Short name. */
  readonly village: string
  readonly done: boolean
  readonly reporters: readonly Reporter[]
}

export interface Reporter {
  readonly id: string
  readonly name: string
  readonly userid: string | null
  readonly reached: boolean
}

// Villages that have households on record, or somebody who reports for them: of the others nobody owes a check.
const reading = `
SELECT g."code" AS "villageCode", g."short" AS village, v.code IS NOT NULL AS done, coalesce(r.reporters, '[]') AS reporters
FROM "Village" g
LEFT JOIN (SELECT DISTINCT m."villageCode" AS code FROM "VillageMonth" m WHERE m."districtId" = $1 AND m."month" = $2
  AND m."step" = 'check' AND m."live" AND m."reportedOn" <= $3::date) v ON v.code = g."code"
LEFT JOIN (SELECT c."reportsVillage" AS code, jsonb_agg(jsonb_build_object('id', c."id", 'name', c."name", 'userid', c."userid",
    'reached', c."reachedAt" IS NOT NULL) ORDER BY c."id") AS reporters
  FROM "Cadre" c WHERE c."districtId" = $1 AND c."reportsVillage" IS NOT NULL AND c."leftOn" IS NULL GROUP BY 1) r ON r.code = g."code"
WHERE g."districtId" = $1 AND (r.code IS NOT NULL OR EXISTS (SELECT 1 FROM "Household" h
  WHERE h."districtId" = g."districtId" AND h."villageCode" = g."code" AND h."leftOn" IS NULL))
ORDER BY g."code"`

/** Every village that owes the check of a month (YYYY-MM), and whether it was reported up to a day. */
export async function checksDue(
  db: Database,
  districtId: string,
  month: string,
  day: string,
): Promise<readonly CheckDue[]> {
  const { rows } = await db.pool.query<CheckDue>(reading, [districtId, month, day])
  return rows
}
