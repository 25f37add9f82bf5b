import cron from 'node-cron'
import { nameOfError } from '../puppet/guard.ts'
import { tick } from './clock.ts'
import type { JobContext } from './job.ts'

export interface Jobs {
  /** For /readyz: down where nothing was looked at for three minutes. */
  state(): 'ok' | 'down'
  /** Waits for the act that is under way; a backup is given up, and made by the next process. */
  stop(): Promise<void>
}

/** So long after the last look the acts are not well, in milliseconds. */
const patience = 180_000

/** Each minute what is due is carried out; at the start too, so that what was missed is made up at once. */
export function openJobs(context: JobContext): Jobs {
  const stopping = new AbortController()
  let lookedAt = context.now().getTime()
  let running: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    // An act under way, a backup of a large district, is no standing still.
    const alive = setInterval(() => {
      lookedAt = context.now().getTime()
    }, 30_000)
    try {
      await tick({ ...context, stopping: stopping.signal })
    } catch (error) {
      context.log.error({ ...nameOfError(error) }, 'jobs: a look failed')
    } finally {
      clearInterval(alive)
      lookedAt = context.now().getTime()
    }
  }
  const task = cron.schedule(
    '* * * * *',
    () => {
      running = running.then(look)
      return running
    },
    { timezone: 'Asia/Shanghai', noOverlap: true },
  )
  running = look()
  return {
    state: () => (Math.abs(context.now().getTime() - lookedAt) < patience ? 'ok' : 'down'),
    async stop() {
      stopping.abort()
      await task.destroy()
      await running
    },
  }
}
