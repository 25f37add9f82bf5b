import { type RosterHousehold, rosterRows } from '../../domain/lists/roster-rows.ts'
import { liveWords, localWords } from '../../domain/lists/words.ts'
import { buildRoster, headOf, membersOf, type Roster } from '../../domain/parse/roster.ts'
import type { LocalWords } from '../../domain/parse/types.ts'
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
  /** Words taught for everybody, and for this sender alone. */
  words(sender: Sender): LocalWords
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

/** Reads the whole roster: some 3 s for 1,000,000 households, so only when its version has changed. */
export async function readSnapshot(db: Database, districtId: string): Promise<Snapshot> {
  // The version first: a change in between then only makes the copy look older than it is, and it is read again.
  const counter = await db.prisma.counter.findUnique({ where: { districtId_name: { districtId, name: 'roster' } } })
  const rows = await rosterRows(db, districtId)
  const words = localWords(await liveWords(db, districtId))
  const groups = await db.prisma.group.findMany({ where: { districtId, unboundAt: null } })
  const names = rows.places
  const villageCodes: string[] = []
  const roster = buildRoster({
    households: noting(villageCodes, rows.households()),
    cadres: rows.cadres.map(({ userid, name, households }) => ({ id: userid, name, households })),
  })
  const positions = new Map(roster.codes.map((code, position) => [code, position]))
  return {
    version: Number(counter?.value ?? 0),
    roster,
    senders: new Map(rows.cadres.map(({ households: _, ...sender }) => [sender.userid, sender])),
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
    words: (sender) => words(sender.id),
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

/** Passes households on, and notes each one's village in their order: the roster itself knows villages by name. */
function* noting(codes: string[], households: Iterable<RosterHousehold>): Generator<RosterHousehold> {
  for (const household of households) {
    codes.push(household.villageCode)
    yield household
  }
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
