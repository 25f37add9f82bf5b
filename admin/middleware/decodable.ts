import type { Middleware } from 'koa'
import type { State } from '../console.ts'
import { Refusal } from '../refusal.ts'

/** 400 where the path is no UTF-8 in percent signs, or holds what no database takes as text. */
export const decodable: Middleware<State> = async function decodable(ctx, next) {
  try {
    if (decodeURIComponent(ctx.path).includes('\0')) throw new Refusal(400)
    decodeURIComponent(ctx.querystring.replaceAll('+', ' '))
  } catch {
    throw new Refusal(400)
  }
  await next()
}
