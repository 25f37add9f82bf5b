import type { Middleware } from 'koa'
import type { State } from '../console.ts'
import { Refusal } from '../refusal.ts'
import type { Path } from '../roles.ts'
import { routes } from '../routes/index.ts'

interface Compiled {
  readonly path: Path
  readonly parts: readonly string[]
}

const compiled: readonly Compiled[] = routes.map(({ path }) => ({ path, parts: path.split('/') }))

/** The parameters of a path that fits this pattern, or null. */
function matched({ parts }: Compiled, path: string): Record<string, string> | null {
  const given = path.split('/')
  if (given.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const said = given[index] ?? ''
    if (!part.startsWith(':')) {
      if (part !== said) return null
    } else if (said === '') return null
    else params[part.slice(1)] = decodeURIComponent(said)
  }
  return params
}

/** Finds the route: no such address 404, no such method 405. */
export const routed: Middleware<State> = async function routed(ctx, next) {
  for (const [index, pattern] of compiled.entries()) {
    const params = matched(pattern, ctx.path)
    const route = routes[index]
    if (params === null || route === undefined) continue
    ctx.state.path = route.path
    ctx.state.params = params
    const handle =
      ctx.method === 'POST' ? route.post : ctx.method === 'GET' || ctx.method === 'HEAD' ? route.get : undefined
    if (handle === undefined) {
      const allow = [...(route.get ? ['GET', 'HEAD'] : []), ...(route.post ? ['POST'] : [])]
      throw new Refusal(405, '', { Allow: allow.join(', ') })
    }
    ctx.state.handle = handle
    return next()
  }
  throw new Refusal(404, '没有这个地址')
}
