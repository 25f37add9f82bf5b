import type { WebSocket } from 'ws'
import { z } from 'zod'
import { type Faults, takeRefusal } from './faults.ts'
import { ackOf, type Callback, eventFrame, freshId, type Request, readFrame } from './frames.ts'
import { ok, type Reply, refuse } from './refusals.ts'

/** A request as it came, and the number it was answered with: null while unanswered. */
export interface Received extends Request {
  readonly at: Date
  errcode: number | null
}

export interface LineOptions {
  readonly botId: string | null
  readonly secret: string | null
  readonly faults: Faults
  readonly now: () => Date
  readonly answer: (request: Request) => Reply
  /** The robot came or went. */
  readonly onChange: () => void
  readonly log: (what: string, detail: Readonly<Record<string, unknown>>) => void
}

export interface Line {
  /** A new connection; nothing is believed of it until it subscribes. */
  accept(socket: WebSocket): void
  /** Sends now, or keeps it until a robot subscribes. */
  send(frame: Callback): void
  /** Any text as a frame to the robot that has subscribed, or else to whoever is connected. */
  raw(text: string): void
  isOnline(): boolean
  received: readonly Received[]
  drop(): void
  kick(): void
  /** Sends what was held or fell silent, once the fault is over. */
  release(): void
}

const MOST_RECEIVED = 20_000
const MOST_RECEIVED_BYTES = 64 << 20
const MOST_WAITING = 2_000
const MOST_HELD = 5_000

const subscribe = z.object({ bot_id: z.string().min(1), secret: z.string().min(1) })

interface State extends LineOptions {
  readonly sockets: Set<WebSocket>
  readonly received: Received[]
  receivedBytes: number
  readonly waiting: Callback[]
  readonly held: { readonly socket: WebSocket; readonly text: string }[]
  robot: WebSocket | null
  known: string
}

const write = (socket: WebSocket, text: string): void => {
  if (socket.readyState === socket.OPEN) socket.send(text)
}

const worded = ({ known }: State, frame: Callback): string =>
  JSON.stringify({ ...frame, body: { ...frame.body, aibotid: known } })

const send = (state: State, frame: Callback): void => {
  const { robot, faults, waiting } = state
  if (!robot || robot.readyState !== robot.OPEN || faults.silent) {
    waiting.push(frame)
    if (waiting.length > MOST_WAITING) waiting.shift()
    return
  }
  const text = worded(state, frame)
  write(robot, text)
  if (faults.twice) write(robot, text)
}

const flush = (state: State): void => {
  for (const frame of state.waiting.splice(0)) send(state, frame)
}

const leave = (state: State, socket: WebSocket): void => {
  if (state.robot !== socket) return
  state.robot = null
  state.onChange()
}

const throwOut = (state: State, socket: WebSocket): void => {
  write(socket, worded(state, eventFrame(freshId(), state.now(), null, { eventtype: 'disconnected_event' })))
  leave(state, socket)
  socket.close()
}

const logIn = (state: State, socket: WebSocket, body: unknown): Reply => {
  const read = subscribe.safeParse(body)
  if (!read.success) return refuse(853000)
  const { bot_id: id, secret } = read.data
  if ((state.botId ?? id) !== id || (state.secret ?? secret) !== secret) return refuse(853000)
  if (state.robot && state.robot !== socket) throwOut(state, state.robot)
  state.known = id
  state.robot = socket
  return ok()
}

const replyTo = (state: State, socket: WebSocket, request: Request): Reply => {
  const onPurpose = takeRefusal(state.faults, request.cmd)
  if (onPurpose !== null) return { errcode: onPurpose, errmsg: 'refused on purpose' }
  if (request.cmd === 'aibot_subscribe') return logIn(state, socket, request.body)
  return state.robot === socket ? state.answer(request) : refuse(846609)
}

const respond = (state: State, socket: WebSocket, request: Request): number => {
  const reply = replyTo(state, socket, request)
  const text = ackOf(request.headers.req_id, reply)
  if (!state.faults.holding || request.cmd === 'ping') write(socket, text)
  else if (state.held.push({ socket, text }) > MOST_HELD) state.held.shift()
  if (request.cmd === 'aibot_subscribe' && reply.errcode === 0) {
    state.onChange()
    flush(state)
  }
  return reply.errcode
}

// What is noted for assertions is bounded, and pieces of files are noted without their bytes.
const note = (state: State, frame: Request, bytes: number): Received => {
  const { received, now } = state
  const piece = frame.cmd === 'aibot_upload_media_chunk'
  const body = piece ? { ...Object(frame.body), base64_data: `${bytes} bytes` } : frame.body
  const request: Received = { ...frame, body, at: now(), errcode: null }
  state.receivedBytes += piece ? 0 : bytes
  if (received.length >= MOST_RECEIVED || state.receivedBytes > MOST_RECEIVED_BYTES) {
    received.splice(0, Math.ceil(received.length / 2))
    state.receivedBytes /= 2
  }
  received.push(request)
  return request
}

const hear = (state: State, socket: WebSocket, text: string): void => {
  const frame = readFrame(text)
  if (!frame) {
    // No text into the log: it may be somebody's message.
    state.log('a frame that cannot be read', { bytes: Buffer.byteLength(text) })
    return
  }
  const noted = note(state, frame, text.length)
  if (!state.faults.silent) noted.errcode = respond(state, socket, frame)
}

const accept = (state: State, socket: WebSocket): void => {
  state.sockets.add(socket)
  socket.on('message', (data) => hear(state, socket, data.toString()))
  socket.on('error', (error) => state.log('a connection broke', { reason: error.message }))
  socket.on('close', () => {
    state.sockets.delete(socket)
    leave(state, socket)
  })
}

/** The one line to the robot: who is subscribed, what waits for it, and what goes wrong on purpose. */
export const makeLine = (options: LineOptions): Line => {
  const state: State = {
    ...options,
    sockets: new Set(),
    received: [],
    receivedBytes: 0,
    waiting: [],
    held: [],
    robot: null,
    known: options.botId ?? 'robot',
  }
  return {
    accept: (socket) => accept(state, socket),
    send: (frame) => send(state, frame),
    raw: (text) => {
      for (const socket of state.robot ? [state.robot] : state.sockets) write(socket, text)
    },
    isOnline: () => state.robot !== null,
    received: state.received,
    drop: () => {
      for (const socket of state.sockets) {
        leave(state, socket)
        socket.terminate()
      }
    },
    kick: () => {
      if (state.robot) throwOut(state, state.robot)
    },
    release: () => {
      if (!state.faults.holding) for (const { socket, text } of state.held.splice(0)) write(socket, text)
      if (!state.faults.silent) flush(state)
    },
  }
}
