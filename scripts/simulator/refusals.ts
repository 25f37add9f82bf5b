/**
 * Tencent's codes as this far end uses them: told by its pages or its users, save the one marked.
 * The wording after the code is ours; only the number may be relied on.
 */
export const refusals = {
  40004: 'invalid media type',
  40006: 'invalid media size',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40058: 'invalid request parameter',
  42045: 'invalid card_action',
  44004: 'empty content',
  45002: 'content exceeds the limit',
  45009: 'api freq out of limit',
  93006: 'invalid chatid',
  846605: 'invalid req_id',
  // Nobody has written down what Tencent says to a stream after its end: a number of its own, so that no retry rule fits.
  846607: 'stream message already finished',
  846608: 'stream message update expired',
  846609: 'aibot websocket not subscribed',
  853000: 'invalid bot_id or secret',
} as const satisfies Record<number, string>

export type Refusal = keyof typeof refusals

/** What is said to a request; `errcode` 0 is yes. Always present: the SDK takes a missing one for a refusal. */
export interface Reply {
  readonly errcode: number
  readonly errmsg: string
  readonly body?: Readonly<Record<string, unknown>>
}

/** A yes, with what the request asked for (an upload's ids) where it asked for something. */
export const ok = (body?: Readonly<Record<string, unknown>>): Reply => ({
  errcode: 0,
  errmsg: 'ok',
  ...(body && { body }),
})

/** A no by its number. */
export const refuse = (errcode: Refusal): Reply => ({ errcode, errmsg: refusals[errcode] })
