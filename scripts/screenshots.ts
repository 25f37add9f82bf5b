import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { readArguments } from './arguments.ts'
import { runCommand } from './edge.ts'
import { answerSheets } from './screenshots/answer-sheets.ts'
import { sheets } from './screenshots/answers/index.ts'
import { answersPage } from './screenshots/answers-page.ts'
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
  const { options } = readArguments(argv, {
    example: 'npm run screenshots',
    about:
      '给 README 和手册重新截图，存到 docs/images\n  --all      手册里没用到的页面也留着\n  --answers  只写回话一览：docs/回话一览.md 和它的图',
    options: { all: { type: 'boolean' }, answers: { type: 'boolean' } },
    takes: [],
  })
  mkdirSync(images, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'bangfu-pictures-'))
  if (options.answers) {
    await answers(folder)
    return 0
  }
  const program = await startProgram(folder)
  const browser = await chineseBrowser(folder)
  try {
    await chats(browser, program)
    await chatPictures(browser, program.simulator, images)
    await digestPictures(browser, folder, images)
    await writeAnswers(browser)
    await waiting(browser, program)
    await consolePages(browser, program)
    if (!options.all) dropUnshown()
    return 0
  } finally {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Every answer the robot gives, as pictures and as a page; needs no program. */
async function answers(folder: string): Promise<void> {
  const browser = await chineseBrowser(folder)
  try {
    await writeAnswers(browser)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function writeAnswers(browser: Browser): Promise<void> {
  for (const { name, png } of await answerSheets(browser, sheets)) writeFileSync(join(images, `${name}.png`), png)
  writeFileSync(fileURLToPath(new URL('../docs/回话一览.md', import.meta.url)), answersPage(sheets))
}

/** A picture that no page of the docs shows is only to be looked at while one works on it: `--all` keeps it. */
function dropUnshown(): void {
  const docs = fileURLToPath(new URL('../docs', import.meta.url))
  const pages = [
    join(docs, '../README.md'),
    ...readdirSync(docs)
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(docs, name)),
  ]
  const text = pages.map((page) => readFileSync(page, 'utf8')).join('\n')
  for (const name of readdirSync(images)) if (!text.includes(`images/${name}`)) rmSync(join(images, name))
}

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

/** What is left for somebody at the console to decide on. */
async function waiting(browser: Browser, { simulator }: Running): Promise<void> {
  const page = await opened(browser, `${simulator}/#me=c3`, wide)
  await write(page, '走访 李铁柱，吃水有点问题')
  await write(page, '张秀军去苏州打工，一个月48000')
  await page.close()
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
  for (const [name, path] of pages) await both(page, program.console + path, name)
  const household = await firstLink(page, `${program.console}/households?q=${encodeURIComponent('王建')}`)
  await both(page, household, 'household')
  await both(page, `${household}/file`, 'file')
  await both(page, await firstLink(page, `${program.console}/review`), 'review')
  await both(page, await firstLink(page, `${program.console}/reports?status=to-confirm`), 'report')
  await both(page, await uploaded(page, program.console), 'import')
}

/** Where the first row of a list leads. */
async function firstLink(page: Page, address: string): Promise<string> {
  await page.goto(address)
  const href = await page.locator('tbody th a').first().getAttribute('href')
  return new URL(href ?? '', address).href
}

/** A page at a desk and on a phone. */
async function both(page: Page, address: string, name: string): Promise<void> {
  for (const [size, viewport] of [
    ['', desk],
    ['-phone', phone],
  ] as const) {
    await page.setViewportSize(viewport)
    await page.goto(address)
    await shot(page, `console-${name}${size}`)
  }
}

/** A file with a row that cannot be taken, checked and not carried out. */
async function uploaded(page: Page, console: string): Promise<string> {
  await page.goto(`${console}/imports`)
  const rows = ['JY-0101,轵城镇,中王村,郭新民,郭新民,户主', 'JY-0102,轵城镇,没有这个村,牛大川,牛大川,户主']
  const buffer = Buffer.from(`户编号,乡镇,村,户主,姓名,与户主关系\n${rows.join('\n')}\n`)
  await page.setInputFiles('#file', { name: '中王村新增.csv', mimeType: 'text/csv', buffer })
  await page.locator('form[enctype] button').click()
  await page.locator('h1', { hasText: '中王村新增' }).waitFor()
  return page.url()
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
