import { z } from 'zod'
import { type Card, cardText, readCard } from './cards.ts'
import type { Chats, Draft, Post, PostFile } from './chats.ts'
import type { Request } from './frames.ts'
import type { KeptFile } from './kept.ts'
import { fits, limits, type Rate } from './limits.ts'
import { ok, type Reply, refuse } from './refusals.ts'
import type { Tickets } from './tickets.ts'
import type { MediaKind, Uploads } from './uploads.ts'

/** What the robot's requests work on. */
export interface Desk {
  readonly chats: Chats
  readonly tickets: Tickets
  readonly uploads: Uploads
  readonly rate: Rate
  readonly now: () => Date
  readonly isGroup: (chat: string) => boolean
}

interface Where {
  readonly chat: string
  readonly group: boolean
}

type Said = Pick<Draft, 'kind' | 'text'> & Partial<Pick<Draft, 'files' | 'card'>>

const isReply = (value: object): value is Reply => 'errcode' in value

const streamBody = z.object({
  stream: z.object({
    id: z.string().min(1).max(256),
    finish: z.boolean().optional(),
    content: z.string().optional(),
    msg_item: z.undefined().optional(),
  }),
})
const markdownBody = z.object({ markdown: z.object({ content: z.string() }) })
const mediaBody = z.object({ media_id: z.string() })
const kindOf = z.object({ msgtype: z.string() })
const pushBody = z.object({
  chatid: z.string().min(1),
  chat_type: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
})
const welcomeBody = z.object({ msgtype: z.literal('text'), text: z.object({ content: z.string().min(1) }) })
const cardBody = z.object({ template_card: z.unknown() })
const updateBody = cardBody.extend({ response_type: z.literal('update_template_card') })

/** A kept file as a post names it. */
export const shownFile = ({ id, name, type, bytes }: KeptFile): PostFile => ({ id, name, type, size: bytes.length })

const readMarkdown = (body: unknown): Said | Reply => {
  const read = markdownBody.safeParse(body)
  if (!read.success) return refuse(40058)
  const text = read.data.markdown.content
  if (text.trim() === '') return refuse(44004)
  return fits(text) ? { kind: 'markdown', text } : refuse(45002)
}

const readNewCard = (desk: Desk, value: unknown): Card | Reply => {
  const card = readCard(value)
  if (typeof card === 'number') return refuse(card)
  // A task id is never used again, not even for the same card.
  return card.task_id !== undefined && desk.chats.card(card.task_id) ? refuse(40058) : card
}

const readCardMessage = (desk: Desk, body: unknown): Said | Reply => {
  const card = readNewCard(desk, cardBody.safeParse(body).data?.template_card)
  return isReply(card) ? card : { kind: 'card', text: cardText(card), card }
}

const readMedia = (desk: Desk, kind: MediaKind, body: unknown): Said | Reply => {
  const read = z.object({ [kind]: mediaBody }).safeParse(body)
  const id = read.success ? read.data[kind]?.media_id : undefined
  if (id === undefined) return refuse(40058)
  const file = desk.uploads.find(id, kind)
  if (!file) return refuse(40007)
  const text = kind === 'image' ? '[图片]' : `[${{ file: '文件', voice: '语音', video: '视频' }[kind]}] ${file.name}`
  return { kind, text, files: [shownFile(file)] }
}

/** What may be pushed, and answered beside a stream. `text` is for the welcome alone. */
const readSaid = (desk: Desk, body: unknown): Said | Reply => {
  const kind = kindOf.safeParse(body).data?.msgtype
  switch (kind) {
    case 'markdown':
      return readMarkdown(body)
    case 'template_card':
      return readCardMessage(desk, body)
    case 'image':
    case 'file':
    case 'voice':
    case 'video':
      return readMedia(desk, kind, body)
    default:
      return refuse(40008)
  }
}

const post = (desk: Desk, { chat, group }: Where, said: Said | Reply): Reply => {
  if (isReply(said)) return said
  if (!desk.rate(chat)) return refuse(45009)
  desk.chats.add({ chat, group, from: 'robot', finished: true, ...said })
  return ok()
}

