import type { Database, Tx } from '../../prisma/transact.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'

export type GroupBound =
  | { readonly bound: 'new' | 'same' }
  /** `from`: the area it heard of before, statistical code. */
  | { readonly bound: 'moved'; readonly from: string }
  /** It belongs to an area that is not the binder's: only who leads both may move it. */
  | { readonly bound: 'taken'; readonly from: string }

/**
 * Makes a chat the group of an area (contract/chat.md, 'Turns'). `leads`: the binder's area, a statistical code. That
 * the new area lies in it is the caller's to know. The chat has just spoken to the robot: it may be pushed to.
 */
export async function bindGroup(
  db: Database,
  tx: Tx,
  by: By,
  { chat, area, leads }: { readonly chat: string; readonly area: string; readonly leads: string },
): Promise<GroupBound> {
  const { districtId, actor, origin, now } = by
  const was = await db.prisma.group.findUnique({ where: { districtId_chat: { districtId, chat } } })
  if (was !== null && was.unboundAt === null && was.area === area) return { bound: 'same' }
  const act = { districtId, actor, origin, at: now, object: 'group', objectId: chat, after: { area } } as const
  if (was === null) {
    tx.insert('Group', { districtId, chat, area, reachedAt: now })
    tx.bump(districtId, 'roster')
    audited(tx, { ...act, action: 'group.bind' })
    return { bound: 'new' }
  }
  if (was.unboundAt === null && !was.area.startsWith(leads)) {
    audited(tx, { ...act, action: 'group.change', before: { area: was.area }, outcome: 'refused' })
    return { bound: 'taken', from: was.area }
  }
  tx.update(
    'Group',
    { districtId, chat, version: was.version },
    { area, reachedAt: was.reachedAt ?? now, unboundAt: null },
  )
  tx.bump(districtId, 'roster')
  if (was.unboundAt !== null) {
    audited(tx, { ...act, action: 'group.bind' })
    return { bound: 'new' }
  }
  audited(tx, { ...act, action: 'group.change', before: { area: was.area } })
  return { bound: 'moved', from: was.area }
}

export type GroupUnbound =
  | { readonly unbound: 'not-bound' }
  /** `area`: what it heard of, statistical code; outside: only who leads that may take it off. */
  | { readonly unbound: 'done' | 'outside'; readonly area: string }

/** Takes a group off its area: nothing goes there by itself until it is bound again. The row stays on record. */
export async function unbindGroup(
  db: Database,
  tx: Tx,
  { districtId, actor, origin, now }: By,
  { chat, leads }: { readonly chat: string; readonly leads: string },
): Promise<GroupUnbound> {
  const was = await db.prisma.group.findUnique({ where: { districtId_chat: { districtId, chat } } })
  if (was === null || was.unboundAt !== null) return { unbound: 'not-bound' }
  const { area, version } = was
  const act = { districtId, actor, origin, at: now, object: 'group', objectId: chat, before: { area } } as const
  if (!area.startsWith(leads)) {
    audited(tx, { ...act, action: 'group.unbind', outcome: 'refused' })
    return { unbound: 'outside', area }
  }
  tx.update('Group', { districtId, chat, version }, { unboundAt: now })
  tx.bump(districtId, 'roster')
  audited(tx, { ...act, action: 'group.unbind' })
  return { unbound: 'done', area }
}
