import type { Browser as Chromium, Page } from 'playwright-core'
import { password } from './open-console.ts'

export interface Person {
  readonly page: Page
  /** Presses Tab until what has the focus fits the selector. */
  tabTo(selector: string): Promise<void>
  press(...keys: readonly string[]): Promise<void>
  type(text: string): Promise<void>
  /** Waits for a page with this h1, and says what its errors are. */
  sees(h1: string): Promise<void>
}

interface Options {
  readonly width?: number
  /** False: a browser that runs no script. */
  readonly script?: boolean
}

/** Somebody at a browser of his own, logged in as this account by the keyboard alone. */
export async function personAs(chromium: Chromium, url: string, username: string, options: Options = {}) {
  const { width = 1280, script = true } = options
  const context = await chromium.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: script })
  const page = await context.newPage()
  // Every wait is for one page of a console next door.
  page.setDefaultTimeout(15_000)
  const person: Person = {
    page,
    async tabTo(selector) {
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press('Tab')
        if ((await page.locator(`${selector}`).and(page.locator(':focus')).count()) > 0) return
      }
      throw new Error(`nothing of ${selector} is reached by Tab at ${page.url()}`)
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    async type(text) {
      await page.keyboard.insertText(text)
    },
    async sees(h1) {
      await page.locator('h1', { hasText: h1 }).waitFor()
    },
  }
  await page.goto(`${url}/login`)
  await person.tabTo('#username, [name=username]')
  await person.type(username)
  await person.tabTo('[name=password]')
  await person.type(password)
  await person.press('Enter')
  await person.sees('今日情况')
  return person
}
