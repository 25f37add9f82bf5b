import { freshId } from './frames.ts'
import { dropOldest, limits } from './limits.ts'
import { type Reply, refuse } from './refusals.ts'

/** What a callback's `req_id` allows: a message takes answers, an opening one welcome, a click one update of its card. */
export interface Ticket {
  readonly kind: 'message' | 'enter' | 'click' | 'other'
  readonly chat: string
  readonly group: boolean
  readonly taskId?: string
}

interface Issued extends Ticket {
  readonly at: number
  used: boolean
}

export interface Tickets {
  issue(ticket: Ticket): string
  /** The ticket of a message, still good for an answer; or how it is refused. */
  forAnswer(reqId: string): Ticket | Reply
  /** The ticket of an opening or a click, good once and for five seconds; or how it is refused. */
  forEvent(reqId: string, kind: 'enter' | 'click'): Ticket | Reply
}

const MANY = 50_000

/** The `req_id`s given out, bounded: the oldest are forgotten and then refused like strange ones. */
export const makeTickets = (now: () => Date): Tickets => {
  const issued = new Map<string, Issued>()
  const age = (ticket: Issued): number => now().getTime() - ticket.at
  return {
    issue: (ticket) => {
      const reqId = freshId()
      issued.set(reqId, { ...ticket, at: now().getTime(), used: false })
      dropOldest(issued, MANY)
      return reqId
    },
    forAnswer: (reqId) => {
      const ticket = issued.get(reqId)
      return ticket?.kind === 'message' && age(ticket) <= limits.answerWithin ? ticket : refuse(846605)
    },
    forEvent: (reqId, kind) => {
      const ticket = issued.get(reqId)
      if (ticket?.kind !== kind || ticket.used || age(ticket) > limits.eventWithin) return refuse(846605)
      ticket.used = true
      return ticket
    },
  }
}
