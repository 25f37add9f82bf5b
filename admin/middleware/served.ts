import type { Middleware } from 'koa'
import type { Console, State } from '../console.ts'
import { Refusal } from '../refusal.ts'

/** Style, scripts and icon: kept by browsers for good, since their address changes with their content. */
export const served = ({ assets }: Pick<Console, 'assets'>): Middleware<State> =>
  async function served(ctx, next) {
    const asset = assets.byPath.get(ctx.path)
    if (asset === undefined) return next()
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw new Refusal(405, '', { Allow: 'GET, HEAD' })
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable')
    ctx.vary('Accept-Encoding')
    ctx.type = asset.type
    const packed = ctx.acceptsEncodings('gzip', 'identity') === 'gzip'
    if (packed) ctx.set('Content-Encoding', 'gzip')
    ctx.body = packed ? asset.gzip : asset.plain
  }
