import { WSClient } from '@wecom/aibot-node-sdk'
import { saysThrownOut } from './frames.ts'
import { guarded } from './guard.ts'
import { type Log, quiet } from './log.ts'
import { notSubscribed, offline, type Refused, refusalOf, refusedBy } from './refusal.ts'

/** Milliseconds. Tests make them short. */
export interface Timers {
  /** A subscribe that is not answered by then is tried anew: the SDK would wait for ever. */
  readonly subscribe: number
  /** First pause before connecting again; it doubles up to `longestPause`. */
  readonly reconnect: number
  readonly heartbeat: number
  /** How long a closed socket is waited for. */
  readonly gone: number
}

const usual: Timers = { subscribe: 10_000, reconnect: 1_000, heartbeat: 30_000, gone: 2_000 }
const longestPause = 30_000

/** Texts end at 20 kB; a frame above this is no message, and must not fill the memory. */
const mostFrameBytes = 16 * 1024 * 1024

export interface ConnectionOptions {
  readonly botId: string
  readonly secret: string
  /** Default: Tencent's own. */
  readonly wsUrl?: string
  readonly log: Log
  readonly timers?: Partial<Timers>
  onMessage(frame: unknown): void
  onEvent(frame: unknown): void
  /** Subscribed; after every reconnect again. */
  onOnline(): void
  onOffline(): void
  /** Another connection of the same robot took its place. Nothing is tried until `start` is called again. */
  onThrownOut(): void
}

export type ConnectionState = 'idle' | 'connecting' | 'online' | 'thrown-out' | 'stopped'

/** A connection's mutable half: one at a time has a client, and only that client's events count. */
interface Line extends ConnectionOptions {
  readonly pace: Timers
  client: WSClient | undefined
  state: ConnectionState
  waiting: NodeJS.Timeout | undefined
  /** Connections made anew by us since the last acknowledged request: each waits longer. */
  redials: number
  trouble: string | undefined
}

export type Acked = { readonly ok: true; readonly body: unknown } | Refused

export interface Connection {
  /** Connects, and from then on never gives up. Nothing happens where it is connected or connecting already. */
  start(): void
  /** Hangs up and stays so; resolves when the socket is closed. */
  stop(): Promise<void>
  /** One request, and its ack. Never rejects. */
  request(cmd: string, reqId: string, body: Record<string, unknown>): Promise<Acked>
  /** Runs `act` with the SDK's client, for what takes several requests. Never rejects. */
  with<Value>(
    act: (client: WSClient) => Promise<Value>,
  ): Promise<{ readonly ok: true; readonly value: Value } | Refused>
  readonly online: boolean
  readonly state: ConnectionState
  /** One Chinese line: why it is offline, where that is known. */
  readonly trouble: string | undefined
}

/** Hangs a client up. Its socket closes a moment later: two at a time would throw each other out. */
async function leave(client: WSClient, limit: number): Promise<void> {
  const open = client.isConnected
  const gone = new Promise<void>((resolve) => client.once('disconnected', () => resolve()))
  client.disconnect()
  if (!open) return
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  await Promise.race([gone, late])
  clearTimeout(timer)
}

/** Lets go of the client and of what is waited for; events of that client are deaf from here on. */
function letGo(line: Line, state: ConnectionState): WSClient | undefined {
  const client = line.client
  const wasOnline = line.state === 'online'
  clearTimeout(line.waiting)
  line.client = undefined
  line.state = state
  if (wasOnline) guarded(line.log, 'offline', line.onOffline)()
  return client
}

/** A new client in place of this one, after a pause that grows. A fresh one, so that no old timer interferes. */
async function redial(line: Line, why: string): Promise<void> {
  if (line.state === 'stopped' || line.state === 'thrown-out') return
  const client = letGo(line, 'connecting')
  const pause = Math.min(line.pace.reconnect * 2 ** line.redials, longestPause)
  line.redials += 1
  line.log.warn({ why, pause }, 'wecom connects anew')
  if (client) await leave(client, line.pace.gone)
  if (line.state !== 'connecting' || line.client) return
  line.waiting = setTimeout(guarded(line.log, 'dial', dial), pause, line)
}

const redialSoon = (line: Line, why: string) => guarded(line.log, 'redial', redial)(line, why)

function thrownOut(line: Line): void {
  letGo(line, 'thrown-out')
  line.trouble = '机器人在别处连上了，这里已断开'
  line.log.error({}, 'wecom: thrown out by another connection')
  guarded(line.log, 'thrown out', line.onThrownOut)()
}

