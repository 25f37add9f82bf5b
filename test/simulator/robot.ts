import { type BaseMessage, type EventMessage, WSClient, type WsFrame } from '@wecom/aibot-node-sdk'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../scripts/simulator/server.ts'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

export const people = [
  { id: 'zhao', name: '赵志强', role: '帮扶责任人 · 轵城镇中王村' },
  { id: 'sun', name: '孙丽', role: '镇分管领导 · 轵城镇' },
]
export const groups = [{ chat: 'room-1', topic: '轵城镇帮扶群' }]

/** A simulator on a free port that ends with the test that uses it. */
export const simulate = async (more: Partial<SimulatorOptions> = {}): Promise<Simulator & AsyncDisposable> => {
  const simulator = await startSimulator({ port: 0, people, groups, botName: '帮扶助手', ...more })
  return Object.assign(Object.create(simulator) as Simulator, {
    [Symbol.asyncDispose]: () => simulator.close(),
  })
}

/** Tencent's own SDK, connected, with what it heard, oldest first. */
export interface Robot {
  readonly client: WSClient
  readonly messages: WsFrame<BaseMessage>[]
  readonly events: WsFrame<EventMessage>[]
  readonly errors: Error[]
  readonly cuts: string[]
  heardMessage(count?: number): Promise<WsFrame<BaseMessage>>
  heardEvent(count?: number): Promise<WsFrame<EventMessage>>
  [Symbol.dispose](): void
}

/** Waits until the condition holds, at most two seconds. */
export const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 200) throw new Error('waited for two seconds in vain')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export const connect = (
  simulator: Simulator,
  account: { readonly botId: string; readonly secret: string } = { botId: 'bot-1', secret: 'secret' },
): Robot => {
  const client = new WSClient({
    ...account,
    wsUrl: simulator.wsUrl,
    logger: quiet,
    reconnectInterval: 20,
    maxReconnectAttempts: -1,
  })
  const messages: WsFrame<BaseMessage>[] = []
  const events: WsFrame<EventMessage>[] = []
  const errors: Error[] = []
  const cuts: string[] = []
  client.on('message', (frame) => messages.push(frame))
  client.on('event', (frame) => events.push(frame))
  client.on('error', (error) => errors.push(error))
  client.on('disconnected', (why) => cuts.push(why))
  client.connect()
  const nth = async <T>(list: readonly T[], count: number): Promise<T> => {
    await until(() => list.length >= count)
    const found = list[count - 1]
    if (!found) throw new Error('nothing was heard')
    return found
  }
  return {
    client,
    messages,
    events,
    errors,
    cuts,
    heardMessage: (count = 1) => nth(messages, count),
    heardEvent: (count = 1) => nth(events, count),
    [Symbol.dispose]: () => client.disconnect(),
  }
}

/** The number a request was refused with; 0 where it was not. */
export const refusalOf = (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => 0,
    (frame: { errcode?: unknown }) => frame.errcode ?? frame,
  )
