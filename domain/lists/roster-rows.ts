import type { Database } from '../../prisma/transact.ts'

/** A household as the parser's roster wants it, with its village's code. */
export interface RosterHousehold {
  readonly code: string
  readonly villageCode: string
  readonly town: string
  readonly village: string
  readonly head: string
  readonly members: readonly string[]
}

/** A cadre who may write to the robot. */
export interface RosterCadre {
  readonly id: string
  readonly name: string
  readonly userid: string
  /** Statistical code of the area this cadre leads. */
  readonly leads: string | null
  /** Village whose 月排查 is this cadre's, 12 digits. */
  readonly reportsVillage: string | null
  readonly reached: boolean
  readonly households: readonly string[]
}

export interface RosterRows {
  /** Made as they are asked for: a million need not stand side by side. */
  readonly households: () => Generator<RosterHousehold>
  readonly cadres: readonly RosterCadre[]
  /** Short names of villages and names of towns by their codes. */
  readonly places: ReadonlyMap<string, string>
}

interface Row {
  code: string
  village: string
  head: string
  members: string
}

const householdRows = `
SELECT h."code" AS code, h."villageCode" AS village, h."headName" AS head,
  coalesce((SELECT string_agg(p."name", E'\\n' ORDER BY p."id") FROM "Person" p
    WHERE p."districtId" = h."districtId" AND p."householdCode" = h."code" AND p."leftOn" IS NULL), '') AS members
FROM "Household" h WHERE h."districtId" = $1 AND h."leftOn" IS NULL ORDER BY h."code"`

const cadreRows = `
SELECT c."id"::text AS id, c."name" AS name, c."userid" AS userid, c."leads" AS leads, c."reportsVillage" AS "reportsVillage",
  c."reachedAt" IS NOT NULL AS reached,
  coalesce((SELECT array_agg(a."householdCode" ORDER BY a."householdCode") FROM "Assignment" a
    WHERE a."districtId" = c."districtId" AND a."cadreId" = c."id" AND a."toOn" IS NULL), '{}') AS households
FROM "Cadre" c WHERE c."districtId" = $1 AND c."userid" IS NOT NULL AND c."leftOn" IS NULL`

/** Who may be meant and who may speak: some 3 s for 1,000,000 households. */
export async function rosterRows(db: Database, districtId: string): Promise<RosterRows> {
  const households = await db.pool.query<Row>(householdRows, [districtId])
  const cadres = await db.pool.query<RosterCadre>(cadreRows, [districtId])
  const places = await placeNames(db, districtId)
  return { households: () => householdsOf(households.rows, places), cadres: cadres.rows, places }
}

async function placeNames(db: Database, districtId: string): Promise<ReadonlyMap<string, string>> {
  const towns = await db.prisma.town.findMany({ where: { districtId }, select: { code: true, name: true } })
  const villages = await db.prisma.village.findMany({ where: { districtId }, select: { code: true, short: true } })
  return new Map([...towns.map((t) => [t.code, t.name] as const), ...villages.map((v) => [v.code, v.short] as const)])
}

function* householdsOf(rows: readonly Row[], places: ReadonlyMap<string, string>): Generator<RosterHousehold> {
  for (const { code, village, head, members } of rows) {
    yield {
      code,
      villageCode: village,
      head,
      town: places.get(village.slice(0, 9)) ?? '',
      village: places.get(village) ?? '',
      members: members === '' ? [head] : members.split('\n'),
    }
  }
}
