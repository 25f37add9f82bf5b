import { FileBox, type FileBoxInterface } from 'file-box'
import * as PUPPET from 'wechaty-puppet'
import { Expected } from '../../domain/errors.ts'
import { type Connection, type ConnectionState, connection, type Timers } from './connection.ts'
import { download, type Fetched } from './download.ts'
import { type BadFrame, readEvent, readMessage } from './frames.ts'
import { guarded } from './guard.ts'
import { hearEvent, hearMessage } from './hear.ts'
import type { Heard, MediaLink } from './heard.ts'
import { type Keep, keep } from './keep.ts'
import type { Log } from './log.ts'
import { type Media, mediaStore } from './media.ts'
import { isPicture, mediaTypeOf } from './media-type.ts'
import { contactPayload, messagePayload, roomPayload } from './payload.ts'
import type { Sent } from './refusal.ts'
import { type Card, type File, type Speech, speech, type Where, type Words } from './say.ts'
import { uploads } from './upload.ts'

export interface PuppetOptions {
  readonly botId: string
  readonly secret: string
  /** Default: Tencent's own far end. */
  readonly wsUrl?: string
  /** The robot's name as groups show it; taken off what is heard there. */
  readonly botName: string
  /** The name of a userid or chatid; where it fails, the id stands in. Asked for each new talker: be quick. */
  nameOf(id: string): string | Promise<string>
  readonly log: Log
  now(): Date
  /** Subscribed, also again after a cut: what waited can be sent. */
  onOnline?(): void
  /** Another connection of this robot took over: whoever holds the lock decides, then `resume`. */
  onThrownOut?(): void
  readonly timers?: Partial<Timers>
}

/** How many heard messages are kept for `heard(id)`; Wechaty itself forgets all but 500. */
const mostHeard = 2_000
const mostGroups = 20_000

/**
 * WeCom's robot as a Wechaty puppet. It translates, and nothing more: frames in, messages out, `say` to the wire.
 *
 * Beyond Wechaty's surface: `heard(id)` for all that a frame said, `media(id)` for what came with it, `send` and its
 * kin for the outbox, `online` for readiness, `pause` and `resume` for whoever holds the lock.
 */
export class PuppetWecom extends PUPPET.Puppet implements Speech {
  static override readonly VERSION = '1.0.0'
  readonly #wecom: PuppetOptions
  readonly #line: Connection
  readonly #speech: Speech
  readonly #media: Media
  readonly #heard: Keep<Heard> = keep(mostHeard)
  /** Ids known to be groups: Wechaty gives a bare conversation id, the wire wants to know which it is. */
  readonly #groups: Keep<true> = keep(mostGroups)

