import type { Middleware } from 'koa'
import type { State } from '../console.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../roles.ts'

/** 403 where the role may not. */
export const permitted: Middleware<State> = async function permitted(ctx, next) {
  const { session, path } = ctx.state
  if (session !== undefined && !may(session.asker.role, path, ctx.method)) throw new Refusal(403)
  await next()
}
