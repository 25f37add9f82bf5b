import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { keptCounts } from '../domain/lists/kept-counts.ts'
import { loadAssets } from './assets.ts'
import type { Console, State } from './console.ts'
import { isSecure } from './cookies.ts'
import { importing } from './importing.ts'
import { decodable } from './middleware/decodable.ts'
import { failures } from './middleware/failures.tsx'
import { formed } from './middleware/formed.ts'
import { headers } from './middleware/headers.ts'
import { identified } from './middleware/identified.ts'
import { measures } from './middleware/measure.ts'
import { permitted } from './middleware/permitted.ts'
import { probes } from './middleware/probes.ts'
import { routed } from './middleware/routed.ts'
import { served } from './middleware/served.ts'

export interface Running {
  /** Where it listens: http://127.0.0.1:3000. */
  readonly url: string
  /** Lets answers under way end, for some seconds, then closes. */
  close(): Promise<void>
}

export type Given = Omit<Console, 'assets' | 'imports' | 'counts'>

/**
 * Starts the console. The order of what a request passes is the order of the contract's answers: 400, 404, 405, 303,
 * 403, 413, 415, 403; whatever comes after is the route's own.
 */
export function startConsole(given: Given): Promise<Running> {
  const imports = importing(given)
  const console: Console = { ...given, assets: loadAssets(), imports, counts: keptCounts(given.clock) }
  const measured = measures()
  const app = application(given)
  app
    .use(measured.measure)
    .use(headers(console))
    .use(failures(console))
    .use(probes(console, measured.text))
    .use(decodable)
    .use(served(console))
    .use(routed)
    .use(identified(console))
    .use(permitted)
    .use(formed(console))
    .use((ctx) => ctx.state.handle(console, ctx))
  return listen(app, given, () => imports.close())
}

/** /healthz, /readyz and /metrics alone, for a process that runs no console. */
export function startProbes(given: Pick<Given, 'config' | 'extra' | 'log'>): Promise<Running> {
  const app = application(given)
  app.use(headers(given)).use(probes(given, async () => ''))
  return listen(app, given)
}

function application({ config, log }: Pick<Given, 'config' | 'log'>): Koa<State> {
  // A proxy adds the address it saw at the end: what stands before it was the client's to write.
  const app = new Koa<State>({ proxy: isSecure({ config }), maxIpsCount: 1 })
  // What is left for Koa to report is a client that went away; its default prints stacks.
  app.on('error', (error: { code?: unknown }) => log.info({ code: error.code }, 'answer not delivered'))
  return app
}

async function listen(
  app: Koa<State>,
  { config }: Pick<Given, 'config'>,
  ending: () => Promise<void> = async () => undefined,
): Promise<Running> {
  const server = await new Promise<Server>((resolve, reject) => {
    const opened = app.listen(config.port, config.host, () => resolve(opened))
    opened.once('error', reject)
  })
  server.requestTimeout = 60_000
  const { port } = server.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return { url: `http://${host}:${port}`, close: () => Promise.all([close(server), ending()]).then(() => undefined) }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), 4000)
  await closed
  clearTimeout(timer)
}
