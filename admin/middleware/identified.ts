import { randomBytes } from 'node:crypto'
import type { Middleware } from 'koa'
import { endSession, readSession, seeSession } from '../../domain/records/sessions.ts'
import { transact } from '../../prisma/transact.ts'
import type { Console, Context, SignedIn, State } from '../console.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import { Elsewhere } from '../refusal.ts'
import { isOpen } from '../roles.ts'

const tokenShape = /^[\w-]{43}$/
/** A database that takes a connection and says nothing must not hold a page for ever. */
const patience = 5000

/** A database that did not answer in time. */
class DatabaseSilent extends Error {
  override readonly name = 'DatabaseSilent'
}

/** Whose request this is. Without a session: 303 to the login; with a one-time password only to its change. */
export const identified = (console: Console): Middleware<State> =>
  async function identified(ctx, next) {
    const { path } = ctx.state
    const session = await current(console, ctx)
    if (isOpen(path)) {
      const binding = loginBinding(console, ctx)
      if (binding !== undefined) ctx.state.binding = binding
      return next()
    }
    if (session === null) throw new Elsewhere(loginAddress(ctx))
    ctx.state.session = session
    ctx.state.binding = session.token
    if (session.mustChange && path !== '/password' && path !== '/logout') throw new Elsewhere('/password')
    await next()
  }

async function current(console: Console, ctx: Context): Promise<SignedIn | null> {
  const { db, config } = console
  const token = readCookie(console, ctx, 'session')
  if (token === undefined || !tokenShape.test(token)) return null
  const now = console.clock()
  const read = await answered(readSession(db, config.districtId, token, now))
  if (read === null) return null
  if (read === 'dead') {
    await transact(db, (tx) => endSession(tx, config.districtId, token))
    return null
  }
  if (read.stale) await transact(db, (tx) => seeSession(tx, config.districtId, token, now))
  return { ...read, token }
}

async function answered<Value>(reading: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseSilent()), patience)
  })
  try {
    return await Promise.race([reading, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The login's own token, given with the page, so that its form too is bound to the browser it was shown in. */
function loginBinding(console: Console, ctx: Context): string | undefined {
  const given = readCookie(console, ctx, 'login')
  if (given !== undefined && tokenShape.test(given)) return given
  if (ctx.method === 'POST') return undefined
  const made = randomBytes(32).toString('base64url')
  writeCookie(console, ctx, 'login', made)
  return made
}

function loginAddress(ctx: Context): string {
  // Not `ctx.url`, which of a request line with a whole address holds its host.
  const wanted = ctx.path + ctx.search
  return ctx.method === 'GET' && wanted !== '/' ? `/login?next=${encodeURIComponent(wanted)}` : '/login'
}
