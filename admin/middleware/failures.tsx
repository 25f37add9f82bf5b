import { randomBytes } from 'node:crypto'
import type { Middleware } from 'koa'
import { Stale } from '../../prisma/transact.ts'
import type { Console, State } from '../console.ts'
import { Elsewhere, isDatabaseGone, Refusal } from '../refusal.ts'
import { page } from '../views/page.tsx'
import { Trouble, troubleHead } from '../views/trouble.tsx'

/** The one place where what was thrown becomes an answer: refusals as they are, anything else a number to quote. */
export const failures = (console: Console): Middleware<State> =>
  async function failures(ctx, next) {
    try {
      await next()
    } catch (error) {
      if (error instanceof Elsewhere) {
        ctx.status = 303
        ctx.set('Location', error.to)
        ctx.body = ''
        return
      }
      const refusal = asRefusal(error)
      ctx.status = refusal?.status ?? 500
      if (refusal) ctx.set({ ...refusal.headers })
      const number = refusal === null ? report(console, ctx.state.path, error) : null
      page(
        console,
        ctx,
        troubleHead(ctx.status),
        <Trouble status={ctx.status} words={refusal?.message ?? ''} number={number} />,
      )
    }
  }

function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof Stale) return new Refusal(409)
  if (isDatabaseGone(error)) return new Refusal(503, '', { 'Retry-After': '10' })
  return null
}

/** Name and code only: messages of the database quote the values they choke on. */
function report(console: Console, route: string | undefined, error: unknown): string {
  const number = randomBytes(4).toString('hex')
  const { name, code, stack } = error as { name?: string; code?: unknown; stack?: string }
  const where = stack?.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
  console.log.error({ number, route, error: name, code, where: where?.trim() }, 'request failed')
  return number
}
