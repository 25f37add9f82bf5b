import type { Database, Tx } from '../../prisma/transact.ts'
import { addDays, shanghaiDay } from '../calendar.ts'
import { newId } from '../ids.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'

/** A cadre as his page was read: at another version by now the transaction is `Stale`. */
export interface KnownCadre {
  readonly id: string
  readonly version: number
}

/**
 * Takes the WeChat Work user off a cadre: from his next message on he is a stranger, who may bind again by 绑定. What
 * he told stays; his households stay his until they are handed over.
 */
export function unbindCadre(
  tx: Tx,
  by: By,
  cadre: KnownCadre & { readonly userid: string | null },
  reason: string,
): void {
  const { districtId } = by
  tx.update('Cadre', { districtId, ...keyOf(cadre) }, { userid: null, boundAt: null, reachedAt: null })
  tx.bump(districtId, 'roster')
  const told = { before: { userid: cadre.userid }, after: { userid: null }, reason }
  audited(tx, { ...source(by), action: 'cadre.unbind', object: 'cadre', objectId: cadre.id, ...told })
}

export interface HandOver {
  readonly from: KnownCadre
  readonly to: KnownCadre
  /** Which of his households; absent: all that he looks after. */
  readonly codes?: readonly string[]
  readonly reason: string
}

/** How many went over: households, and open todos about them. */
export interface HandedOver {
  readonly households: number
  readonly todos: number
}

interface Open {
  id: string
  code: string
  fromOn: string
  /** The other one looks after it already. */
  shared: boolean
}

const openOf = `
SELECT a."id"::text AS id, a."householdCode" AS code, a."fromOn"::text AS "fromOn",
  EXISTS (SELECT 1 FROM "Assignment" b WHERE b."districtId" = a."districtId" AND b."cadreId" = $3::uuid
    AND b."householdCode" = a."householdCode" AND b."toOn" IS NULL) AS shared
FROM "Assignment" a WHERE a."districtId" = $1 AND a."cadreId" = $2::uuid AND a."toOn" IS NULL
  AND ($4::text[] IS NULL OR a."householdCode" = ANY($4::text[])) ORDER BY a."householdCode"`

/**
 * Hands households of one cadre to another from today, with what is still to be done about them; what was done stays
 * under the name of who did it. Codes that are not his are left out: nothing handed over is no failure.
 */
export async function handOver(
  db: Database,
  tx: Tx,
  by: By,
  { from, to, codes, reason }: HandOver,
): Promise<HandedOver> {
  const { districtId } = by
  const asked = codes === undefined ? null : [...codes]
  const { rows } = await db.pool.query<Open>(openOf, [districtId, from.id, to.id, asked])
  if (rows.length === 0 || from.id === to.id) return { households: 0, todos: 0 }
  const todos = await db.prisma.todo.findMany({
    where: { districtId, cadreId: from.id, doneAt: null, householdCode: { in: rows.map(({ code }) => code) } },
    select: { id: true, version: true },
  })
  // Both cadres' rows go up by one: of two who hand over at once, or unbind meanwhile, one is told so.
  tx.update('Cadre', { districtId, ...keyOf(from) }, {})
  tx.update('Cadre', { districtId, ...keyOf(to) }, {})
  for (const row of rows) move(tx, by, row, from, to, reason)
  for (const { id, version } of todos) tx.update('Todo', { districtId, id, version }, { cadreId: to.id })
  tx.bump(districtId, 'roster')
  return { households: rows.length, todos: todos.length }
}

function move(tx: Tx, by: By, open: Open, from: KnownCadre, to: KnownCadre, reason: string): void {
  const { districtId } = by
  const today = shanghaiDay(by.now)
  // Of one that began today, today is the last day too.
  const [, toOn] = [addDays(today, -1), open.fromOn].sort()
  tx.update('Assignment', { districtId, id: open.id }, { toOn })
  if (!open.shared) {
    const assignment = { districtId, id: newId(), householdCode: open.code, cadreId: to.id, fromOn: today }
    tx.insert('Assignment', assignment)
  }
  const act = { ...source(by), object: 'household', objectId: open.code, reason }
  audited(tx, { ...act, action: 'assignment.end', before: { cadreId: from.id } })
  if (!open.shared) audited(tx, { ...act, action: 'assignment.add', after: { cadreId: to.id } })
}

/** How many households a cadre looks after now. */
export async function householdsHeld(db: Database, districtId: string, cadreId: string): Promise<number> {
  return db.prisma.assignment.count({ where: { districtId, cadreId, toOn: null } })
}

/**
 * A cadre leaves for good: unbound, not offered any more, his history kept. Refused, and nothing written, while
 * households are still his: they would be nobody's.
 */
export async function retireCadre(
  db: Database,
  tx: Tx,
  by: By,
  cadre: KnownCadre & { readonly userid: string | null },
  reason: string,
): Promise<{ readonly done: true } | { readonly done: false; readonly households: number }> {
  const { districtId } = by
  const households = await householdsHeld(db, districtId, cadre.id)
  if (households > 0) return { done: false, households }
  const leftOn = shanghaiDay(by.now)
  tx.update('Cadre', { districtId, ...keyOf(cadre) }, { leftOn, userid: null, boundAt: null, reachedAt: null })
  tx.bump(districtId, 'roster')
  const told = { before: { userid: cadre.userid }, after: { leftOn }, reason }
  audited(tx, { ...source(by), action: 'cadre.leave', object: 'cadre', objectId: cadre.id, ...told })
  return { done: true }
}

const keyOf = ({ id, version }: KnownCadre) => ({ id, version })

const source = ({ districtId, actor, origin, now }: By) => ({ districtId, actor, origin, at: now })