const refresh = (desk: Desk, bubble: Post, text: string, finished: boolean): Reply => {
  if (bubble.finished) return refuse(846607)
  if (desk.now().getTime() - bubble.at.getTime() > limits.streamWithin) return refuse(846608)
  if (!desk.rate(bubble.chat)) return refuse(45009)
  desk.chats.change(bubble, { text, finished })
  return ok()
}

const stream = (desk: Desk, { chat, group }: Where, body: unknown): Reply => {
  const read = streamBody.safeParse(body)
  if (!read.success) return refuse(40058)
  const { id, content = '', finish = false } = read.data.stream
  if (!fits(content)) return refuse(45002)
  const bubble = desk.chats.stream(chat, id)
  if (bubble) return refresh(desk, bubble, content, finish)
  if (!desk.rate(chat)) return refuse(45009)
  desk.chats.add({ chat, group, from: 'robot', kind: 'stream', text: content, streamId: id, finished: finish })
  return ok()
}

const respond = (desk: Desk, { headers, body }: Request): Reply => {
  const ticket = desk.tickets.forAnswer(headers.req_id)
  if (isReply(ticket)) return ticket
  return kindOf.safeParse(body).data?.msgtype === 'stream'
    ? stream(desk, ticket, body)
    : post(desk, ticket, readSaid(desk, body))
}

const welcome = (desk: Desk, { headers, body }: Request): Reply => {
  const kind = kindOf.safeParse(body).data?.msgtype
  if (kind !== 'text' && kind !== 'template_card') return refuse(40008)
  const text = welcomeBody.safeParse(body).data?.text.content
  if (kind === 'text' && text === undefined) return refuse(40058)
  if (text !== undefined && !fits(text)) return refuse(45002)
  const said: Said | Reply = text !== undefined ? { kind: 'text', text } : readCardMessage(desk, body)
  if (isReply(said)) return said
  const ticket = desk.tickets.forEvent(headers.req_id, 'enter')
  return isReply(ticket) ? ticket : post(desk, ticket, said)
}

/** The card a click came from, changed as a whole; its task id must stay the click's. */
const update = (desk: Desk, { headers, body }: Request): Reply => {
  const read = updateBody.safeParse(body)
  if (!read.success) return refuse(40058)
  const card = readCard(read.data.template_card)
  if (typeof card === 'number') return refuse(card)
  const ticket = desk.tickets.forEvent(headers.req_id, 'click')
  if (isReply(ticket)) return ticket
  const shown = ticket.taskId === undefined ? undefined : desk.chats.card(ticket.taskId)
  if (!shown || card.task_id !== ticket.taskId) return refuse(40058)
  desk.chats.change(shown, { card, text: cardText(card) })
  return ok()
}

// Without a type Tencent tries a group of that id first; with the wrong one it finds nobody.
const target = (desk: Desk, chat: string, type: 0 | 1 | 2 | undefined): Where | null => {
  const group = desk.isGroup(chat)
  const fitting = type === undefined || type === 0 || (type === 2) === group
  return fitting && desk.chats.isOpen(chat) ? { chat, group } : null
}

const push = (desk: Desk, { body }: Request): Reply => {
  const read = pushBody.safeParse(body)
  if (!read.success) return refuse(40058)
  const where = target(desk, read.data.chatid, read.data.chat_type)
  return where ? post(desk, where, readSaid(desk, body)) : refuse(93006)
}

const requests: Readonly<Record<string, (desk: Desk, request: Request) => Reply>> = {
  ping: () => ok(),
  aibot_respond_msg: respond,
  aibot_respond_welcome_msg: welcome,
  aibot_respond_update_msg: update,
  aibot_send_msg: push,
  aibot_upload_media_init: (desk, { body }) => desk.uploads.begin(body),
  aibot_upload_media_chunk: (desk, { body }) => desk.uploads.add(body),
  aibot_upload_media_finish: (desk, { body }) => desk.uploads.finish(body),
}

/** Carries out a request of a robot that has subscribed; the reply says yes or names why not. */
export const answer = (desk: Desk, request: Request): Reply =>
  Object.hasOwn(requests, request.cmd) ? (requests[request.cmd]?.(desk, request) ?? refuse(40058)) : refuse(40058)
