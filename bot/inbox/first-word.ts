import { shanghaiInstant } from '../../domain/calendar.ts'
import { newId } from '../../domain/ids.ts'
import { checkOwed } from '../../domain/lists/check-owed.ts'
import { postAnswer } from '../../domain/records/outbox.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { OutboxRow } from '../outbox/row.ts'
import type { Say } from '../replies/say.ts'
import { type Hearing, notVisited, owedOf } from './hearing.ts'

/**
 * The first word in a chat opens the way for pushes: what waited there (未接通) and is still due today goes as one
 * message. A group hears what was for it today; a cadre what he still owes, as it stands now.
 */
export async function dueAtFirstWord(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  answered: Say | null,
): Promise<readonly OutboxRow[]> {
  const { districtId, message, now, today } = hearing
  const waiting = await db.prisma.outbox.findMany({
    where: { districtId, chat: message.chat, state: 'unreached' },
    select: { id: true, at: true },
  })
  if (waiting.length === 0) return []
  if (message.group) {
    // Several that wait for one chat are joined by the outbox, which finds them at its next look.
    for (const { id, at } of waiting) {
      if (at >= shanghaiInstant(today)) tx.updateAll('Outbox', { districtId, id }, { state: 'waiting', at: now })
    }
    return []
  }
  const say = await stillDue(db, hearing)
  const told = say === null || (answered?.say === 'still-due' && say.check === null)
  return told ? [] : [push(tx, hearing, say)]
}

async function stillDue(db: Database, hearing: Hearing): Promise<Extract<Say, { say: 'due-now' }> | null> {
  const { districtId, sender, today, snapshot } = hearing
  const owed = owedOf(hearing, notVisited(hearing))
  const owes =
    sender.reportsVillage !== null && (await checkOwed(db, districtId, sender.reportsVillage, today.slice(0, 7)))
  const check = owes ? snapshot.villageName(sender.reportsVillage ?? '') : null
  return owed.count === 0 && check === null ? null : { say: 'due-now', today, owed, check }
}

function push(tx: Tx, { districtId, message, now }: Hearing, say: Say): OutboxRow {
  const row = { id: newId(), chat: message.chat, inGroup: false, say, messageId: null, reqId: null, at: now }
  const { streamId } = postAnswer(tx, { districtId, ...row })
  return { ...row, way: 'push', reqUntil: null, streamId, tries: 0, told: 0, job: null }
}
