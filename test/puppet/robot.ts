import type { Heard } from '../../bot/puppet/heard.ts'
import { type PuppetOptions, PuppetWecom } from '../../bot/puppet/puppet.ts'
import { until } from './far-end.ts'

/** One line of the log, as a test reads it. */
export interface Line {
  readonly level: 'info' | 'warn' | 'error'
  readonly fields: Readonly<Record<string, unknown>>
  readonly message: string
}

export interface Robot {
  readonly puppet: PuppetWecom
  /** All that was heard, in order; a frame that came twice is here twice. */
  readonly heard: readonly Heard[]
  readonly log: readonly Line[]
  /** The nth thing heard, counted from 1; waits for it. */
  nth(n: number): Promise<Heard>
  isOnline(): Promise<true>
  stop(): Promise<void>
}

export const noon = new Date('2026-07-15T04:00:00Z')

/** Short waits, so that a test of waiting does not wait. */
const timers = { subscribe: 80, reconnect: 2, heartbeat: 30_000, gone: 500 }

/** A puppet alone, without Wechaty: what Wechaty would be told is put into a list. */
export async function robot(wsUrl: string, options: Partial<PuppetOptions> = {}): Promise<Robot> {
  const heard: Heard[] = []
  const log: Line[] = []
  const at = (level: Line['level']) => (fields: Line['fields'], message: string) =>
    void log.push({ level, fields, message })
  const puppet = new PuppetWecom({
    botId: 'robot',
    secret: '不能出现在日志里',
    wsUrl,
    botName: '帮扶助手',
    nameOf: (id) => `名${id}`,
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    now: () => noon,
    timers,
    ...options,
  })
  puppet.on('message', ({ messageId }) => {
    const one = puppet.heard(messageId)
    if (one) heard.push(one)
  })
  await puppet.start()
  return {
    puppet,
    heard,
    log,
    nth: (n) => until(`heard ${n}`, () => heard[n - 1]),
    isOnline: () => until('online', () => puppet.online || undefined),
    stop: () => puppet.stop(),
  }
}
