import { z } from 'zod'

const id = z.string().min(1).max(256)
const content = z.looseObject({ content: z.string() })
const link = z.looseObject({ url: z.url({ protocol: /^https?$/ }), aeskey: z.string().min(1).optional() })
const mixed = z.looseObject({
  msg_item: z.array(
    z.discriminatedUnion('msgtype', [
      z.looseObject({ msgtype: z.literal('text'), text: content }),
      z.looseObject({ msgtype: z.literal('image'), image: link }),
    ]),
  ),
})

/** A quote never costs its message: where it is in a shape nobody told us of, it is as absent. */
const quote = z
  .looseObject({
    text: content.optional().catch(undefined),
    voice: content.optional().catch(undefined),
    // What the robot said itself comes back under the type it was said in.
    markdown: content.optional().catch(undefined),
    stream: content.optional().catch(undefined),
    mixed: mixed.optional().catch(undefined),
    image: link.optional().catch(undefined),
    file: link.optional().catch(undefined),
    video: link.optional().catch(undefined),
  })
  .optional()
  .catch(undefined)

const from = z.looseObject({ userid: id })
const about = {
  msgid: id,
  chattype: z.enum(['single', 'group']),
  chatid: id.optional(),
  from,
  create_time: z.number().optional().catch(undefined),
  quote,
}
const headers = z.looseObject({ req_id: id })

const messageBody = z
  .discriminatedUnion('msgtype', [
    z.looseObject({ ...about, msgtype: z.literal('text'), text: content }),
    z.looseObject({ ...about, msgtype: z.literal('voice'), voice: content }),
    z.looseObject({ ...about, msgtype: z.literal('image'), image: link }),
    z.looseObject({ ...about, msgtype: z.literal('file'), file: link }),
    z.looseObject({ ...about, msgtype: z.literal('video'), video: link }),
    z.looseObject({ ...about, msgtype: z.literal('mixed'), mixed }),
  ])
  .refine((body) => body.chattype === 'single' || body.chatid !== undefined, { path: ['chatid'] })

const press = z.looseObject({ event_key: z.string().optional(), task_id: z.string().optional() })
const event = z.discriminatedUnion('eventtype', [
  z.looseObject({ eventtype: z.literal('enter_chat') }),
  // Tencent nests key and task; the SDK's typings have them beside eventtype.
  z.looseObject({ eventtype: z.literal('template_card_event'), template_card_event: press.optional(), ...press.shape }),
  z.looseObject({
    eventtype: z.literal('feedback_event'),
    feedback_event: z
      .looseObject({ id: z.string().optional(), type: z.number().optional(), content: z.string().optional() })
      .optional()
      .catch(undefined),
  }),
])
const eventBody = z
  .looseObject({
    ...about,
    // enter_chat comes from single chats only, and may leave it out.
    chattype: about.chattype.default('single'),
    msgtype: z.literal('event'),
    event,
  })
  .refine((body) => body.chattype === 'single' || body.chatid !== undefined, { path: ['chatid'] })

const messageFrame = z.looseObject({ headers, body: messageBody })
const eventFrame = z.looseObject({ headers, body: eventBody })

export type MessageFrame = z.infer<typeof messageFrame>
export type EventFrame = z.infer<typeof eventFrame>
export type Link = z.infer<typeof link>
export type Mixed = z.infer<typeof mixed>
export type Quote = z.infer<typeof quote>

/** What of a frame that cannot be read may stand in the log: its ids and where it is wrong, never its texts. */
export interface BadFrame {
  readonly msgid?: string
  readonly reqId?: string
  readonly wrong: readonly string[]
}

export type ReadFrame<Frame> =
  | { readonly ok: true; readonly frame: Frame }
  | { readonly ok: false; readonly bad: BadFrame }

const ids = z.object({
  headers: z.object({ req_id: id }).optional().catch(undefined),
  body: z.object({ msgid: id }).optional().catch(undefined),
})

/** Reads a frame as `schema` says, or tells which fields are wrong. */
function read<Frame>(schema: z.ZodType<Frame>, frame: unknown): ReadFrame<Frame> {
  const result = schema.safeParse(frame)
  if (result.success) return { ok: true, frame: result.data }
  const known = ids.safeParse(frame).data
  const wrong = [...new Set(result.error.issues.map((issue) => issue.path.join('.') || 'frame'))].slice(0, 8)
  return {
    ok: false,
    bad: {
      ...(known?.body ? { msgid: known.body.msgid } : {}),
      ...(known?.headers ? { reqId: known.headers.req_id } : {}),
      wrong,
    },
  }
}

/** Reads an `aibot_msg_callback`: text, voice, image, file, video or mixed, with or without a quote. */
export const readMessage = (frame: unknown): ReadFrame<MessageFrame> => read(messageFrame, frame)

/** Reads an `aibot_event_callback` that somebody caused: entering the chat, a card's button, feedback. */
export const readEvent = (frame: unknown): ReadFrame<EventFrame> => read(eventFrame, frame)

const disconnected = z.looseObject({
  body: z.looseObject({ event: z.looseObject({ eventtype: z.literal('disconnected_event') }) }),
})

/** Whether a frame says that another connection has thrown this one out. It has no `from`. */
export const saysThrownOut = (frame: unknown): boolean => disconnected.safeParse(frame).success
