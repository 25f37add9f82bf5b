import type { Tx } from '../../prisma/transact.ts'
import { maskText } from '../secrets.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'

/** What the console's form corrects. */
export interface Correction {
  readonly type?: string | null | undefined
  readonly note?: string | null | undefined
}

export interface Corrected {
  readonly code: string
  /** At which the form was read: else `Stale`. */
  readonly version: number
  readonly type: string | null
  readonly note: string | null
}

/** What a correction changes of a household as it stands: empty where everything is as it was. */
export function differences(was: Corrected, to: Correction): Correction {
  return {
    ...(to.type !== undefined && to.type !== was.type ? { type: to.type } : {}),
    ...(to.note !== undefined && to.note !== was.note ? { note: to.note } : {}),
  }
}

/** Corrects a household in the console, with the reason in the audit; numbers in texts are masked there. */
export function correctHousehold(tx: Tx, by: By, was: Corrected, set: Correction, reason: string): void {
  const { districtId, actor, origin, now } = by
  tx.update('Household', { districtId, code: was.code, version: was.version }, { ...set, updatedAt: now })
  const shown = (of: Correction): Record<string, string | null> =>
    Object.fromEntries(Object.keys(set).map((name) => [name, masked(of[name as keyof Correction])]))
  audited(tx, {
    districtId,
    actor,
    origin,
    at: now,
    action: 'household.change',
    object: 'household',
    objectId: was.code,
    before: shown(was),
    after: shown(set),
    reason,
  })
}

const masked = (text: string | null | undefined): string | null => (text ? maskText(text) : null)
