import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type Scene, scenes } from './scenes.ts'

/** High enough for the longest answer of a scene to be seen whole. */
const tall = { width: 390, height: 1_100 }
const margin = 8

/** A picture of each scene: what was written and what the robot answered, as a phone shows it, nothing around it. */
export async function chatPictures(browser: Browser, simulator: string, folder: string): Promise<void> {
  for (const scene of scenes) {
    const page = await browser.newPage({ viewport: tall, locale: 'zh-CN', colorScheme: 'light' })
    const chat = scene.group === undefined ? '' : `&chat=${scene.group}`
    await page.goto(`${simulator}/#me=${scene.who}${chat}`)
    await page.getByLabel('要发的话').waitFor()
    await page.waitForTimeout(600)
    await play(page, scene)
    await page.screenshot({ path: join(folder, `chat-${scene.name}.png`), clip: await around(page, scene) })
    await page.close()
  }
}

async function play(page: Page, { says }: Scene): Promise<void> {
  for (const text of says) {
    const posts = await page.locator('#log .post').count()
    await page.getByLabel('要发的话').fill(text)
    await page.getByRole('button', { name: '发送' }).click()
    await page
      .locator('#log .post')
      .nth(posts + 1)
      .waitFor({ timeout: 20_000 })
  }
  // Quoting means nothing to who only looks.
  await page.evaluate(`for (const button of document.querySelectorAll('.quote')) button.remove()`)
  await page.waitForTimeout(200)
}

/** From the scene's first word to its last answer. */
async function around(page: Page, { says }: Scene) {
  const posts = page.locator('#log .post')
  const count = await posts.count()
  const first = await posts.nth(count - 2 * says.length).boundingBox()
  const last = await posts.nth(count - 1).boundingBox()
  if (first === null || last === null) throw new Error('a chat shows no posts')
  const top = first.y - margin
  return { x: 0, y: top, width: tall.width, height: last.y + last.height + margin - top }
}
