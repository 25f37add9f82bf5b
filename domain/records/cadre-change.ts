import type { Database, Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import { mask, type Secrets } from '../secrets.ts'
import type { CadreEntry } from './entries.ts'
import { phoneColumns } from './person-rows.ts'
import type { Keeper } from './upload-changes.ts'

export interface CadreRow {
  readonly id: string
  readonly name: string
  readonly userid: string | null
  readonly phoneHmac: Uint8Array | null
  readonly leads: string | null
  readonly reportsVillage: string | null
  readonly unit: string | null
  readonly version: number
}

export interface OpenAssignment {
  readonly id: string
  readonly cadreId: string
  readonly householdCode: string
}

/** What is on record of the cadres a file may speak of. */
export interface CadreState {
  readonly cadres: readonly CadreRow[]
  readonly byUserid: ReadonlyMap<string, CadreRow>
  readonly byName: ReadonlyMap<string, readonly CadreRow[]>
  /** Assignments that hold, by household. */
  readonly assigned: ReadonlyMap<string, readonly OpenAssignment[]>
}

/** Reads the district's cadres and who looks after these households now. */
export async function readCadreState(db: Database, districtId: string, codes: readonly string[]): Promise<CadreState> {
  const cadres: CadreRow[] = await db.prisma.cadre.findMany({
    where: { districtId, leftOn: null },
    select: {
      id: true,
      name: true,
      userid: true,
      phoneHmac: true,
      leads: true,
      reportsVillage: true,
      unit: true,
      version: true,
    },
  })
  const found = await db.pool.query<OpenAssignment>(
    `SELECT "id"::text AS id, "cadreId"::text AS "cadreId", "householdCode" FROM "Assignment"
      WHERE "districtId" = $1 AND "householdCode" = ANY($2::text[]) AND "toOn" IS NULL`,
    [districtId, codes],
  )
  return {
    cadres,
    byUserid: new Map(cadres.flatMap((cadre) => (cadre.userid === null ? [] : [[cadre.userid, cadre] as const]))),
    byName: grouped(cadres, ({ name }) => name),
    assigned: grouped(found.rows, ({ householdCode }) => householdCode),
  }
}

function grouped<Value>(values: readonly Value[], key: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(key(value))
    if (group) group.push(value)
    else groups.set(key(value), [value])
  }
  return groups
}

type Plain = Readonly<Record<string, unknown>>

export interface CadreChange {
  readonly id: string
  readonly name: string
  readonly kind: 'add' | 'change' | 'same'
  readonly before: Plain | null
  readonly after: Plain
  readonly households: readonly string[]
  write(tx: Tx, keep: Keeper): void
}

/** Which cadre a file speaks of: by userid; else one not bound yet, by name and, where both have one, telephone. */
function rowOf(secrets: Secrets, state: CadreState, entry: CadreEntry): CadreRow | undefined {
  const bound = entry.userid === undefined ? undefined : state.byUserid.get(entry.userid)
  if (bound) return bound
  const hmac = entry.phone === undefined ? null : secrets.phoneHmac(entry.phone)
  const same = (state.byName.get(entry.name) ?? []).filter(
    ({ phoneHmac }) => hmac === null || phoneHmac === null || Buffer.compare(hmac, phoneHmac) === 0,
  )
  // With a userid of his own he is somebody else of the same name.
  const fitting = entry.userid === undefined ? same : same.filter(({ userid }) => userid === null)
  return fitting.length === 1 ? fitting[0] : undefined
}

/** Lays what a file tells of a cadre over what is on record. */
export function mergeCadre(
  secrets: Secrets,
  districtId: string,
  state: CadreState,
  entry: CadreEntry,
  now: Date,
): CadreChange {
  const row = rowOf(secrets, state, entry)
  const households = entry.households ?? []
  if (row === undefined) return addition(secrets, districtId, entry, now)
  const told = {
    name: entry.name,
    userid: entry.userid,
    leads: entry.leads,
    reportsVillage: entry.reportsVillage,
    unit: entry.unit,
  }
  const set: Record<string, unknown> = {}
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(told)) {
    const was = row[field as keyof typeof told]
    if (value === undefined || value === was) continue
    set[field] = value
    before[field] = was
    after[field] = value
  }
  if (set.userid !== undefined) set.boundAt = now
  if (
    entry.phone !== undefined &&
    Buffer.compare(row.phoneHmac ?? Buffer.alloc(0), secrets.phoneHmac(entry.phone)) !== 0
  ) {
    Object.assign(set, phoneColumns(secrets, 'Cadre', row.id, entry.phone))
    after.phone = mask.phone(entry.phone)
  }
  const kind = Object.keys(set).length === 0 ? 'same' : 'change'
  const write = (tx: Tx, keep: Keeper): void => {
    keep.was('Cadre', row.id)
    tx.update('Cadre', { districtId, id: row.id, version: row.version }, set)
  }
  return { id: row.id, name: entry.name, kind, before, after, households, write }
}

function addition(secrets: Secrets, districtId: string, entry: CadreEntry, now: Date): CadreChange {
  const id = newId()
  const { name, userid = null, leads = null, reportsVillage = null, unit = null, households = [] } = entry
  const columns = { name, userid, leads, reportsVillage, unit }
  const write = (tx: Tx, keep: Keeper): void => {
    keep.added('Cadre', id)
    tx.insert('Cadre', {
      districtId,
      id,
      ...columns,
      ...phoneColumns(secrets, 'Cadre', id, entry.phone),
      boundAt: userid === null ? null : now,
    })
  }
  return { id, name, kind: 'add', before: null, after: columns, households, write }
}
