import { type Database, type Tx, transact, transactInParts } from '../../prisma/transact.ts'
import { shanghaiDay } from '../calendar.ts'
import { newId } from '../ids.ts'
import type { By } from './accounts.ts'
import { type Action, audited } from './audit.ts'
import type { AssignmentChange } from './plan-cadres.ts'
import { type GroupChange, isEmpty, part, type RosterPlan } from './roster.ts'
import { type Keeper, keeperOf } from './upload-changes.ts'

/** What belongs to carrying out a plan beside the plan itself. */
export interface Carrying {
  /** Under which what changes is kept, so that it can be undone. */
  readonly uploadId?: string
  /** What is written before everything else, in the same transaction. */
  readonly first?: (tx: Tx) => void
  /** What is written with the last part. */
  readonly also?: (tx: Tx) => void
  /** Told after each part how many of how many writes are done; what it throws stops the whole, and nothing is there. */
  readonly progress?: (written: number, toWrite: number) => void
}

/**
 * Writes what was planned, all or nothing, and the audit's rows at its end; running bots read the roster anew.
 * `Stale` where somebody changed one of the rows since the plan was made.
 */
export async function carryOutRoster(
  db: Database,
  by: By,
  plan: RosterPlan,
  file: object,
  carrying: Carrying = {},
): Promise<void> {
  const { also, first, uploadId, progress } = carrying
  if (isEmpty(plan)) {
    if (also) await transact(db, also)
    return
  }
  await transactInParts(db, async (tx, flush) => {
    const each = partsOf(flush, toWriteOf(plan), progress)
    if (first) await each([first], (write) => write(tx))
    const keep = keeperOf(tx, by.districtId, uploadId)
    await each(plan.households, (change) => change.write(tx, keep))
    const cadres = plan.cadres.filter(({ kind }) => kind !== 'same')
    await each(cadres, (change) => change.write(tx, keep))
    await each(plan.assignments, (change) => assign(tx, by, change, keep))
    await each(plan.groups, (change) => bindGroup(tx, by, change, keep))
    tx.bump(by.districtId, 'roster')
    await flush()
    await each(acts(plan), (act) => audited(tx, { ...source(by), ...act }))
    also?.(tx)
    const object = uploadId === undefined ? {} : { objectId: uploadId }
    const after = { ...file, ...plan.counts }
    audited(tx, { ...source(by), action: 'import.done', object: 'import', ...object, after })
  })
}

/** Each row that changes is written once and told to the audit once. */
function toWriteOf({ households, cadres, assignments, groups }: RosterPlan): number {
  const changed = cadres.filter(({ kind }) => kind !== 'same').length
  return 2 * (households.length + changed + assignments.length + groups.length)
}

const source = ({ districtId, actor, origin, now }: By) => ({ districtId, actor, origin, at: now })

/** Writes any number of items some hundred a statement, and says how far it is. */
function partsOf(flush: () => Promise<void>, toWrite: number, progress: Carrying['progress']) {
  let written = 0
  return async <Item>(items: Iterable<Item>, each: (item: Item) => void): Promise<void> => {
    let held = 0
    const send = async (): Promise<void> => {
      await flush()
      written += held
      held = 0
      progress?.(Math.min(written, toWrite), toWrite)
    }
    for (const item of items) {
      each(item)
      if (++held === part) await send()
    }
    await send()
  }
}

function assign(tx: Tx, { districtId, now }: By, change: AssignmentChange, keep: Keeper): void {
  const { cadreId, householdCode, fromOn, ends } = change
  if (ends !== undefined) {
    keep.was('Assignment', ends)
    tx.update('Assignment', { districtId, id: ends }, { toOn: shanghaiDay(now) })
  } else {
    const id = newId()
    keep.added('Assignment', id)
    tx.insert('Assignment', { districtId, id, cadreId, householdCode, fromOn })
  }
}

function bindGroup(tx: Tx, { districtId }: By, change: GroupChange, keep: Keeper): void {
  const { entry, kind, version } = change
  const { chat, area } = entry
  if (kind === 'add') {
    keep.added('Group', chat)
    tx.insert('Group', { districtId, chat, area })
  } else {
    keep.was('Group', chat)
    tx.update('Group', { districtId, chat, version }, { area, unboundAt: null })
  }
}

interface Act {
  readonly action: Action
  readonly object: string
  readonly objectId: string
  readonly before?: unknown
  readonly after?: unknown
}

function* acts(plan: RosterPlan): Generator<Act> {
  for (const change of plan.households) {
    yield { action: `household.${change.kind}`, object: 'household', objectId: change.code, ...change.told() }
  }
  for (const { kind, id, before, after } of plan.cadres) {
    if (kind !== 'same') yield { action: `cadre.${kind}`, object: 'cadre', objectId: id, before, after }
  }
  for (const { cadreId, householdCode, ends } of plan.assignments) {
    const action = ends === undefined ? 'assignment.add' : 'assignment.end'
    yield { action, object: 'household', objectId: householdCode, after: { cadreId } }
  }
  for (const { entry, kind, before } of plan.groups) {
    const action = kind === 'add' ? 'group.bind' : 'group.change'
    yield { action, object: 'group', objectId: entry.chat, before, after: { area: entry.area } }
  }
}
