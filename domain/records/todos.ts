import type { Tx } from '../../prisma/transact.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'

/** Somebody of the office says that it is done, and why it may be put away. */
export function finishTodo(
  tx: Tx,
  by: By,
  todo: { readonly id: string; readonly version: number; readonly words: string },
  reason: string,
): void {
  const { districtId, actor, origin, now } = by
  tx.update('Todo', { districtId, id: todo.id, version: todo.version }, { doneAt: now })
  const told = { object: 'todo', objectId: todo.id, after: { words: todo.words }, reason } as const
  audited(tx, { districtId, actor, origin, at: now, action: 'todo.done', ...told })
}
