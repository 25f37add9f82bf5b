import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import { type MessageRow, messages } from './messages.ts'
import { isId, type ReportRow, reports } from './reports.ts'

/** One thing that waits for a person at the console. */
export type ReviewItem =
  | { readonly key: string; readonly what: 'pending' | 'to-confirm'; readonly report: ReportRow }
  | { readonly key: string; readonly what: 'unclear'; readonly message: MessageRow }

/** So many of each sort are shown: who has more before him begins at the top all the same. */
const most = 100

/**
 * What waits in the asker's area, one after another: reports whose household is not known, then those that wait for a
 * yes, the oldest first; then messages that were not understood, the newest first (they are still remembered).
 */
export async function reviewQueue(db: Database, asker: Asker): Promise<readonly ReviewItem[]> {
  const [pending, toConfirm, unclear] = await Promise.all([
    reports.rows(db, asker, { status: 'pending' }, null, most),
    reports.rows(db, asker, { status: 'to-confirm' }, null, most),
    messages.rows(db, asker, { intent: 'unclear', review: 'open' }, null, most),
  ])
  return [
    ...pending.map((report) => ({ key: `r-${report.id}`, what: 'pending', report }) as const),
    ...toConfirm.map((report) => ({ key: `r-${report.id}`, what: 'to-confirm', report }) as const),
    ...unclear.map((message) => ({ key: `m-${message.id}`, what: 'unclear', message }) as const),
  ]
}

/** A message that was not understood, in the asker's area; null where there is none of this id. */
export async function unclearMessage(db: Database, asker: Asker, id: string): Promise<MessageRow | null> {
  if (!isId(id)) return null
  const [found] = await messages.rows(db, asker, { intent: 'unclear', id }, null, 1)
  return found ?? null
}
