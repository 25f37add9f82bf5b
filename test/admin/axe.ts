import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Violation {
  readonly impact: string
  readonly id: string
  readonly where: string
}

/** What axe finds on the page as it stands, and whether it is wider than the window. */
export async function faults(page: Page): Promise<readonly Violation[]> {
  const found = await page.evaluate<Violation[]>(`${axe};
    axe.run().then(({ violations }) => violations.map(({ impact, id, nodes }) => ({ impact, id, where: nodes[0].target.join(' ') })))`)
  const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
  return wide ? [...found, { impact: 'serious', id: 'scrolls sideways', where: 'html' }] : found
}