  constructor(options: PuppetOptions) {
    // Wechaty prints its options when it is told to be verbose: the secret must not be among them.
    super({})
    this.#wecom = options
    this.#media = mediaStore()
    this.#line = connection({
      botId: options.botId,
      secret: options.secret,
      log: options.log,
      ...(options.wsUrl ? { wsUrl: options.wsUrl } : {}),
      ...(options.timers ? { timers: options.timers } : {}),
      onMessage: (frame) => this.#onMessage(frame),
      onEvent: (frame) => this.#onEvent(frame),
      onOnline: () => this.#onOnline(),
      onOffline: () => undefined,
      onThrownOut: () => options.onThrownOut?.(),
    })
    this.#speech = speech(
      this.#line,
      uploads(this.#line, () => options.now().getTime()),
    )
  }

  override name(): string {
    return 'wecom'
  }

  override version(): string {
    return PuppetWecom.VERSION
  }

  /** Connected and subscribed at this moment. A cut does not log out, so `isLoggedIn` cannot tell. */
  get online(): boolean {
    return this.#line.online
  }

  get connectionState(): ConnectionState {
    return this.#line.state
  }

  /** One Chinese line: why it is offline, where that is known. */
  get trouble(): string | undefined {
    return this.#line.trouble
  }

  /** Returns at once: being online may take long, and Wechaty waits 15 s for a start. */
  override async onStart(): Promise<void> {
    this.#line.start()
  }

  override async onStop(): Promise<void> {
    await this.#line.stop()
  }

  /** Hangs up without logging out; from here on everything said is refused as offline. For who lost the lock. */
  pause(): Promise<void> {
    return this.#line.stop()
  }

  /** Connects again, after `pause` or after being thrown out. For who holds the lock. */
  resume(): void {
    this.#line.start()
  }

  /** All that the frame of a Wechaty message said; undefined after 2,000 later ones. */
  heard(msgid: string): Heard | undefined {
    return this.#heard.get(msgid)
  }

  /** What came with a message, in its order. The fetching began when the frame arrived. */
  media(msgid: string): Promise<readonly Fetched[]> {
    return this.#media.of(msgid)
  }

  /** Fetches one link anew, for a message whose media were forgotten; links live five minutes. */
  fetchMedia(link: MediaLink): Promise<Fetched> {
    return download(link)
  }

  send(words: Words): Promise<Sent> {
    return this.#speech.send(words)
  }

  sendFile(file: File): Promise<Sent> {
    return this.#speech.sendFile(file)
  }

  sendCard(card: Where & { readonly card: Card }): Promise<Sent> {
    return this.#speech.sendCard(card)
  }

  updateCard(update: Parameters<Speech['updateCard']>[0]): Promise<Sent> {
    return this.#speech.updateCard(update)
  }

  sendWelcome(welcome: Parameters<Speech['sendWelcome']>[0]): Promise<Sent> {
    return this.#speech.sendWelcome(welcome)
  }

  #onOnline(): void {
    if (!this.isLoggedIn) {
      this.login(this.#wecom.botId)
      this.emit('ready', { data: 'subscribed' })
    }
    this.#wecom.onOnline?.()
  }

  /** Names come from the database: while it is away, messages are still heard. */
  async #nameOf(id: string): Promise<string> {
    try {
      return await this.#wecom.nameOf(id)
    } catch {
      return id
    }
  }

  #onMessage(raw: unknown): void {
    const read = readMessage(raw)
    if (read.ok) this.#tell(hearMessage(read.frame, this.#wecom))
    else this.#drop(read.bad)
  }

  #onEvent(raw: unknown): void {
    const read = readEvent(raw)
    if (read.ok) this.#tell(hearEvent(read.frame, this.#wecom))
    else this.#drop(read.bad)
  }

  #drop(bad: BadFrame): void {
    this.#wecom.log.warn({ ...bad }, 'wecom: a frame that cannot be read was dropped')
  }

  /** A frame that comes twice is told twice: what is new is the inbox's to know. */
  #tell(heard: Heard): void {
    this.#heard.set(heard.msgid, heard)
    if (heard.group) this.#groups.set(heard.chat, true)
    this.#media.begin(heard)
    // Wechaty's own listener rejects where a bot listens to no 'error': each is called behind a guard.
    for (const listener of this.rawListeners('message')) {
      guarded(this.#wecom.log, 'message', () => Reflect.apply(listener, this, [{ messageId: heard.msgid }]))()
    }
  }

  override async messageRawPayload(id: string): Promise<Heard> {
    const heard = this.#heard.get(id)
    if (!heard) throw new Error(`no message ${id}`)
    return heard
  }

  override async messageRawPayloadParser(heard: Heard): Promise<PUPPET.payloads.Message> {
    return messagePayload(heard, this.#wecom.botId)
  }

  override async contactRawPayload(id: string): Promise<PUPPET.payloads.Contact> {
    const name = id === this.#wecom.botId ? this.#wecom.botName : await this.#nameOf(id)
    return contactPayload(id, name)
  }

  override async contactRawPayloadParser(payload: PUPPET.payloads.Contact): Promise<PUPPET.payloads.Contact> {
    return payload
  }

  override async contactList(): Promise<string[]> {
    return []
  }

  override async roomRawPayload(id: string): Promise<PUPPET.payloads.Room> {
    this.#groups.set(id, true)
    return roomPayload(id, await this.#nameOf(id))
  }

  override async roomRawPayloadParser(payload: PUPPET.payloads.Room): Promise<PUPPET.payloads.Room> {
    return payload
  }

  override async roomList(): Promise<string[]> {
    return []
  }

  override async roomMemberList(): Promise<string[]> {
    return []
  }

  /** The first picture or file that came with a message. Rejects where none did, or it could not be fetched. */
  override async messageFile(id: string): Promise<FileBoxInterface> {
    const [first] = await this.media(id)
    if (!first) throw new Expected('这条消息没有带文件，或已过了取文件的时间')
    if (!first.ok) throw new Expected(first.words)
    const ending = first.type === 'unknown' ? 'bin' : first.type
    return FileBox.fromBuffer(first.bytes, first.name || `${id}.${ending}`)
  }

  override messageImage(id: string): Promise<FileBoxInterface> {
    return this.messageFile(id)
  }

  /** Pushes markdown. Wechaty loses the req_id of what is answered, so `say` is never an answer on the wire. */
  override async messageSendText(chat: string, text: string): Promise<void> {
    this.#orThrow(await this.send({ ...this.#whereIs(chat), markdown: text }))
  }

  override async messageSendFile(chat: string, file: FileBoxInterface): Promise<void> {
    const bytes = await file.toBuffer()
    const image = isPicture(mediaTypeOf(bytes))
    this.#orThrow(await this.sendFile({ ...this.#whereIs(chat), bytes, name: file.name, image }))
  }

  #whereIs(chat: string): Where {
    return { chat, group: this.#groups.has(chat) }
  }

  /** The wire's acks carry no message id: so sending resolves with nothing, and only a refusal says more. */
  #orThrow(sent: Sent): void {
    if (!sent.ok) throw new Expected(sent.words)
  }
}
