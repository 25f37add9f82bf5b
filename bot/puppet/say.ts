import { generateReqId } from '@wecom/aibot-node-sdk'
import type { Connection } from './connection.ts'
import { cutToFit } from './cut.ts'
import { isPicture, mediaTypeOf } from './media-type.ts'
import { mediaGone, type Refused, type Sent } from './refusal.ts'
import type { Uploads } from './upload.ts'

/** Where something is said: a group's chatid or a userid. With `reqId` it answers that frame, else it is a push. */
export interface Where {
  readonly chat: string
  readonly group: boolean
  readonly reqId?: string
}

export interface Words extends Where {
  /** Made from the outbox row, so that an answer said twice fills one bubble. Default: the reqId. */
  readonly streamId?: string
  readonly markdown: string
}

export interface File extends Where {
  readonly bytes: Buffer
  /** With its ending, as it shall be shown. */
  readonly name: string
  /** Whether to show it as a picture; only png, jpg and gif can be. */
  readonly image: boolean
}

/** A template card, in Tencent's own shape. `task_id` is never used twice: `[\w@-]{1,128}`. */
export type Card = Readonly<Record<string, unknown>>

/** All that can be said by the wire. Nothing here rejects. */
export interface Speech {
  send(words: Words): Promise<Sent>
  sendFile(file: File): Promise<Sent>
  sendCard(card: Where & { readonly card: Card }): Promise<Sent>
  /** Answers a click by the changed card: once, within 5 s, and with the click's own `task_id`. */
  updateCard(update: {
    readonly reqId: string
    readonly card: Card
    readonly userids?: readonly string[]
  }): Promise<Sent>
  /** Answers an enter-chat event: once, within 5 s. The one place where the wire takes `text`. */
  sendWelcome(welcome: { readonly reqId: string; readonly text: string }): Promise<Sent>
}

const push = 'aibot_send_msg'
const respond = 'aibot_respond_msg'

const empty: Refused = { ok: false, unknown: false, retry: 'never', words: '内容是空的，没有发' }

type Body = Record<string, unknown> & { readonly msgtype: string }

/** `chat_type` 1 single, 2 group: the SDK's sendMessage leaves it out, and Tencent then tries a group first. */
const pushed = (where: Where, body: Body) => ({ chatid: where.chat, chat_type: where.group ? 2 : 1, ...body })

async function deliver(line: Connection, where: Where, body: Body): Promise<Sent> {
  const acked = where.reqId
    ? await line.request(respond, where.reqId, body)
    : await line.request(push, generateReqId(push), pushed(where, body))
  return acked.ok ? { ok: true } : acked
}

function bodyOf(words: Words, content: string): Body {
  if (!words.reqId) return { msgtype: 'markdown', markdown: { content } }
  return { msgtype: 'stream', stream: { id: words.streamId ?? words.reqId, finish: true, content } }
}

async function deliverFile(line: Connection, uploads: Uploads, file: File): Promise<Sent> {
  const kind = file.image && isPicture(mediaTypeOf(file.bytes)) ? 'image' : 'file'
  const say = async (): Promise<Sent> => {
    const uploaded = await uploads.idOf(kind, file.bytes, file.name)
    if (!uploaded.ok) return uploaded
    return deliver(line, file, { msgtype: kind, [kind]: { media_id: uploaded.mediaId } })
  }
  const sent = await say()
  if (sent.ok || sent.code !== mediaGone) return sent
  // A kept id died early: once more, with a new one.
  uploads.forget(kind, file.bytes)
  return say()
}

/** Speech by a connection. */
export function speech(line: Connection, uploads: Uploads): Speech {
  const ask = async (cmd: string, reqId: string, body: Record<string, unknown>): Promise<Sent> => {
    const acked = await line.request(cmd, reqId, body)
    return acked.ok ? { ok: true } : acked
  }
  return {
    async send(words) {
      if (words.markdown.trim() === '') return empty
      return deliver(line, words, bodyOf(words, cutToFit(words.markdown)))
    },
    sendFile: (file) => deliverFile(line, uploads, file),
    sendCard: ({ card, ...where }) => deliver(line, where, { msgtype: 'template_card', template_card: card }),
    updateCard: ({ reqId, card, userids }) =>
      ask('aibot_respond_update_msg', reqId, {
        response_type: 'update_template_card',
        template_card: card,
        ...(userids?.length ? { userids } : {}),
      }),
    sendWelcome: ({ reqId, text }) =>
      ask('aibot_respond_welcome_msg', reqId, { msgtype: 'text', text: { content: cutToFit(text, 2_048) } }),
  }
}
