import type { Tx } from '../../prisma/transact.ts'
import type { Asked } from '../asks.ts'
import { newId } from '../ids.ts'
import { maskSaid } from '../mask.ts'

/** A question waits this long, in milliseconds (contract/chat.md, 'Turns'). */
const waits = 30 * 60_000

/** Opens the one question of a sender in a chat. Whatever was asked there before must have been ended by the caller. */
export function openQuestion(
  tx: Tx,
  where: {
    readonly districtId: string
    readonly message: { readonly chat: string }
    readonly sender: { readonly userid: string }
    readonly now: Date
  },
  ask: Asked,
): void {
  tx.insert('Question', {
    districtId: where.districtId,
    id: newId(),
    chat: where.message.chat,
    sender: where.sender.userid,
    ask: maskSaid(ask),
    until: new Date(where.now.getTime() + waits),
    askedAt: where.now,
  })
}

/** Ends a question: it was answered, cancelled, put aside by something new, or its time has passed. */
export function handledQuestion(
  tx: Tx,
  districtId: string,
  id: string,
  end: 'answered' | 'cancelled' | 'aside' | 'passed',
  at: Date,
): void {
  tx.updateAll('Question', { districtId, id }, { end, endedAt: at })
}
