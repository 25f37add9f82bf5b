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
    // A page that says 'not there' must be the same for every address.
    here: ctx.method === 'POST' || ctx.status >= 400 ? '/' : ctx.url,
    assets: console.assets.url,
    now: console.clock(),
  }
  const html = render(
    <Frame.Provider value={frame}>
      <Layout {...head}>{body}</Layout>
    </Frame.Provider>,
  )
  ctx.type = 'html'
  ctx.body = `<!doctype html>${html}`
}
