import { shownFile } from './answers.ts'
import type { Chats, Draft, Post } from './chats.ts'
import type { Downloads } from './downloads.ts'
import { eventFrame, freshId, messageFrame } from './frames.ts'
import type { Kept, KeptFile } from './kept.ts'
import type { Line } from './line.ts'
import type { Tickets } from './tickets.ts'

export interface SayOptions {
  readonly group?: string
  /** To send the same message once more. */
  readonly msgid?: string
  /** The msgid of what is quoted, or its text. */
  readonly quote?: string
  /** In a group: whether the robot is addressed; what is not does not reach it. Default yes. */
  readonly mention?: boolean
}

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type MixedItem = { readonly text: string } | { readonly image: Uint8Array }

/** What people do; each returns the msgid of what was said. */
export interface Acts {
  say(from: string, text: string, options?: SayOptions): string
  /** A spoken message, which reaches the robot as text. Single chat only, as on the wire. */
  voice(from: string, text: string): string
  /** A file. In a group it is seen there, but does not reach the robot. */
  sendFile(from: string, file: NamedFile, options?: { readonly group?: string }): string
  /** A picture, with a text: both as one message. Alone in a group it does not reach the robot. */
  sendImage(from: string, bytes: Uint8Array, options?: SayOptions & { readonly text?: string }): string
  mixed(from: string, items: readonly MixedItem[], options?: SayOptions): string
  /** Presses a button of the card with this task id; throws where there is no such card or button. */
  press(from: string, taskId: string, key: string): void
  /** Opens the single chat; the robot hears of the first time in a day. Says whether it did. */
  enter(from: string): boolean
}

export interface Stage {
  readonly chats: Chats
  readonly tickets: Tickets
  readonly line: Line
  readonly kept: Kept
  readonly downloads: Downloads
  readonly botName: string
  readonly now: () => Date
}

type Content = Readonly<Record<string, unknown>>

const addressed = (botName: string, text: string): string =>
  text.startsWith(`@${botName}`) ? text : `@${botName} ${text}`

const DAY = 86_400_000
// Days change at midnight in China, eight hours before they do in UTC.
const dayOf = (at: Date): number => Math.floor((at.getTime() + 8 * 3_600_000) / DAY)

const quoted = ({ chats }: Stage, chat: string, quote: string): string =>
  chats.of(chat).find(({ msgid }) => msgid === quote)?.text ?? quote

/** Puts the message into its chat and, where it reaches the robot, on the line. */
const speak = (
  stage: Stage,
  from: string,
  draft: Pick<Draft, 'kind' | 'text' | 'files'>,
  content: Content,
  options: SayOptions & { readonly reaches: boolean },
): string => {
  const group = options.group ?? null
  const chat = group ?? from
  const msgid = options.msgid ?? freshId()
  const quote = options.quote === undefined ? null : quoted(stage, chat, options.quote)
  // A message delivered again is still one bubble.
  const again = options.msgid !== undefined && stage.chats.of(chat).some((post) => post.msgid === msgid)
  const more = { ...(quote !== null && { quote }), ...(group !== null && { mention: options.reaches }) }
  if (!again) stage.chats.add({ chat, group: group !== null, from, finished: true, msgid, ...draft, ...more })
  if (!options.reaches) return msgid
  stage.chats.open(chat)
  const reqId = stage.tickets.issue({ kind: 'message', chat, group: group !== null })
  const ids = { reqId, msgid }
  const all = quote === null ? content : { ...content, quote: { msgtype: 'text', text: { content: quote } } }
  stage.line.send(messageFrame(ids, { from, group }, all))
  return msgid
}

const say = (stage: Stage, from: string, text: string, options: SayOptions = {}): string => {
  const reaches = options.group === undefined || (options.mention ?? true)
  const shown = options.group !== undefined && reaches ? addressed(stage.botName, text) : text
  const content = { msgtype: 'text', text: { content: shown } }
  return speak(stage, from, { kind: 'text', text: shown }, content, { ...options, reaches })
}