function offlineNow(line: Line, reason: string): void {
  clearTimeout(line.waiting)
  const wasOnline = line.state === 'online'
  line.state = 'connecting'
  if (wasOnline) {
    line.log.warn({}, 'wecom: connection lost')
    guarded(line.log, 'offline', line.onOffline)()
  }
  // The SDK's own words, where the event itself was in a shape it did not pass on.
  if (reason.startsWith('New connection established')) thrownOut(line)
}

function onlineNow(line: Line): void {
  clearTimeout(line.waiting)
  line.state = 'online'
  line.trouble = undefined
  line.log.info({}, 'wecom: online')
  guarded(line.log, 'online', line.onOnline)()
}

/** A refused log-in comes as an error whose words hold the code; anything else is a network's. */
function troubled(line: Line, error: Error): void {
  const code = /\(code: (-?\d+)\)/.exec(error.message)?.[1]
  if (code !== undefined) line.trouble = refusalOf(Number(code)).words
  else line.trouble ??= '连不上企业微信：请看网络是否通'
  const named = code === undefined ? ('code' in error ? { code: error.code } : {}) : { errcode: Number(code) }
  line.log.warn(named, code === undefined ? 'wecom: no connection' : 'wecom: log-in refused')
}

/** Makes a client, listens to it and connects. Each listener is deaf once the line has another client. */
function dial(line: Line): void {
  const client = new WSClient({
    botId: line.botId,
    secret: line.secret,
    ...(line.wsUrl ? { wsUrl: line.wsUrl } : {}),
    maxReconnectAttempts: -1,
    maxAuthFailureAttempts: -1,
    reconnectInterval: line.pace.reconnect,
    heartbeatInterval: line.pace.heartbeat,
    wsOptions: { maxPayload: mostFrameBytes },
    logger: quiet(line.log),
  })
  line.client = client
  line.state = 'connecting'
  const own = <Args extends readonly unknown[]>(name: string, act: (...args: Args) => unknown) =>
    guarded(line.log, name, (...args: Args) => (line.client === client ? act(...args) : undefined))
  client.on(
    'connected',
    own('connected', () => awaitSubscribed(line)),
  )
  client.on(
    'authenticated',
    own('authenticated', () => onlineNow(line)),
  )
  client.on(
    'disconnected',
    own('disconnected', (reason: string) => offlineNow(line, String(reason))),
  )
  client.on(
    'error',
    own('error', (error: Error) => troubled(line, error)),
  )
  // 'message.text' and its like say the same a second time.
  client.on(
    'message',
    own('message', (frame: unknown) => line.onMessage(frame)),
  )
  client.on(
    'event',
    own('event', (frame: unknown) => (saysThrownOut(frame) ? thrownOut(line) : line.onEvent(frame))),
  )
  client.connect()
}

function awaitSubscribed(line: Line): void {
  clearTimeout(line.waiting)
  line.waiting = setTimeout(() => {
    line.trouble = '企业微信没有回应登录，正在重连'
    redialSoon(line, 'subscribe not acknowledged')
  }, line.pace.subscribe)
}

async function withClient<Value>(line: Line, act: (client: WSClient) => Promise<Value>) {
  const { client } = line
  if (!client || line.state !== 'online' || !client.isConnected) return offline
  try {
    const value = await act(client)
    line.redials = 0
    return { ok: true as const, value }
  } catch (error) {
    const refused = refusedBy(error)
    if (refused.code === notSubscribed && line.client === client) redialSoon(line, 'not subscribed')
    return refused
  }
}

/**
 * The long connection to the robot's far end: owns the SDK's client and passes the traps that the SDK leaves.
 * Cuts and refused log-ins are tried again for ever, at most 30 s apart; so is a subscribe that nobody answers, and a
 * socket that is open but says "not subscribed" (846609). Only `disconnected_event` ends it, until `start`.
 */
export function connection(options: ConnectionOptions): Connection {
  const line: Line = {
    ...options,
    pace: { ...usual, ...options.timers },
    client: undefined,
    state: 'idle',
    waiting: undefined,
    redials: 0,
    trouble: undefined,
  }
  const online = () => line.state === 'online' && line.client?.isConnected === true
  return {
    start() {
      if (line.state === 'connecting' || line.state === 'online') return
      dial(line)
    },
    async stop() {
      const client = letGo(line, 'stopped')
      if (client) await leave(client, line.pace.gone)
    },
    async request(cmd, reqId, body) {
      const acked = await withClient(line, (client) => client.reply({ headers: { req_id: reqId } }, body, cmd))
      return acked.ok ? { ok: true, body: acked.value.body } : acked
    },
    with: (act) => withClient(line, act),
    get online() {
      return online()
    },
    get state() {
      return line.state
    },
    get trouble() {
      return online() ? undefined : line.trouble
    },
  }
}
