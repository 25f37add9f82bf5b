import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** What the robot asked. */
export interface Asked {
  readonly cmd: string
  readonly headers: { readonly req_id: string }
  readonly body: Record<string, unknown>
}

/** An ack's errcode and body; 'nothing' leaves the request without one. */
export type Ack = { readonly errcode?: number; readonly body?: Record<string, unknown> } | 'nothing'

/** A far end that does as a test tells it, also what Tencent never would. */
export interface FarEnd {
  readonly url: string
  readonly port: number
  readonly asked: readonly Asked[]
  /** Connections so far, and the most that were open at the same time. */
  readonly opened: number
  readonly openAtOnce: number
  answer: (asked: Asked) => Ack
  /** Sends to the newest connection: an object as JSON, a string as it is. */
  say(frame: unknown): void
  cut(): void
  /** The nth request of a command, counted from 1; waits for it. */
  nth(cmd: string, n?: number): Promise<Asked>
  close(): Promise<void>
}

const patience = 8_000

/** Waits until `found` gives something, looking often; rejects after a while with `what`. */
export async function until<Value>(what: string, found: () => Value | undefined | false): Promise<Value> {
  const end = Date.now() + patience
  for (;;) {
    const value = found()
    if (value !== undefined && value !== false) return value
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const acknowledge = (asked: Asked, ack: Exclude<Ack, 'nothing'>) =>
  JSON.stringify({
    headers: { req_id: asked.headers.req_id },
    errcode: ack.errcode ?? 0,
    errmsg: 'told by the test',
    ...(ack.body ? { body: ack.body } : {}),
  })

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )

/** Starts a far end on a free port of the loopback, or on the one given. */
export async function farEnd(port = 0): Promise<FarEnd> {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  const asked: Asked[] = []
  let opened = 0
  let openAtOnce = 0
  let newest: WebSocket | undefined
  const found = await listen(http, port)
  const self: FarEnd = {
    url: `ws://127.0.0.1:${found}`,
    port: found,
    asked,
    answer: () => ({}),
    get opened() {
      return opened
    },
    get openAtOnce() {
      return openAtOnce
    },
    say: (frame) => newest?.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    cut: () => newest?.terminate(),
    nth: (cmd, n = 1) => until(`${cmd} ${n}`, () => asked.filter((one) => one.cmd === cmd)[n - 1]),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate()
        sockets.close(() => http.close(() => resolve()))
      }),
  }
  sockets.on('connection', (socket) => {
    opened += 1
    openAtOnce = Math.max(openAtOnce, sockets.clients.size)
    newest = socket
    socket.on('error', () => undefined)
    socket.on('message', (data) => {
      const one = JSON.parse(String(data)) as Asked
      asked.push(one)
      const ack = self.answer(one)
      if (ack !== 'nothing') socket.send(acknowledge(one, ack))
    })
  })
  return self
}
