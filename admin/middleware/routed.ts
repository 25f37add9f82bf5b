import Router from '@koa/router'
import type { Middleware } from 'koa'
import type { Handler, State } from '../console.ts'
import { Refusal } from '../refusal.ts'
import type { Path } from '../roles.ts'
import { routes } from '../routes/index.ts'

interface Found {
  readonly path: Path
  readonly handle: Handler
}

const router = new Router<State>()
/** What a layer of the router stands for. The router only finds: what runs, and when, is the list in server.ts. */
const byLayer = new Map<string, Found>()

for (const { path, get, post } of routes) {
  for (const [method, handle] of [['get', get] as const, ['post', post] as const]) {
    if (handle === undefined) continue
    const name = `${method} ${path}`
    router[method](name, path, () => undefined)
    byLayer.set(name, { path, handle })
  }
}

/** Finds the route: no such address 404, no such method 405. Before anybody is asked who he is (contract/run.md). */
export const routed: Middleware<State> = async function routed(ctx, next) {
  const matched = router.match(ctx.path, ctx.method)
  if (matched.path.length === 0) throw new Refusal(404, '没有这个地址')
  const layer = matched.pathAndMethod[0]
  const found = byLayer.get(layer?.name ?? '')
  if (layer === undefined || found === undefined) {
    throw new Refusal(405, '', { Allow: allowed(matched.path.flatMap(({ methods }) => methods)) })
  }
  ctx.state.path = found.path
  ctx.state.handle = found.handle
  ctx.state.params = layer.params(ctx.path, layer.captures(ctx.path))
  return next()
}

const allowed = (methods: readonly string[]): string =>
  ['GET', 'HEAD', 'POST'].filter((method) => methods.includes(method)).join(', ')
