import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

export interface Asset {
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
}

export interface Assets {
  /** By address: `/assets/console.1a2b3c4d.css`. */
  readonly byPath: ReadonlyMap<string, Asset>
  readonly url: Readonly<Record<'css' | 'page' | 'htmx' | 'icon', string>>
}

const own = (name: string): Buffer => readFileSync(new URL(`./assets/${name}`, import.meta.url))
const htmx = (): Buffer => readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'))

/** In the order in which later rules go before earlier ones. */
const styles = ['base', 'frame', 'forms', 'lists', 'pages', 'phone-and-print'] as const
const css = (): Buffer => Buffer.concat(styles.map((name) => own(`styles/${name}.css`)))

const files = {
  css: { name: 'console', end: 'css', type: 'text/css; charset=utf-8', read: css },
  page: { name: 'page', end: 'js', type: 'text/javascript; charset=utf-8', read: () => own('page.js') },
  htmx: { name: 'htmx', end: 'js', type: 'text/javascript; charset=utf-8', read: htmx },
  icon: { name: 'icon', end: 'svg', type: 'image/svg+xml', read: () => own('icon.svg') },
} as const

/** Reads what pages load. The content's hash is in the address, so that browsers may keep it for good. */
export function loadAssets(): Assets {
  const byPath = new Map<string, Asset>()
  const url = { css: '', page: '', htmx: '', icon: '' }
  for (const key of ['css', 'page', 'htmx', 'icon'] as const) {
    const { name, end, type, read } = files[key]
    const plain = read()
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
    url[key] = `/assets/${name}.${hash}.${end}`
    byPath.set(url[key], { type, plain, gzip: gzipSync(plain, { level: 9 }) })
  }
  return { byPath, url }
}
