import type { Middleware } from 'koa'
import { Histogram, Registry } from 'prom-client'
import type { State } from '../console.ts'

export interface Measures {
  readonly measure: Middleware<State>
  /** Prometheus text. */
  text(): Promise<string>
}

/** Times of requests, by route (never by address: that holds household codes), method and status. */
export function measures(): Measures {
  const registry = new Registry()
  const seconds = new Histogram({
    name: 'bangfu_http_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const known = new Set(['GET', 'HEAD', 'POST'])
  return {
    measure: async function measure(ctx, next) {
      const start = performance.now()
      try {
        await next()
      } finally {
        const route = ctx.state.path ?? 'other'
        const method = known.has(ctx.method) ? ctx.method : 'other'
        seconds.observe({ route, method, status: String(ctx.status) }, (performance.now() - start) / 1000)
      }
    },
    text: () => registry.metrics(),
  }
}
