import { type Database, transact } from '../../prisma/transact.ts'
import { type Asker, inArea } from '../asker.ts'
import { shanghaiDay } from '../calendar.ts'
import { newId } from '../ids.ts'
import { type NumberKind, wholeNumber } from '../numbers.ts'
import type { Secrets } from '../secrets.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'
import { take, throttleKey } from './throttle.ts'

export interface Wanted {
  readonly household: string
  /** Person's id. */
  readonly person: string
  readonly kind: NumberKind
  readonly reason: string
}

export type Revealed =
  | { readonly shown: true; readonly name: string; readonly number: string }
  /** Not in the asker's area, or no such number is kept. */
  | { readonly shown: false; readonly why: 'absent' }
  | { readonly shown: false; readonly why: 'too-many'; readonly retryAfter: number }

/**
 * The one function that gives a whole number. It opens its own transaction, unlike other records: the audit's row must
 * be on disk before the number is in anybody's hands, and where it cannot be, this throws and shows nothing.
 */
export async function reveal(db: Database, secrets: Secrets, asker: Asker, by: By, wanted: Wanted): Promise<Revealed> {
  const person = await db.prisma.person.findFirst({
    where: {
      districtId: asker.districtId,
      id: wanted.person,
      householdCode: wanted.household,
      household: { is: inArea(asker) },
    },
  })
  if (person === null || person[`${wanted.kind}Cipher`] === null) return { shown: false, why: 'absent' }
  const taken = await take(db, 'reveal', throttleKey('reveal', asker.userId), by.now)
  if (!taken.allowed) {
    if (taken.first) await noteTooMany(db, asker, by)
    return { shown: false, why: 'too-many', retryAfter: taken.retryAfter }
  }
  const { now, ...who } = by
  await transact(db, (tx) =>
    audited(tx, {
      ...who,
      at: now,
      action: 'household.reveal',
      object: 'household',
      objectId: wanted.household,
      after: { person: person.name, number: wanted.kind },
      reason: wanted.reason,
    }),
  )
  return { shown: true, name: person.name, number: wholeNumber(secrets, person, wanted.kind) ?? '' }
}

/** More than 30 in an hour is a finding for the auditor; noted once an hour. */
async function noteTooMany(db: Database, asker: Asker, { now, ...who }: By): Promise<void> {
  await transact(db, (tx) => {
    tx.insert('Finding', {
      districtId: asker.districtId,
      id: newId(),
      rule: 'many-reveals',
      level: 'doubt',
      words: `${asker.username} 一小时内查看号码超过 30 次`,
      foundOn: shanghaiDay(now),
    })
    audited(tx, { ...who, at: now, action: 'household.reveal', outcome: 'refused', reason: 'more than 30 an hour' })
  })
}
