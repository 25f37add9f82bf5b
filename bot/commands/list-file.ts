import { lastAnswer } from '../../domain/lists/last-answer.ts'
import { audited } from '../../domain/records/audit.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import { type Hearing, sourceOf } from '../inbox/hearing.ts'
import type { Say, SayOf } from '../replies/say.ts'

/** A list may be sent as a file so long after it was asked for, in milliseconds. */
const fresh = 30 * 60_000

/** 名单: the last list that was asked for in this chat, as a file. Whole names go into single chats alone. */
export async function listFile(db: Database, tx: Tx, hearing: Hearing): Promise<Say> {
  const { districtId, message, now, sender } = hearing
  if (message.group) return { say: 'no-list', why: 'group' }
  const since = new Date(now.getTime() - fresh)
  const found = await lastAnswer(db, { districtId, chat: message.chat, sender: sender.userid, since, say: 'listed' })
  const last = found as SayOf<'listed'> | null // only a Say of this name was looked for
  // Who leads another area by now, or none, asks anew: without an area there are a cadre's own households alone.
  const mine = (of: SayOf<'listed'>): boolean =>
    sender.leads === null ? of.asked.wanted.cadre === sender.id : of.asked.area === sender.leads
  const same = last !== null && mine(last)
  if (!same) return { say: 'no-list', why: 'none' }
  if (last.total === 0) return { say: 'no-list', why: 'empty' }
  const { actor, origin, at } = sourceOf(hearing)
  const after = { form: last.form, ...last.asked.wanted, count: last.total }
  audited(tx, { districtId, actor, origin, at, action: 'export.done', object: 'list', objectId: last.form, after })
  return { say: 'list-file', of: last }
}
