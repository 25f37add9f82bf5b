import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { readArguments } from './arguments.ts'
import { runCommand } from './edge.ts'
import { chineseBrowser } from './screenshots/browser.ts'
import { chatPictures } from './screenshots/chats.ts'
import { digestPictures } from './screenshots/digests.ts'
import { type Running, startProgram } from './screenshots/program.ts'

const images = fileURLToPath(new URL('../docs/images', import.meta.url))
const wide = { width: 1280, height: 800 }
/** Lower, so that a page full of rows stays under some 120 kB. */
const desk = { width: 1280, height: 620 }
const phone = { width: 390, height: 844 }

/** The pictures of README and manuals, taken from the program as it runs. */
runCommand(async (argv) => {
  readArguments(argv, {
    example: 'npm run screenshots',
    about: '给 README 和手册重新截图，存到 docs/images',
    options: {},
    takes: [],
  })
  mkdirSync(images, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'bangfu-pictures-'))
  const program = await startProgram(folder)
  const browser = await chineseBrowser(folder)
  try {
    await chats(browser, program)
    await chatPictures(browser, program.simulator, images)
    await digestPictures(browser, folder, images)
    await consolePages(browser, program)
    return 0
  } finally {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

const said = [
  '今天去王建国家走访，情况稳定，住房没问题；他儿子王磊在宁波打工一个月5500',
  '查 王建国',
  '我的待办',
  '帮助',
] as const

async function chats(browser: Browser, { simulator }: Running): Promise<void> {
  const page = await opened(browser, simulator, wide)
  await write(page, said[0])
  await shot(page, 'simulator')
  for (const text of said.slice(1)) await write(page, text)
  await shot(page, 'simulator-more')
  await page.close()
  const small = await opened(browser, simulator, phone)
  await write(small, '走访 李铁柱，吃水有点问题')
  await shot(small, 'simulator-phone')
  await small.close()
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('要发的话').fill(text)
  await page.getByRole('button', { name: '发送' }).click()
  await page.waitForTimeout(1_500)
}

async function consolePages(browser: Browser, program: Running): Promise<void> {
  const page = await opened(browser, `${program.console}/login`, wide)
  await shot(page, 'console-login')
  const password = 'zhe-shi-yi-ge-chang-kouling'
  await page.getByLabel('用户名').fill(program.username)
  await page.locator('input[type=password]').fill(program.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('input[name=current]').fill(program.password)
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=again]').fill(password)
  await page.locator('main button[type=submit]').first().click()
  for (const [name, path] of pages) {
    for (const [size, viewport] of [
      ['', desk],
      ['-phone', phone],
    ] as const) {
      await page.setViewportSize(viewport)
      await page.goto(`${program.console}${path}`)
      await shot(page, `console-${name}${size}`)
    }
  }
  await page.setViewportSize(wide)
  await page.goto(`${program.console}/households?q=${encodeURIComponent('王建')}`)
  await page.locator('tbody a').first().click()
  await shot(page, 'console-household')
  await page.setViewportSize(phone)
  await shot(page, 'console-household-phone')
}

const pages = [
  ['day', '/'],
  ['households', '/households'],
  ['reports', '/reports'],
  ['messages', '/messages'],
  ['words', '/words'],
  ['todos', '/todos'],
  ['ledger', '/ledgers/employment'],
  ['cases', '/cases'],
  ['checks', '/checks'],
  ['projects', '/projects'],
  ['cadres', '/cadres'],
  ['groups', '/groups'],
  ['group', '/groups/room-419001102?try=weekly'],
  ['imports', '/imports'],
  ['settings', '/settings'],
  ['jobs', '/jobs'],
  ['users', '/users'],
  ['audit', '/audit'],
] as const

async function opened(browser: Browser, address: string, viewport: typeof wide): Promise<Page> {
  const page = await browser.newPage({ viewport, locale: 'zh-CN', colorScheme: 'light' })
  await page.goto(address)
  await page.waitForTimeout(800)
  return page
}

async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(images, `${name}.png`) })
}
