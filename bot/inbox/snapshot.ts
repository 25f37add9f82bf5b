import {
  buildRoster,
  type CadreRow,
  type HouseholdRow,
  headOf,
  membersOf,
  type Roster,
} from '../../domain/parse/roster.ts'
import type { Database } from '../../prisma/transact.ts'

/** Everybody who may write to the robot, as the inbox needs him. */
export interface Sender {
  readonly id: string
  readonly name: string
  readonly userid: string
  /** Statistical code of the area this cadre leads. */
  readonly leads: string | null
  /** Village whose 月排查 is this cadre's, 12 digits. */
  readonly reportsVillage: string | null
  readonly reached: boolean
}

export interface ChatGroup {
  readonly chat: string
  readonly area: string
  readonly fullNames: boolean
  readonly reached: boolean
}

/** Who may be meant, who may speak, in memory; `version` tells whether it is still what the database holds. */
export interface Snapshot {
  readonly version: number
  readonly roster: Roster
  readonly senders: ReadonlyMap<string, Sender>
  readonly groups: ReadonlyMap<string, ChatGroup>
  household(code: string): SnapshotHousehold | null
  /** Codes of the households a cadre looks after. */
  own(userid: string): readonly string[]
  /** Short name of a village by its code; '' where there is none. */
  villageName(code: string): string
  /** Code of the one village of this short name, within an area where one is given; null where none or several fit. */
  villageNamed(name: string, area: string | null): string | null
}

export interface SnapshotHousehold {
  readonly code: string
  readonly head: string
  readonly members: readonly string[]
  readonly villageCode: string
  readonly townCode: string
  /** Short name: 中王村. */
  readonly village: string
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

/** Reads the whole roster: some 3 s for 1,000,000 households, so only when its version has changed. */
export async function readSnapshot(db: Database, districtId: string): Promise<Snapshot> {
  // The version first: a change in between then only makes the copy look older than it is, and it is read again.
  const counter = await db.prisma.counter.findUnique({ where: { districtId_name: { districtId, name: 'roster' } } })
  const households = await db.pool.query<Row>(householdRows, [districtId])
  const cadres = await db.pool.query<Sender & { households: string[] }>(cadreRows, [districtId])
  const groups = await db.prisma.group.findMany({ where: { districtId } })
  const names = await placeNames(db, districtId)
  const villageCodes = households.rows.map(({ village }) => village)
  const roster = buildRoster({ households: householdsOf(households.rows, names), cadres: cadresOf(cadres.rows) })
  const positions = new Map(roster.codes.map((code, position) => [code, position]))
  return {
    version: Number(counter?.value ?? 0),
    roster,
    senders: new Map(cadres.rows.map(({ households: _, ...sender }) => [sender.userid, sender])),
    groups: new Map(
      groups.map(({ chat, area, fullNames, reachedAt }) => [
        chat,
        { chat, area, fullNames, reached: reachedAt !== null },
      ]),
    ),
    household(code) {
      const position = positions.get(code)
      if (position === undefined) return null
      const villageCode = villageCodes[position] ?? ''
      return {
        code,
        head: headOf(roster, position),
        members: membersOf(roster, position),
        villageCode,
        townCode: villageCode.slice(0, 9),
        village: names.get(villageCode) ?? '',
      }
    },
    own: (userid) => roster.own(userid).map((position) => roster.codes[position] ?? ''),
    villageName: (code) => names.get(code) ?? '',
    villageNamed(name, area) {
      const fitting = [...names].filter(([code, known]) => code.length === 12 && known === name)
      const inArea = area === null ? fitting : fitting.filter(([code]) => code.startsWith(area))
      const [only] = inArea.length > 0 ? inArea : fitting
      return only && (inArea.length === 1 || fitting.length === 1) ? only[0] : null
    },
  }
}

/** Short names of villages and names of towns by their codes. */
async function placeNames(db: Database, districtId: string): Promise<ReadonlyMap<string, string>> {
  const towns = await db.prisma.town.findMany({ where: { districtId }, select: { code: true, name: true } })
  const villages = await db.prisma.village.findMany({ where: { districtId }, select: { code: true, short: true } })
  return new Map([...towns.map((t) => [t.code, t.name] as const), ...villages.map((v) => [v.code, v.short] as const)])
}

function* householdsOf(rows: readonly Row[], names: ReadonlyMap<string, string>): Generator<HouseholdRow> {
  for (const { code, village, head, members } of rows) {
    yield {
      code,
      head,
      town: names.get(village.slice(0, 9)) ?? '',
      village: names.get(village) ?? '',
      members: members === '' ? [head] : members.split('\n'),
    }
  }
}

function* cadresOf(rows: readonly (Sender & { households: string[] })[]): Generator<CadreRow> {
  for (const { userid, name, households } of rows) yield { id: userid, name, households }
}

/** Keeps one snapshot and reads it anew when a message saw a later version; readers at the same time share one reading. */
export function snapshotCache(db: Database, districtId: string): (atLeast: number) => Promise<Snapshot> {
  let current: Snapshot | null = null
  let reading: Promise<Snapshot> | null = null
  return async (atLeast) => {
    if (current && current.version >= atLeast) return current
    reading ??= readSnapshot(db, districtId).finally(() => {
      reading = null
    })
    current = await reading
    return current
  }
}
