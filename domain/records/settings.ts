import type { Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'

export interface NewSetting {
  readonly key: string
  /** Statistical code of the area it holds in. */
  readonly area: string
  readonly value: number | string | boolean
  /** First and last day in force, YYYY-MM-DD; null: until it is ended. */
  readonly fromOn: string
  readonly toOn: string | null
  /** Where the number stands, and so why it is set. */
  readonly source: string
}

/** Puts a value in force; of two that hold at one place on one day, the one that began later counts. Gives its id. */
export function setSetting(tx: Tx, by: By, setting: NewSetting): string {
  const id = newId()
  tx.insert('Setting', { districtId: by.districtId, id, ...setting })
  const { key: objectId, source: reason, ...after } = setting
  audited(tx, { ...source(by), action: 'setting.set', object: 'setting', objectId, after, reason })
  return id
}

/** The last day of a value becomes another: a day before its first says that it never held. */
export function endSetting(
  tx: Tx,
  by: By,
  was: { readonly id: string; readonly key: string; readonly toOn: string | null; readonly version: number } & Pick<
    NewSetting,
    'area' | 'fromOn'
  > & { readonly value: unknown },
  toOn: string,
  reason: string,
): void {
  tx.update('Setting', { districtId: by.districtId, id: was.id, version: was.version }, { toOn })
  const before = { area: was.area, value: was.value, fromOn: was.fromOn, toOn: was.toOn }
  const told = { before, after: { ...before, toOn }, reason }
  audited(tx, { ...source(by), action: 'setting.end', object: 'setting', objectId: was.key, ...told })
}

const source = ({ districtId, actor, origin, now }: By) => ({ districtId, actor, origin, at: now })
