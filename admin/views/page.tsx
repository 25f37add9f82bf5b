import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { Console, Context } from '../console.ts'
import { readCookie } from '../cookies.ts'
import { csrfToken } from '../csrf.ts'
import { Frame } from './frame.tsx'
import { Layout } from './layout.tsx'

export interface Head {
  readonly title: string
  /** A form was refused: the window's title says so first. */
  readonly wrong?: boolean
  /** Nothing of what was asked for: the same page for every address. */
  readonly trouble?: boolean
  /** Loads itself again after so many seconds, for who has no script. */
  readonly again?: number
  /** Where this page stands: label and address, from the outside in; the page itself is left out. */
  readonly crumbs?: readonly (readonly [label: string, href: string])[]
}

/** Answers with a page: what the frame shows comes from the request, never from its Host or Origin. */
export function page(console: Console, ctx: Context, head: Head, body: VNode): void {
  const { session, binding } = ctx.state
  const frame = {
    asker: session?.asker ?? null,
    restricted: session?.mustChange ?? false,
    csrf: binding === undefined ? '' : csrfToken(console.config.sessionSecret, binding),
    large: readCookie(console, ctx, 'large') === '1',
    path: ctx.path,
    here: ctx.method === 'POST' || head.trouble ? '/' : ctx.path + ctx.search,
    assets: console.assets.url,
    now: console.clock(),
  }
  const text = render(
    <Frame.Provider value={frame}>
      <Layout {...head}>{body}</Layout>
    </Frame.Provider>,
  )
  ctx.type = 'html'
  // Bytes once: of a text Koa counts them, and the socket makes them again.
  ctx.body = Buffer.from(`<!doctype html>${text}`)
}
