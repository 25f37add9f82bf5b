import Router from '@koa/router'
import type { Middleware } from 'koa'
import type { Context, Handler, State } from '../console.ts'
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

/** Addresses without a parameter, by method: found at once, where the router tries its seventy patterns in turn. */
const plain = new Map<string, Found>()

for (const { path, get, post } of routes) {
  for (const [method, handle] of [['get', get] as const, ['post', post] as const]) {
    if (handle === undefined) continue
    if (!path.includes(':')) plain.set(`${method.toUpperCase()} ${path}`, { path, handle })
    const name = `${method} ${path}`
    router[method](name, path, () => undefined)
    byLayer.set(name, { path, handle })
  }
}

/** Finds the route: no such address 404, no such method 405. Before anybody is asked who he is (contract/run.md). */
export const routed: Middleware<State> = async function routed(ctx, next) {
  const known = plain.get(`${ctx.method} ${ctx.path}`)
  if (known !== undefined) {
    take(ctx, known, {})
    return next()
  }
  const matched = router.match(ctx.path, ctx.method)
  if (matched.path.length === 0) throw new Refusal(404, '没有这个地址')
  const layer = matched.pathAndMethod[0]
  const found = byLayer.get(layer?.name ?? '')
  if (layer === undefined || found === undefined) {
    throw new Refusal(405, '', { Allow: allowed(matched.path.flatMap(({ methods }) => methods)) })
  }
  take(ctx, found, layer.params(ctx.path, layer.captures(ctx.path)))
  return next()
}

function take({ state }: Context, { path, handle }: Found, params: State['params']): void {
  state.path = path
  state.handle = handle
  state.params = params
}

const allowed = (methods: readonly string[]): string =>
  ['GET', 'HEAD', 'POST'].filter((method) => methods.includes(method)).join(', ')
