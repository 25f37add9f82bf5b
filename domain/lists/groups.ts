import type { Database } from '../../prisma/transact.ts'

export interface BoundGroup {
  readonly chat: string
  /** Statistical code: district 6 digits, town 9, village 12. */
  readonly area: string
  readonly reached: boolean
  readonly digests: readonly string[]
}

/** Every chat group that is bound to an area, by its chat. */
export async function boundGroups(db: Database, districtId: string): Promise<readonly BoundGroup[]> {
  const rows = await db.prisma.group.findMany({ where: { districtId, unboundAt: null }, orderBy: { chat: 'asc' } })
  return rows.map(({ chat, area, reachedAt, digests }) => ({ chat, area, reached: reachedAt !== null, digests }))
}

export interface Leader {
  readonly id: string
  readonly userid: string | null
  readonly reached: boolean
  readonly area: string
}

/** Every cadre who leads an area, by his id. */
export async function leaders(db: Database, districtId: string): Promise<readonly Leader[]> {
  const rows = await db.prisma.cadre.findMany({
    where: { districtId, leads: { not: null }, leftOn: null },
    orderBy: { id: 'asc' },
    select: { id: true, userid: true, reachedAt: true, leads: true },
  })
  return rows.map(({ id, userid, reachedAt, leads }) => ({
    id,
    userid,
    reached: reachedAt !== null,
    area: leads ?? '',
  }))
}

// Where a cadre works: his households' villages, the village whose check is his, the area he leads.
const pairs = `
SELECT DISTINCT c."id"::text AS cadre, p.place FROM "Cadre" c
CROSS JOIN LATERAL (
  SELECT h."villageCode" AS place FROM "Assignment" a JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
    WHERE a."districtId" = c."districtId" AND a."cadreId" = c."id" AND a."toOn" IS NULL
  UNION SELECT c."reportsVillage" UNION SELECT c."leads") p
WHERE c."districtId" = $1 AND c."reachedAt" IS NULL AND c."leftOn" IS NULL AND p.place IS NOT NULL`

/** How many cadres of an area cannot be told anything yet (未接通): the counting is made once for all areas. */
export async function unreachedCounts(db: Database, districtId: string): Promise<(area: string) => number> {
  const { rows } = await db.pool.query<{ cadre: string; place: string }>(pairs, [districtId])
  return (area) => new Set(rows.flatMap(({ cadre, place }) => (place.startsWith(area) ? [cadre] : []))).size
}
