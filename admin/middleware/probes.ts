import type { Middleware } from 'koa'
import type { Console, Context, Extra, State } from '../console.ts'
import { sameText } from '../csrf.ts'

/** Less than the five seconds in which whoever asks must have an answer. */
const patience = 4000

const silent = { database: 'no answer', bot: 'no answer', jobs: 'no answer' }
const well = new Set(['ok', 'off', 'standby'])

type Answer = (ctx: Context) => Promise<void> | void

/**
 * /healthz, /readyz and /metrics: before everything else, under any Host, whatever else is broken. A process without a
 * console answers only these.
 */
export const probes = (
  console: Pick<Console, 'config' | 'extra'>,
  ownMetrics: () => Promise<string>,
): Middleware<State> => {
  const table: Readonly<Record<string, Answer>> = {
    '/healthz': (ctx) => {
      ctx.body = { status: 'ok' }
    },
    '/readyz': async (ctx) => {
      const health = await within(console.extra.health())
      const ready = [health.database, health.bot, health.jobs].every((part) => well.has(part))
      ctx.status = ready ? 200 : 503
      ctx.body = { database: health.database, bot: health.bot, jobs: health.jobs }
    },
    '/metrics': async (ctx) => {
      if (!allowed(console.config.metricsToken, ctx)) return
      const parts = await Promise.all([console.extra.metrics(), ownMetrics()])
      ctx.type = 'text/plain; version=0.0.4; charset=utf-8'
      ctx.body = parts
        .map((part) => part.trimEnd())
        .filter((part) => part !== '')
        .join('\n')
        .concat('\n')
    },
  }
  return async function probes(ctx, next) {
    const answer = Object.hasOwn(table, ctx.path) ? table[ctx.path] : undefined
    if (answer === undefined) return next()
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD')
      ctx.status = 405
      ctx.body = 'method not allowed\n'
      return
    }
    await answer(ctx)
  }
}

async function within(health: ReturnType<Extra['health']>): Promise<Awaited<typeof health>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof silent>((resolve) => {
    timer = setTimeout(resolve, patience, silent)
  })
  try {
    return await Promise.race([health, late])
  } catch {
    return { ...silent, database: 'failed' }
  } finally {
    clearTimeout(timer)
  }
}

function allowed(token: string | undefined, ctx: Context): boolean {
  if (token === undefined) {
    if (/^(127\.|::1$|::ffff:127\.)/.test(ctx.ip)) return true
    ctx.status = 403
    ctx.body = 'loopback only; set METRICS_TOKEN\n'
    return false
  }
  if (sameText(token, ctx.get('authorization'), `Bearer ${token}`)) return true
  ctx.status = 401
  ctx.set('WWW-Authenticate', 'Bearer')
  ctx.body = 'Authorization: Bearer METRICS_TOKEN is wanted\n'
  return false
}
