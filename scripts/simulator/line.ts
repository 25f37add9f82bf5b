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
  readonly onChange: (online: boolean) => void
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
const MOST_WAITING = 2_000
const MOST_HELD = 5_000

const subscribe = z.object({ bot_id: z.string().min(1), secret: z.string().min(1) })

/** The one line to the robot: who is subscribed, what waits for it, and what goes wrong on purpose. */
export const makeLine = (options: LineOptions): Line => {
  const { faults } = options
  const sockets = new Set<WebSocket>()
  const received: Received[] = []
  const waiting: Callback[] = []
  const held: { socket: WebSocket; text: string }[] = []
  let robot: WebSocket | null = null
  let known = options.botId ?? 'robot'

  const write = (socket: WebSocket, text: string): void => {
    if (socket.readyState === socket.OPEN) socket.send(text)
  }
  const keep = (frame: Callback): void => {
    waiting.push(frame)
    if (waiting.length > MOST_WAITING) waiting.shift()
  }
  const send = (frame: Callback): void => {
    if (!robot || robot.readyState !== robot.OPEN || faults.silent) {
      keep(frame)
      return
    }
    const text = withRobot(frame)
    write(robot, text)
    if (faults.twice) write(robot, text)
  }
  const withRobot = (frame: Callback): string => JSON.stringify({ ...frame, body: { ...frame.body, aibotid: known } })
  const flush = (): void => {
    for (const frame of waiting.splice(0)) send(frame)
  }
  const leave = (socket: WebSocket): void => {
    if (robot !== socket) return
    robot = null
    options.onChange(false)
  }
  const throwOut = (socket: WebSocket): void => {
    write(socket, withRobot(eventFrame(freshId(), options.now(), null, { eventtype: 'disconnected_event' })))
    leave(socket)
    socket.close()
  }

  const logIn = (socket: WebSocket, body: unknown): Reply => {
    const read = subscribe.safeParse(body)
    if (!read.success) return refuse(853000)
    const { bot_id: id, secret } = read.data
    if ((options.botId ?? id) !== id || (options.secret ?? secret) !== secret) return refuse(853000)
    if (robot && robot !== socket) throwOut(robot)
    known = id
    robot = socket
    return ok()
  }

  const replyTo = (socket: WebSocket, request: Request): Reply => {
    const onPurpose = takeRefusal(faults, request.cmd)
    if (onPurpose !== null) return { errcode: onPurpose, errmsg: 'refused on purpose' }
    if (request.cmd === 'aibot_subscribe') return logIn(socket, request.body)
    return robot === socket ? options.answer(request) : refuse(846609)
  }

  const respond = (socket: WebSocket, request: Received): void => {
    const reply = replyTo(socket, request)
    request.errcode = reply.errcode
    const text = ackOf(request.headers.req_id, reply)
    if (!faults.holding || request.cmd === 'ping') write(socket, text)
    else if (held.push({ socket, text }) > MOST_HELD) held.shift()
    if (request.cmd !== 'aibot_subscribe' || reply.errcode !== 0) return
    options.onChange(true)
    flush()
  }

  const hear = (socket: WebSocket, text: string): void => {
    const frame = readFrame(text)
    // No text into the log: it may be somebody's message.
    if (!frame) {
      options.log('a frame that cannot be read', { bytes: Buffer.byteLength(text) })
      return
    }
    const request: Received = { ...frame, at: options.now(), errcode: null }
    received.push(request)
    if (received.length > MOST_RECEIVED) received.splice(0, MOST_RECEIVED / 10)
    if (!faults.silent) respond(socket, request)
  }

  return {
    accept: (socket) => {
      sockets.add(socket)
      socket.on('message', (data) => hear(socket, data.toString()))
      socket.on('error', (error) => options.log('a connection broke', { reason: error.message }))
      socket.on('close', () => {
        sockets.delete(socket)
        leave(socket)
      })
    },
    send,
    raw: (text) => {
      for (const socket of robot ? [robot] : sockets) write(socket, text)
    },
    isOnline: () => robot !== null,
    received,
    drop: () => {
      for (const socket of sockets) {
        leave(socket)
        socket.terminate()
      }
    },
    kick: () => {
      if (robot) throwOut(robot)
    },
    release: () => {
      if (!faults.holding) for (const { socket, text } of held.splice(0)) write(socket, text)
      if (!faults.silent) flush()
    },
  }
}
