import type { By } from '../domain/records/accounts.ts'
import type { Console, Context, SignedIn } from './console.ts'
import { Refusal } from './refusal.ts'

/** The session of a route that needs one; the middleware has seen to it. */
export function signedIn(ctx: Context): SignedIn {
  const { session } = ctx.state
  if (session === undefined) throw new Refusal(403)
  return session
}

/** Who acts, from where and when, for the audit. */
export function acting(
  console: Console,
  ctx: Context,
  userId: string | null = ctx.state.session?.asker.userId ?? null,
): By {
  return {
    districtId: console.config.districtId,
    actor: userId === null ? { kind: 'stranger', id: null } : { kind: 'user', id: userId },
    origin: ctx.ip,
    now: console.clock(),
  }
}
