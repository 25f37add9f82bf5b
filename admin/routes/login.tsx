import { spendOneTime, type User, verifyPassword } from '../../domain/records/accounts.ts'
import { audited } from '../../domain/records/audit.ts'
import { endSession, openSession, sweepSessions } from '../../domain/records/sessions.ts'
import { giveBack, type Limit, sweepThrottles, take, throttleKey } from '../../domain/records/throttle.ts'
import { Stale, transact } from '../../prisma/transact.ts'
import { acting } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import { ownPage } from '../own-page.ts'
import { Elsewhere } from '../refusal.ts'
import { LoginForm } from '../views/login.tsx'
import { page } from '../views/page.tsx'

const title = '登录'

export const showLogin: Handler = async (console, ctx) => {
  // Who cannot log in is told so now (503), not after typing.
  await console.db.pool.query('SELECT 1')
  const next = typeof ctx.query.next === 'string' ? ctx.query.next : ''
  page(console, ctx, { title }, <LoginForm username="" next={ownPage(next)} wrong={null} />)
}

export const logIn: Handler = async (console, ctx) => {
  const { form } = ctx.state
  const username = (form.get('username') ?? '').normalize('NFC').trim()
  const next = ownPage(form.get('next') ?? (typeof ctx.query.next === 'string' ? ctx.query.next : undefined))
  const again = (wrong: string, status: number): void => {
    ctx.status = status
    page(console, ctx, { title, wrong: true }, <LoginForm username={username.slice(0, 64)} next={next} wrong={wrong} />)
  }
  const counted = await count(console, ctx, username)
  if (counted.retryAfter > 0) {
    ctx.set('Retry-After', String(counted.retryAfter))
    return again(`试错次数太多，请 ${Math.ceil(counted.retryAfter / 60)} 分钟后再试`, 429)
  }
  const { db, config } = console
  const verified = await verifyPassword(db, config.districtId, username, form.get('password') ?? '', console.clock())
  if (!verified.ok) {
    await noteRefused(console, ctx, verified.user, 'password')
    return again('用户名或密码不对', 422)
  }
  const entered = await enter(console, ctx, verified.user, verified.oneTime)
  // Another login spent this one-time password a moment before.
  if (!entered) return again('用户名或密码不对', 422)
  for (const { key } of counted.keys) await giveBack(db, key)
  throw new Elsewhere(verified.oneTime ? '/password' : next)
}

interface Counted {
  readonly keys: readonly { readonly limit: Limit; readonly key: string }[]
  /** Seconds; 0 where the try may be made. */
  readonly retryAfter: number
}

/** Counts this try for the name and the address before the password is looked at: the right one waits as well. */
async function count(console: Console, ctx: Context, username: string): Promise<Counted> {
  const keys = [
    { limit: 'login-name', key: throttleKey('login-name', username) },
    { limit: 'login-address', key: throttleKey('login-address', ctx.ip) },
  ] as const
  let retryAfter = 0
  for (const { limit, key } of keys) {
    const taken = await take(console.db, limit, key, console.clock())
    if (taken.allowed) continue
    retryAfter = Math.max(retryAfter, taken.retryAfter)
    // Once a window: who hammers on must not fill the audit.
    if (taken.first) await noteRefused(console, ctx, null, limit)
  }
  return { keys, retryAfter }
}

/** Opens a new session, and ends the one this browser had. False where the one-time password was just used. */
async function enter(console: Console, ctx: Context, user: User, oneTime: boolean): Promise<boolean> {
  const { db, config } = console
  const by = acting(console, ctx, user.id)
  const { now, ...who } = by
  const before = readCookie(console, ctx, 'session')
  try {
    const token = await transact(db, (tx) => {
      if (before !== undefined) endSession(tx, config.districtId, before)
      if (oneTime) spendOneTime(tx, by, user)
      tx.updateAll('User', { districtId: config.districtId, id: user.id }, { lastSeenAt: now })
      audited(tx, { ...who, at: now, action: 'user.login', object: 'user', objectId: user.id })
      return openSession(tx, { districtId: config.districtId, userId: user.id, now })
    })
    writeCookie(console, ctx, 'session', token)
    writeCookie(console, ctx, 'login', '', 0)
  } catch (error) {
    if (error instanceof Stale) return false
    throw error
  }
  await sweepThrottles(db, now)
  await sweepSessions(db, now)
  return true
}

/** What was typed as a name is not kept: it may have been the password. */
async function noteRefused(console: Console, ctx: Context, user: User | null, reason: string): Promise<void> {
  const { now, ...by } = acting(console, ctx, user?.id ?? null)
  await transact(console.db, (tx) =>
    audited(tx, {
      ...by,
      at: now,
      action: 'user.login-refused',
      object: 'user',
      objectId: user?.id ?? null,
      outcome: 'refused',
      reason,
    }),
  )
}
