import type { Middleware } from 'koa'
import type { Console, State } from '../console.ts'
import { isSecure } from '../cookies.ts'

/** security.md, 'Pages'. Nothing inline, nothing from elsewhere, no frame around us. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Headers of every answer; the opener's only under https, since browsers complain of it elsewhere. Assets take `no-store` back themselves. */
export const headers = (console: Pick<Console, 'config'>): Middleware<State> => {
  const all: Record<string, string> = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...(isSecure(console)
      ? { 'Strict-Transport-Security': 'max-age=31536000', 'Cross-Origin-Opener-Policy': 'same-origin' }
      : {}),
  }
  return async function headers(ctx, next) {
    ctx.set(all)
    await next()
  }
}