const image = (stage: Stage, bytes: Uint8Array): { file: KeptFile; offered: Content } => {
  const file = stage.kept.keep(bytes, '图片')
  return { file, offered: stage.downloads.offer(file) }
}

const mixed = (stage: Stage, from: string, items: readonly MixedItem[], options: SayOptions = {}): string => {
  const reaches = options.group === undefined || (options.mention ?? true)
  // The mention stands in the first text; pictures without any cannot address the robot.
  const hasText = items.some((item) => 'text' in item)
  const files: KeptFile[] = []
  let mentioned = options.group === undefined || !reaches
  const parts = items.map((item) => {
    if ('image' in item) {
      const { file, offered } = image(stage, item.image)
      files.push(file)
      return { msgtype: 'image', image: offered }
    }
    const content = mentioned ? item.text : addressed(stage.botName, item.text)
    mentioned = true
    return { msgtype: 'text', text: { content } }
  })
  const text = parts.flatMap((part) => (part.text ? [part.text.content] : [])).join('\n')
  const draft = { kind: 'mixed', text, files: files.map(shownFile) } as const
  const heard = reaches && (hasText || options.group === undefined)
  return speak(stage, from, draft, { msgtype: 'mixed', mixed: { msg_item: parts } }, { ...options, reaches: heard })
}

const sendImage = (
  stage: Stage,
  from: string,
  bytes: Uint8Array,
  options: SayOptions & { readonly text?: string } = {},
): string => {
  const { text, ...rest } = options
  if (text !== undefined && text !== '') return mixed(stage, from, [{ text }, { image: bytes }], rest)
  const { file, offered } = image(stage, bytes)
  const draft = { kind: 'image', text: '[图片]', files: [shownFile(file)] } as const
  return speak(stage, from, draft, { msgtype: 'image', image: offered }, { ...rest, reaches: rest.group === undefined })
}

const sendFile = (stage: Stage, from: string, { name, bytes }: NamedFile, group: string | undefined): string => {
  const file = stage.kept.keep(bytes, name)
  const draft = { kind: 'file', text: `[文件] ${name}`, files: [shownFile(file)] } as const
  const content = { msgtype: 'file', file: stage.downloads.offer(file) }
  return speak(stage, from, draft, content, { ...(group !== undefined && { group }), reaches: group === undefined })
}

const press = (stage: Stage, from: string, taskId: string, key: string): void => {
  const post: Post | undefined = stage.chats.card(taskId)
  const button = post?.card?.button_list?.find((one) => one.key === key)
  if (!post?.card || !button) throw new Error(`No card ${taskId} with a button ${key}`)
  stage.chats.change(post, { pressed: { by: from, key } })
  const reqId = stage.tickets.issue({ kind: 'click', chat: post.chat, group: post.group, taskId })
  const event = {
    eventtype: 'template_card_event',
    template_card_event: { card_type: post.card.card_type, event_key: key, task_id: taskId },
  }
  const place = { from, group: post.group ? post.chat : null }
  stage.line.send(eventFrame(reqId, stage.now(), place, event))
}

/** The acts of people on this stage. */
export const makeActs = (stage: Stage): Acts => {
  const entered = new Map<string, number>()
  return {
    say: (from, text, options) => say(stage, from, text, options),
    voice: (from, text) =>
      speak(stage, from, { kind: 'voice', text }, { msgtype: 'voice', voice: { content: text } }, { reaches: true }),
    sendFile: (from, file, options) => sendFile(stage, from, file, options?.group),
    sendImage: (from, bytes, options) => sendImage(stage, from, bytes, options),
    mixed: (from, items, options) => mixed(stage, from, items, options),
    press: (from, taskId, key) => press(stage, from, taskId, key),
    enter: (from) => {
      const today = dayOf(stage.now())
      if (entered.get(from) === today) return false
      entered.set(from, today)
      const reqId = stage.tickets.issue({ kind: 'enter', chat: from, group: false })
      stage.line.send(eventFrame(reqId, stage.now(), { from, group: null }, { eventtype: 'enter_chat' }))
      return true
    },
  }
}
