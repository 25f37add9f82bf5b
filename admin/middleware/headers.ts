import type { Middleware } from 'koa'
import helmet from 'koa-helmet'
import type { Console, State } from '../console.ts'
import { isSecure } from '../cookies.ts'

/** security.md, 'Pages', as it stands there. Nothing inline, nothing from elsewhere, no frame around us. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Headers of every answer; the opener's only under https, since browsers complain of it elsewhere. Assets take `no-store` back themselves. */
export const headers = (console: Pick<Console, 'config'>): Middleware<State> => {
  const secure = isSecure(console)
  const set = helmet({
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })
  return async function headers(ctx, next) {
    ctx.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': policy })
    await set(ctx, next)
  }
}
