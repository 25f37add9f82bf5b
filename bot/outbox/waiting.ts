import type { Database } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import type { OutboxRow } from './row.ts'

/** The rows that wait to be said, in their order: what a crash left, and what other processes put there; not those in `but`. */
export async function waitingRows(db: Database, districtId: string, but: readonly string[]): Promise<OutboxRow[]> {
  const rows = await db.prisma.outbox.findMany({
    where: { districtId, state: 'waiting', id: { notIn: [...but] } },
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
