import type { EventFrame, Link, MessageFrame, Mixed, Quote } from './frames.ts'
import type { Heard, HeardEvent, MediaLink, Quoted } from './heard.ts'
import { withoutOwnName } from './own-name.ts'

const day = 24 * 60 * 60 * 1000

export interface Hearing {
  readonly botName: string
  now(): Date
}

const linked = (kind: MediaLink['kind'], link: Link): MediaLink => ({
  kind,
  url: link.url,
  ...(link.aeskey ? { aeskey: link.aeskey } : {}),
})

const textOf = (mixed: Mixed): string =>
  mixed.msg_item.flatMap((item) => (item.msgtype === 'text' ? [item.text.content] : [])).join('\n')

const picturesOf = (mixed: Mixed): readonly MediaLink[] =>
  mixed.msg_item.flatMap((item) => (item.msgtype === 'image' ? [linked('image', item.image)] : []))

function quoted(quote: Quote): Quoted | undefined {
  if (!quote) return undefined
  const said = quote.text ?? quote.voice ?? quote.markdown ?? quote.stream
  return {
    text: said?.content ?? (quote.mixed ? textOf(quote.mixed) : ''),
    media: [
      ...(quote.mixed ? picturesOf(quote.mixed) : []),
      ...(quote.image ? [linked('image', quote.image)] : []),
      ...(quote.file ? [linked('file', quote.file)] : []),
      ...(quote.video ? [linked('video', quote.video)] : []),
    ],
  }
}

/** A frame's own time where it lies within the last week (a frame may be held over a cut), else the arrival's. */
function instant(seconds: number | undefined, arrived: Date): string {
  const told = (seconds ?? Number.NaN) * 1000
  const age = arrived.getTime() - told
  return age > -day / 24 && age < 7 * day ? new Date(told).toISOString() : arrived.toISOString()
}

function about(frame: MessageFrame | EventFrame, hearing: Hearing) {
  const { body, headers } = frame
  const group = body.chattype === 'group'
  const quote = quoted(body.quote)
  return {
    msgid: body.msgid,
    reqId: headers.req_id,
    userid: body.from.userid,
    chat: group && body.chatid ? body.chatid : body.from.userid,
    group,
    ...(quote ? { quote } : {}),
    at: instant(body.create_time, hearing.now()),
  }
}

function contentOf(body: MessageFrame['body']): Pick<Heard, 'type' | 'text' | 'media'> {
  switch (body.msgtype) {
    case 'text':
      return { type: 'text', text: body.text.content, media: [] }
    case 'voice':
      return { type: 'voice', text: body.voice.content, media: [] }
    case 'image':
      return { type: 'image', text: '', media: [linked('image', body.image)] }
    case 'file':
      return { type: 'file', text: '', media: [linked('file', body.file)] }
    case 'video':
      return { type: 'video', text: '', media: [linked('video', body.video)] }
    case 'mixed':
      return { type: 'mixed', text: textOf(body.mixed), media: picturesOf(body.mixed) }
    default:
      return body satisfies never
  }
}

/** What a message says. Texts are as sent, but for the robot's own name in groups. */
export function hearMessage(frame: MessageFrame, hearing: Hearing): Heard {
  const content = contentOf(frame.body)
  const group = frame.body.chattype === 'group'
  const text = group ? withoutOwnName(content.text, hearing.botName) : content.text
  return { ...about(frame, hearing), ...content, text }
}

function eventOf(event: EventFrame['body']['event']): HeardEvent {
  switch (event.eventtype) {
    case 'enter_chat':
      return { kind: 'enter-chat' }
    case 'template_card_event': {
      const press = event.template_card_event ?? event
      return { kind: 'card', key: press.event_key ?? '', taskId: press.task_id ?? '' }
    }
    case 'feedback_event': {
      const { id = '', type = 0, content = '' } = event.feedback_event ?? {}
      return { kind: 'feedback', id, verdict: type, text: content }
    }
    default:
      return event satisfies never
  }
}

/** What an event says. A pressed button is heard as the word on it. */
export function hearEvent(frame: EventFrame, hearing: Hearing): Heard {
  const event = eventOf(frame.body.event)
  const text = event.kind === 'card' ? event.key : ''
  return { ...about(frame, hearing), type: 'event', text, media: [], event }
}
