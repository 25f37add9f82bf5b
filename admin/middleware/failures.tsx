import { randomBytes } from 'node:crypto'
import type { Middleware } from 'koa'
import { audited } from '../../domain/records/audit.ts'
import { isGone } from '../../prisma/gone.ts'
import { Stale, transact } from '../../prisma/transact.ts'
import { acting } from '../acting.ts'
import type { Console, Context, State } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
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
      if (refusal?.status === 403) await note(console, ctx)
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

/** Who tried what he may not is on record; a stranger's try is only counted. */
async function note(console: Console, ctx: Context): Promise<void> {
  const { session, path } = ctx.state
  if (session === undefined) return
  const { now, ...by } = acting(console, ctx)
  const what = { object: 'route', objectId: `${ctx.method} ${path}`, outcome: 'refused' } as const
  await transact(console.db, (tx) => audited(tx, { ...by, ...what, at: now, action: 'request.refused' })).catch(
    (error: unknown) => report(console, path, error),
  )
}

function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof Stale) return new Refusal(409)
  if (isGone(error)) return new Refusal(503, '', { 'Retry-After': '10' })
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
