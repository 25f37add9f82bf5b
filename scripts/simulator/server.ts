import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { type Acts, makeActs } from './acts.ts'
import { answer } from './answers.ts'
import { makeChats, type Post } from './chats.ts'
import { type Control, makeControl } from './control.ts'
import { makeDownloads } from './downloads.ts'
import { noFaults } from './faults.ts'
import { makeKept } from './kept.ts'
import { limits, makeRate } from './limits.ts'
import { makeLine } from './line.ts'
import { makeNext, type Next } from './next.ts'
import { isOurHost } from './page/http.ts'
import { makeLive } from './page/live.ts'
import { shownPost } from './page/reads.ts'
import { makePage } from './page/serve.ts'
import { type Group, makeDirectory, type Person } from './people.ts'
import { makeTickets } from './tickets.ts'
import { makeUploads } from './uploads.ts'

export interface SimulatorOptions {
  /** 0: any free one. */
  readonly port: number
  readonly people: readonly Person[]
  readonly groups: readonly Group[]
  /** As groups show it after the @. */
  readonly botName: string
  /** Checked at log-in where given. */
  readonly botId?: string
  readonly secret?: string
  /** What this person might write, offered on the page. */
  readonly examples?: (personId: string) => readonly string[] | Promise<readonly string[]>
  /** Messages a minute and an hour to one chat; Tencent's 30 and 1,000 unless a benchmark wants more. */
  readonly rate?: { readonly perMinute: number; readonly perHour: number }
  /** Chats in which somebody wrote to the robot before this start: it may push there, as Tencent would remember. */
  readonly opened?: readonly string[]
  /** As pino's `warn`; gets no texts, names or secrets. */
  readonly log?: (detail: Readonly<Record<string, unknown>>, what: string) => void
  readonly now?: () => Date
}

/** Tencent's far end on this machine: what people do, what appears, what goes wrong. */
export interface Simulator extends Acts {
  /** The page's address. */
  readonly url: string
  /** What the SDK's `wsUrl` must be. */
  readonly wsUrl: string
  readonly port: number
  /** Whether a robot has subscribed. */
  readonly online: boolean
  setPeople(people: readonly Person[], groups: readonly Group[]): void
  /** All that appeared in every chat, in order; the last 30,000. */
  readonly posts: readonly Post[]
  /** The robot's bubbles in a chat, each in its latest state. */
  heard(chat: string): readonly string[]
  /**
   * The next finished bubble of the robot in a chat: after `after`, else after the last one given out here and the last
   * thing a person said here. Rejects after `timeoutMs` (5,000).
   */
  next: Next
  /** The bytes behind a post's file. */
  bytes(fileId: string): Buffer | undefined
  readonly control: Control
  close(): Promise<void>
}

// A chunk of 512 KB in base64 and its frame around it; a longer frame ends the connection.
const MOST_FRAME_BYTES = 1 << 20

const PATH = '/robot'

type Refuse = (request: IncomingMessage) => boolean

/** Lets the robot's connection in. No page ever needs it, so one that comes from a page (Origin) is turned away. */
const upgradeOn =
  (path: string, refused: Refuse, sockets: WebSocketServer, accept: (socket: WebSocketOf) => void) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const wanted = request.url?.split('?')[0] === path && request.headers.origin === undefined
    if (!wanted || refused(request)) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, accept)
  }

type WebSocketOf = Parameters<Parameters<WebSocketServer['handleUpgrade']>[3]>[0]

type Log = (what: string, detail: Readonly<Record<string, unknown>>) => void

const makeParts = (options: SimulatorOptions, port: () => number) => {
  const now = options.now ?? (() => new Date())
  const log: Log = (what, detail) => options.log?.(detail, what)
  const faults = noFaults()
  const kept = makeKept()
  const chats = makeChats(now, options.opened)
  const tickets = makeTickets(now)
  const live = makeLive()
  const directory = makeDirectory(options.people, options.groups)
  const downloads = makeDownloads(() => `http://127.0.0.1:${port()}/media/`, now)
  const { perMinute, perHour } = options.rate ?? limits
  const isGroup = (chat: string): boolean => directory.isGroup(chat) || chats.of(chat)[0]?.group === true
  const rate = makeRate(perMinute, perHour, now)
  const desk = { chats, tickets, uploads: makeUploads(kept, now), rate, now, isGroup }
  const { botName, botId = null, secret = null } = options
  const onChange = (): void => live.tell('line', state)
  const line = makeLine({ botId, secret, faults, now, answer: (request) => answer(desk, request), onChange, log })
  const state = () => ({ online: line.isOnline(), cut: faults.cut })
  const acts = makeActs({ chats, tickets, line, kept, downloads, botName, now })
  const control = makeControl(line, faults, onChange)
  const reading = { chats, directory, botName, examples: options.examples ?? (() => []), state }
  chats.listen((post) => live.tell('post', () => shownPost(reading, post)))
  const writing = { acts, chats, control, directory }
  const handle = makePage({ reading, writing, downloads, kept, live, port }, log)
  return { faults, kept, chats, directory, line, live, acts, control, handle }
}

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    // Loopback always: it has no log-in.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/** Starts the far end and its page on one port of 127.0.0.1; rejects with the system's error where the port is taken. */
export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  let port = options.port
  const parts = makeParts(options, () => port)
  const { chats, line, acts, control, faults } = parts
  const server = createServer(parts.handle)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_FRAME_BYTES })
  const refused: Refuse = (request) => faults.cut || !isOurHost(request.headers.host, port)
  server.on(
    'upgrade',
    upgradeOn(PATH, refused, sockets, (socket) => line.accept(socket)),
  )
  port = await listen(server, port)
  return {
    ...acts,
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}${PATH}`,
    port,
    get online() {
      return line.isOnline()
    },
    setPeople: (people, groups) => {
      parts.directory.set(people, groups)
      parts.live.tell('people', () => ({}))
    },
    posts: chats.posts,
    heard: chats.heard,
    next: makeNext(chats),
    bytes: (id) => parts.kept.get(id)?.bytes,
    control,
    close: () => {
      line.drop()
      sockets.close()
      parts.live.close()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
