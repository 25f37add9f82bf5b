import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Reply } from './refusals.ts'

const request = z.object({
  cmd: z.string().min(1),
  headers: z.object({ req_id: z.string().min(1).max(256) }),
  body: z.unknown().optional(),
})

/** A request of the robot, as it came. */
export type Request = z.infer<typeof request>

/** A frame we send without being asked: a message or an event. The line adds whose it is (`aibotid`) when it goes out. */
export interface Callback {
  readonly cmd: 'aibot_msg_callback' | 'aibot_event_callback'
  readonly headers: { readonly req_id: string }
  readonly body: Readonly<Record<string, unknown>>
}

/** What comes in over the socket, or null where it is no frame; Tencent then says nothing, and neither do we. */
export const readFrame = (text: string): Request | null => {
  try {
    const read = request.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** An answer to a request: its own `req_id`, no `cmd`. */
export const ackOf = (reqId: string, reply: Reply): string => JSON.stringify({ headers: { req_id: reqId }, ...reply })

/**
 * An id in hex. The SDK takes any `req_id` that begins `ping` or `aibot_subscribe` for an answer of its own; hex never does.
 */
export const freshId = (): string => randomBytes(12).toString('hex')

/** Where something was said: a single chat is known by its person, a group by its own id. */
export interface Place {
  readonly from: string
  readonly group: string | null
}

const placed = ({ from, group }: Place): Record<string, unknown> => ({
  chattype: group === null ? 'single' : 'group',
  ...(group !== null && { chatid: group }),
  from: { userid: from },
})

/** A message as the robot hears it; `content` is its `msgtype` and what goes with that, and a `quote`. */
export const messageFrame = (
  ids: { readonly reqId: string; readonly msgid: string },
  place: Place,
  content: Readonly<Record<string, unknown>>,
): Callback => ({
  cmd: 'aibot_msg_callback',
  headers: { req_id: ids.reqId },
  body: { msgid: ids.msgid, ...placed(place), ...content },
})

/** An event as the robot hears it; without a place (`disconnected_event`) it has no `from`. `create_time` in seconds. */
export const eventFrame = (
  reqId: string,
  at: Date,
  place: Place | null,
  event: Readonly<Record<string, unknown>>,
): Callback => ({
  cmd: 'aibot_event_callback',
  headers: { req_id: reqId },
  body: {
    msgid: freshId(),
    create_time: Math.floor(at.getTime() / 1000),
    ...(place && placed(place)),
    msgtype: 'event',
    event,
  },
})
