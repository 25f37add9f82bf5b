import type { Tx } from '../../prisma/transact.ts'

/** The first word of a cadre, or in a group, opens the way for pushes (contract/chat.md, 'What the wire sets'). */
export function markReached(
  tx: Tx,
  districtId: string,
  sender: { readonly id: string },
  where: { readonly chat: string; readonly group: boolean },
  at: Date,
): void {
  if (where.group) tx.updateAll('Group', { districtId, chat: where.chat }, { reachedAt: at })
  else tx.updateAll('Cadre', { districtId, id: sender.id }, { reachedAt: at })
}
