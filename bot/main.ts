import type { Wechaty } from 'wechaty'
// The whole package brings every puppet's client along: 20 MB more.
import { WechatyImpl } from 'wechaty/impls'
import type { KeptFiles } from '../domain/files/kept.ts'
import type { Secrets } from '../domain/secrets.ts'
import { type Hold, hold } from '../prisma/hold.ts'
import type { Database } from '../prisma/transact.ts'
import { openInbox } from './inbox/open.ts'
import type { Metrics } from './metrics.ts'
import { guarded, nameOfError } from './puppet/guard.ts'
import type { Log } from './puppet/log.ts'
import { type PuppetOptions, PuppetWecom } from './puppet/puppet.ts'
import { sleep } from './sleep.ts'

export interface BotOptions {
  readonly db: Database
  readonly districtId: string
  readonly secrets: Secrets
  /** Pictures and tables that are sent. */
  readonly files: KeptFiles
  readonly config: {
    readonly botId: string
    readonly botSecret: string
    readonly wsUrl?: string
    readonly botName: string
  }
  readonly log: Log
  readonly metrics: Metrics
  now(): Date
  readonly timers?: PuppetOptions['timers']
  /** How long an answer to pictures waits for the next picture's, in milliseconds. */
  readonly gather?: number
  /** How often a waiting bot asks for the lock, in milliseconds. */
  readonly lockEvery?: number
  /** How often what other processes want said is looked for, in milliseconds. */
  readonly lookEvery?: number
}

export interface Bot {
  /** For /readyz: connected; waiting to take over; or neither. */
  state(): 'ok' | 'standby' | 'down'
  /** Waits for what is under way, hangs up, gives the lock back. What still waits stays in the database. */
  stop(): Promise<void>
}

/**
 * Starts the bot: it waits for the one lock (of several processes one holds the connection), connects, handles what a
 * crash left, hears and answers. When it loses the lock it says nothing more and waits again.
 */
export function startBot(options: BotOptions): Bot {
  const stopping = new AbortController()
  let puppet: PuppetWecom | null = null
  let standby = true

  const life = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const lost = new AbortController()
      const held = await hold(options.db, 'bot', () => lost.abort()).catch(() => null)
      if (held) {
        standby = false
        await serve(options, AbortSignal.any([stopping.signal, lost.signal]), held, (now) => {
          puppet = now
        }).catch((error: unknown) => options.log.error({ ...nameOfError(error) }, 'the bot ended and starts again'))
        puppet = null
        standby = true
      }
      await sleep(options.lockEvery ?? 3_000, stopping.signal)
    }
  }
  const living = life()

  return {
    state: () => (puppet?.online ? 'ok' : standby ? 'standby' : 'down'),
    async stop() {
      stopping.abort()
      await living
    },
  }
}

/** Serves while the lock is held: resolves when `ending` fires and all is put away. */
async function serve(
  options: BotOptions,
  ending: AbortSignal,
  held: Hold,
  show: (puppet: PuppetWecom) => void,
): Promise<void> {
  const { config, log } = options
  const inbox = openInbox(options)
  const puppet = new PuppetWecom({
    botId: config.botId,
    secret: config.botSecret,
    botName: config.botName,
    nameOf: inbox.nameOf,
    log,
    now: options.now,
    // Somebody else uses this robot's id without asking for our lock: fighting for the line would cut both for ever.
    onThrownOut: () => void sleep(60_000, ending).then(() => ending.aborted || puppet.resume()),
    ...(config.wsUrl ? { wsUrl: config.wsUrl } : {}),
    ...(options.timers ? { timers: options.timers } : {}),
  })
  const bot = wechatyOn(puppet, log)
  bot.on(
    'message',
    guarded(log, 'receive', async (message) => {
      const heard = puppet.heard(message.id)
      if (heard) await inbox.hear(heard)
    }),
  )
  inbox.speakBy(puppet)
  show(puppet)
  try {
    await inbox.recover()
    await bot.start()
    if (!ending.aborted) await new Promise((resolve) => ending.addEventListener('abort', resolve, { once: true }))
  } finally {
    await inbox.close()
    await bot.stop()
    await held.release()
  }
}

function wechatyOn(puppet: PuppetWecom, log: Log): Wechaty {
  const bot = new WechatyImpl({ name: 'bangfu', puppet })
  // Without a listener Wechaty throws what it only wanted to tell.
  bot.on('error', (error) => log.warn({ ...nameOfError(error) }, 'wechaty'))
  return bot
}
