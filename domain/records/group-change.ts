import type { Tx } from '../../prisma/transact.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'

export interface GroupSetting {
  readonly topic: string | null
  /** Statistical code of the area it hears of. */
  readonly area: string
  /** Names whole instead of 王**. */
  readonly fullNames: boolean
  /** daily, weekly, monthly. */
  readonly digests: readonly string[]
}

/** Changes what a group hears of and how names stand there; from the next message on. */
export function changeGroup(
  tx: Tx,
  by: By,
  was: GroupSetting & { readonly chat: string; readonly version: number },
  to: GroupSetting,
  reason: string,
): void {
  const { districtId, actor, origin, now } = by
  const set = { topic: to.topic, area: to.area, fullNames: to.fullNames, digests: [...to.digests] }
  tx.update('Group', { districtId, chat: was.chat, version: was.version }, set)
  tx.bump(districtId, 'roster')
  const told = (one: GroupSetting) => ({
    topic: one.topic,
    area: one.area,
    fullNames: one.fullNames,
    digests: one.digests.join(','),
  })
  audited(tx, {
    districtId,
    actor,
    origin,
    at: now,
    action: 'group.change',
    object: 'group',
    objectId: was.chat,
    before: told(was),
    after: told(to),
    reason,
  })
}
