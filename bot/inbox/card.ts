import { z } from 'zod'
import type { Ask } from '../../domain/asks.ts'
import { isId } from '../../domain/lists/reports.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Card } from '../puppet/say.ts'
import { asksSame, pressedCard } from '../replies/card.ts'
import type { Chat } from '../replies/chat.ts'
import type { Say } from '../replies/say.ts'

/** A button that was pressed: which card it is of, and the click that may change this card for five seconds. */
export interface Press {
  /** The outbox row whose question the card asks. */
  readonly taskId: string
  /** Null after a restart: the card stays as it is. */
  readonly reqId: string | null
}

/** What was asked with the card; null where it is none of ours. */
async function askedWith(db: Database, districtId: string, { taskId }: Press): Promise<Say | null> {
  if (!isId(taskId)) return null
  const row = await db.prisma.outbox.findUnique({ where: { districtId_id: { districtId, id: taskId } } })
  return row ? (row.say as Say) : null // the outbox holds nothing but Says
}

/** Whether the pressed card asks what waits for an answer now: an old card must not answer a new question. */
export async function answersNow(db: Database, districtId: string, press: Press, now: Ask | null): Promise<boolean> {
  const say = await askedWith(db, districtId, press)
  return say !== null && now !== null && asksSame(say, now)
}

/** The card as it shows what was pressed; null where nothing is to be changed any more. */
export async function changedCard(
  db: Database,
  districtId: string,
  press: Press,
  shown: { readonly chat: Chat; readonly key: string; readonly passed: boolean },
): Promise<{ readonly reqId: string; readonly card: Card } | null> {
  const say = press.reqId === null ? null : await askedWith(db, districtId, press)
  const card = say && pressedCard(say, shown.chat, press.taskId, shown.key, shown.passed)
  return card && press.reqId !== null ? { reqId: press.reqId, card } : null
}

const kept = z.array(z.looseObject({ kind: z.literal('press'), taskId: z.string() })).min(1)

/** The press of a stored message. */
export function pressOf(media: unknown): Press | null {
  const [first] = kept.safeParse(media).data ?? []
  return first === undefined ? null : { taskId: first.taskId, reqId: null }
}
