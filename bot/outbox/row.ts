import type { Say } from '../replies/say.ts'

/** One thing to be said, as the outbox keeps it. */
export interface OutboxRow {
  readonly id: string
  readonly chat: string
  readonly inGroup: boolean
  readonly say: Say
  readonly way: 'answer' | 'push'
  readonly messageId: string | null
  readonly reqId: string | null
  /** Until when the req_id may carry an answer. */
  readonly reqUntil: Date | null
  readonly streamId: string
  readonly tries: number
  /** How many of its parts are done with: the text first, then what is attached. */
  readonly told: number
  readonly job: string | null
  readonly at: Date
}
