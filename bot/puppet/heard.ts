/** A picture, file or film of a frame: where it can be fetched for five minutes, and the key it is encrypted with. */
export interface MediaLink {
  readonly kind: 'image' | 'file' | 'video'
  readonly url: string
  readonly aeskey?: string
}

/** What was quoted beside a message. `text` is '' where a picture or file was quoted. */
export interface Quoted {
  readonly text: string
  readonly media: readonly MediaLink[]
}

/** An event told in the sender's name. A card's `key` is the pressed button's word itself. */
export type HeardEvent =
  | { readonly kind: 'enter-chat' }
  | { readonly kind: 'card'; readonly key: string; readonly taskId: string }
  /** `id`: the answer's feedback id; `verdict`: 1 good, 2 bad, 3 taken back (Tencent's numbers). */
  | { readonly kind: 'feedback'; readonly id: string; readonly verdict: number; readonly text: string }

/** Everything one inbound frame says, in one shape whatever the frame's type was. */
export interface Heard {
  readonly msgid: string
  /** The frame's own req_id: what an answer to it must carry. */
  readonly reqId: string
  readonly userid: string
  /** The chatid in groups, the userid in single chats: where a push goes. */
  readonly chat: string
  readonly group: boolean
  readonly type: 'text' | 'voice' | 'image' | 'file' | 'video' | 'mixed' | 'event'
  /** The robot's own name is taken off in groups; a pressed button's word; '' where there is none. */
  readonly text: string
  readonly media: readonly MediaLink[]
  readonly quote?: Quoted
  readonly event?: HeardEvent
  /** ISO instant: the frame's own time where it is believable, else that of arrival. */
  readonly at: string
}
