import { shanghaiDay, shanghaiHour, shanghaiInstant } from '../../domain/calendar.ts'
import type { Database } from '../../prisma/transact.ts'
import { isNight } from '../night.ts'
import type { Say } from '../replies/say.ts'
import type { OutboxRow } from './row.ts'

/** What a scheduled act wrote is told within this time or not at all, in milliseconds (contract/chat.md). */
const tooOld = 12 * 3_600_000

/**
 * The rows that wait to be said, in their order: what a crash left, and what other processes put there; not those in
 * `but`, nor at night what a scheduled act wrote in the day.
 */
export async function waitingRows(
  db: Database,
  districtId: string,
  but: readonly string[],
  now: Date,
): Promise<OutboxRow[]> {
  const since = nightBegan(now)
  const held = since === null ? {} : { OR: [{ job: null }, { at: { gte: since } }] }
  const rows = await db.prisma.outbox.findMany({
    where: { districtId, state: 'waiting', id: { notIn: [...but] }, ...held },
    orderBy: { seq: 'asc' },
    take: 500,
  })
  return rows.map((row) => ({
    id: row.id,
    chat: row.chat,
    inGroup: row.inGroup,
    say: row.say as Say, // written from a Say, and by nothing else
    way: row.way === 'answer' ? 'answer' : 'push',
    messageId: row.messageId,
    reqId: row.reqId,
    reqUntil: row.reqUntil,
    streamId: row.streamId,
    tries: row.tries,
    told: row.told,
    job: row.job,
    at: row.at,
  }))
}

/** When the night began that it is now in Shanghai; null by day. What was written since was wanted now, by hand. */
function nightBegan(now: Date): Date | null {
  const hour = shanghaiHour(now)
  if (!isNight(hour)) return null
  const began = shanghaiInstant(shanghaiDay(now), '20:00').getTime()
  return new Date(hour < 12 ? began - 24 * 3_600_000 : began)
}

/** Whether a row must wait for the morning: a scheduled act's, written before this night. */
export function isHeld({ job, at }: Pick<OutboxRow, 'job' | 'at'>, now: Date): boolean {
  const since = job === null ? null : nightBegan(now)
  return since !== null && at < since
}

/** What an act wrote and nobody could be told within twelve hours (no connection) is said no more; shown as failed. */
export async function dropStale(db: Database, districtId: string, now: Date): Promise<void> {
  await db.prisma.outbox.updateMany({
    where: { districtId, state: 'waiting', job: { not: null }, at: { lt: new Date(now.getTime() - tooOld) } },
    data: { state: 'failed', errcode: '过了 12 小时没能发出，不再发' },
  })
}
