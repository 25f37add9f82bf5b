import type { Database } from '../../prisma/transact.ts'
import { breather } from '../breathe.ts'
import type { Secrets } from '../secrets.ts'
import type { By } from './accounts.ts'
import type { CadreChange } from './cadre-change.ts'
import { type GroupEntry, type HouseholdEntry, type Rejected, type Roster, withoutHouseholds } from './entries.ts'
import { type HouseholdChange, type HouseholdRow, mergeHousehold } from './household-change.ts'
import { type AssignmentChange, planCadres } from './plan-cadres.ts'
import { householdsByCode, householdsByIdNumber } from './roster-state.ts'

export interface Counts {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** What a roster would change, held against the records; nothing is written yet. */
export interface RosterPlan {
  readonly households: readonly HouseholdChange[]
  readonly cadres: readonly CadreChange[]
  readonly groups: readonly GroupChange[]
  readonly assignments: readonly AssignmentChange[]
  readonly rejected: readonly Rejected[]
  readonly counts: { readonly households: Counts; readonly cadres: Counts; readonly groups: Counts }
}

export interface GroupChange {
  readonly entry: GroupEntry
  readonly kind: 'add' | 'change'
  readonly before: { readonly area: string } | null
  readonly version: number
}

/** Rows of a file that are read, laid over the records and written at once. */
export const part = 500

/**
 * Lays a checked roster over what is on record. Rows that the records contradict are rejected; with an `area` also those
 * of households that are on record elsewhere, of which no more is told.
 */
export async function planRoster(
  db: Database,
  secrets: Secrets,
  by: By,
  roster: Roster,
  area?: string,
): Promise<RosterPlan> {
  const rejected: Rejected[] = []
  const unique = await withoutTwins(secrets, roster.households, rejected)
  const households: HouseholdChange[] = []
  const elsewhere = new Set<string>()
  let same = 0
  for (let from = 0; from < unique.length; from += part) {
    const entries = unique.slice(from, from + part)
    for (const merged of await mergePart(db, secrets, by.districtId, entries, rejected, area, elsewhere)) {
      if (merged === 'same') same++
      else households.push(merged)
    }
  }
  const written = new Set(households.map(({ code }) => code))
  const { cadres, assignments } = await planCadres(
    db,
    secrets,
    by,
    { ...roster, cadres: roster.cadres.map((cadre) => withoutHouseholds(cadre, elsewhere)) },
    written,
    rejected,
  )
  const groups = await planGroups(db, by.districtId, roster.groups, rejected)
  return {
    households,
    cadres,
    groups: groups.changes,
    assignments,
    rejected,
    counts: {
      households: { ...countKinds(households), same },
      cadres: countCadres(cadres, assignments),
      groups: { ...countKinds(groups.changes), same: groups.same },
    },
  }
}

function countKinds(changes: readonly { readonly kind: 'add' | 'change' | 'same' }[]) {
  const of = (kind: string) => changes.filter((change) => change.kind === kind).length
  return { added: of('add'), changed: of('change'), same: of('same') }
}

/** A cadre whose households change is changed. */
function countCadres(cadres: readonly CadreChange[], assignments: readonly AssignmentChange[]): Counts {
  const touched = new Set(assignments.map(({ cadreId }) => cadreId))
  return countKinds(
    cadres.map(({ id, kind }) => ({ kind: kind === 'same' && touched.has(id) ? ('change' as const) : kind })),
  )
}

/** One code and one ID number stand in one row of a file only; the later ones are rejected. */
async function withoutTwins(
  secrets: Secrets,
  entries: readonly HouseholdEntry[],
  rejected: Rejected[],
): Promise<HouseholdEntry[]> {
  const codes = new Map<string, number>()
  const numbers = new Map<string, number>()
  const breathe = breather()
  const unique: HouseholdEntry[] = []
  for (const entry of entries) {
    await breathe()
    const wrong = twinOf(secrets, entry, codes, numbers)
    if (wrong === null) unique.push(entry)
    else rejected.push({ list: 'households ', row: entry.row, ...wrong })
  }
  return unique
}

function twinOf(secrets: Secrets, entry: HouseholdEntry, codes: Map<string, number>, numbers: Map<string, number>) {
  const first = codes.get(entry.code)
  if (first !== undefined) {
    return { column: 'code', reason: `户编号 ${entry.code} 在第 ${first} 行已经有了，请留一行` }
  }
  const own = entry.people.flatMap(({ idNumber, name }) =>
    idNumber === undefined ? [] : [{ name, key: hex(secrets, idNumber) }],
  )
  const keys = own.map(({ key }) => key)
  for (const [index, { name, key }] of own.entries()) {
    const row = numbers.get(key)
    if (row !== undefined) return { column: 'people', reason: `${name}的证件号码在第 ${row} 行已经有了，请核对是谁的` }
    if (keys.indexOf(key) < index) return { column: 'people', reason: `${name}的证件号码在本户写了两次，请核对是谁的` }
  }
  codes.set(entry.code, entry.row)
  for (const key of keys) numbers.set(key, entry.row)
  return null
}

const hex = (secrets: Secrets, idNumber: string): string => Buffer.from(secrets.idHmac(idNumber)).toString('hex')

async function mergePart(
  db: Database,
  secrets: Secrets,
  districtId: string,
  entries: readonly HouseholdEntry[],
  rejected: Rejected[],
  area: string | undefined,
  elsewhere: Set<string>,
): Promise<('same' | HouseholdChange)[]> {
  const rows = await householdsByCode(
    db,
    districtId,
    entries.map(({ code }) => code),
  )
  const numbers = entries.flatMap(({ people }) => people.flatMap(({ idNumber }) => idNumber ?? []))
  const owners = await householdsByIdNumber(
    db,
    districtId,
    numbers.map((number) => secrets.idHmac(number)),
  )
  return entries.flatMap((entry) => {
    const merged =
      outside(rowOf(rows, entry), area) ??
      heldElsewhere(secrets, owners, entry, area) ??
      mergeHousehold(secrets, districtId, rowOf(rows, entry), entry)
    if (merged === 'same' || 'kind' in merged) return [merged]
    const column = 'elsewhere' in merged ? 'code' : 'people'
    rejected.push({ list: 'households ', row: entry.row, column, reason: merged.rejected })
    if ('elsewhere' in merged) elsewhere.add(entry.code)
    return []
  })
}

const rowOf = (rows: ReadonlyMap<string, HouseholdRow>, entry: HouseholdEntry) => rows.get(entry.code)

function outside(row: HouseholdRow | undefined, area: string | undefined) {
  if (row === undefined || area === undefined || row.villageCode.startsWith(area)) return null
  return { rejected: '这个户编号已登记在别处，请交给示范区的管理员核对', elsewhere: true }
}

function heldElsewhere(
  secrets: Secrets,
  owners: ReadonlyMap<string, string>,
  entry: HouseholdEntry,
  area: string | undefined,
) {
  for (const { name, idNumber } of entry.people) {
    const owner = idNumber === undefined ? undefined : owners.get(hex(secrets, idNumber))
    if (owner !== undefined && owner !== entry.code) {
      const where = area === undefined ? `户 ${owner}` : '另一户'
      return { rejected: `${name}的证件号码已登记在${where}，一个号码只能在一户，请核对是谁的` }
    }
  }
  return null
}

async function planGroups(db: Database, districtId: string, entries: readonly GroupEntry[], rejected: Rejected[]) {
  const rows = await db.prisma.group.findMany({ where: { districtId, chat: { in: entries.map(({ chat }) => chat) } } })
  const byChat = new Map(rows.map((row) => [row.chat, row]))
  const seen = new Set<string>()
  let same = 0
  const changes = entries.flatMap((entry): GroupChange[] => {
    if (seen.has(entry.chat)) {
      rejected.push({ list: 'groups ', row: entry.row, column: 'chat', reason: '这个群前面已经有了，请留一行' })
      return []
    }
    seen.add(entry.chat)
    const row = byChat.get(entry.chat)
    if (row === undefined) return [{ entry, kind: 'add', before: null, version: 0 }]
    if (row.area !== entry.area || row.unboundAt !== null)
      return [{ entry, kind: 'change', before: { area: row.area }, version: row.version }]
    same++
    return []
  })
  return { changes, same }
}

/** Whether a plan would write anything. */
export function isEmpty(plan: RosterPlan): boolean {
  const { households, cadres, groups, assignments } = plan
  return households.length + groups.length + assignments.length === 0 && cadres.every(({ kind }) => kind === 'same')
}
