import type { Tx } from '../../prisma/transact.ts'
import { maskSaid } from '../mask.ts'

/** An answer may use its message's req_id so long (wecom.md, 'Limits'), in milliseconds. */
const answerable = 24 * 3_600_000

export interface Post {
  readonly districtId: string
  readonly id: string
  readonly chat: string
  readonly inGroup: boolean
  /** What is said, as a value; words are made when it is sent. */
  readonly say: object
  readonly messageId: string | null
  readonly reqId: string | null
  readonly at: Date
}

/** Puts an answer into the outbox, in the transaction of what it tells; it goes out after the commit. */
export function postAnswer(tx: Tx, post: Post): { readonly reqUntil: Date; readonly streamId: string } {
  const reqUntil = new Date(post.at.getTime() + answerable)
  // Sent twice under the same id, an answer fills the same bubble.
  const streamId = post.id
  tx.insert('Outbox', {
    districtId: post.districtId,
    id: post.id,
    chat: post.chat,
    inGroup: post.inGroup,
    say: maskSaid(post.say),
    way: post.reqId === null ? 'push' : 'answer',
    messageId: post.messageId,
    reqId: post.reqId,
    reqUntil: post.reqId === null ? null : reqUntil,
    streamId,
    at: post.at,
  })
  return { reqUntil, streamId }
}
