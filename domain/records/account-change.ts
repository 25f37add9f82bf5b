import type { Tx } from '../../prisma/transact.ts'
import type { Role } from '../asker.ts'
import type { Area } from '../places/areas.ts'
import type { By, User } from './accounts.ts'
import { audited } from './audit.ts'

/** Gives an account another role or area; both hold from the person's next request. */
export function changeUser(
  tx: Tx,
  by: By,
  user: User,
  to: { readonly role: Role; readonly area: Area },
  reason: string,
): void {
  const { districtId, actor, origin, now } = by
  const set = { role: to.role, area: to.area.code }
  tx.update('User', { districtId, id: user.id, version: user.version }, set)
  audited(tx, {
    districtId,
    actor,
    origin,
    at: now,
    action: 'user.change',
    object: 'user',
    objectId: user.id,
    before: { role: user.role, area: user.area },
    after: set,
    reason,
  })
}

/** Lets a disabled account log in again, with the password it had. */
export function enableUser(tx: Tx, by: By, user: User, reason: string): void {
  const { districtId, actor, origin, now } = by
  tx.update('User', { districtId, id: user.id, version: user.version }, { disabledAt: null })
  audited(tx, { districtId, actor, origin, at: now, action: 'user.enable', object: 'user', objectId: user.id, reason })
}
