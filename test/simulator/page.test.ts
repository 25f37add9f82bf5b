import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulator } from '../../scripts/simulator/server.ts'
import { launchBrowser } from '../support/browser.ts'
import { connect, type Robot, simulate, until } from './robot.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
}, 60_000)

afterAll(() => browser.close())

const people = [
  { id: 'zhao', name: '赵志强', role: '帮扶责任人 · 轵城镇中王村 · 12 户' },
  { id: 'sun', name: '孙丽', role: '镇分管领导 · 轵城镇' },
  ...Array.from({ length: 1000 }, (_, index) => ({
    id: `c-${index}`,
    name: `干部${index}`,
    role: `帮扶责任人 · 第 ${index % 40} 村`,
  })),
]
const groups = [
  { chat: 'room-1', topic: '轵城镇帮扶群' },
  { chat: 'room-2', topic: '示范区调度群' },
]
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A robot that repeats what it hears: the least one that answers. */
const echo = (simulator: Simulator): Robot => {
  const robot = connect(simulator)
  robot.client.on('message', (frame) => {
    const heard = frame.body?.text?.content ?? `一条${frame.body?.msgtype}`
    robot.client
      .replyStream(frame, `s-${frame.body?.msgid}`, `**已记录**\n${heard}\n- 走访\n- 务工`, true)
      .catch(() => {})
  })
  return robot
}

interface Visit extends AsyncDisposable {
  readonly page: Page
  readonly complaints: string[]
}

/** A window on the page; what the browser complains of (CSP, errors) is kept. */
const visit = async (simulator: Simulator, width: number, hash = ''): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width, height: width < 720 ? 844 : 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${simulator.url}/${hash}`)
  await page.getByText('机器人在线').waitFor()
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() }
}

/** What axe finds on the page as it is: the rule and the elements. */
const findings = async (page: Page): Promise<unknown> => {
  // Through the protocol, as the page's CSP lets no script in.
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await run.run()
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
  })
}

for (const width of [1280, 390])
  test(`at ${width} px a cadre types, is answered without reloading, and axe finds nothing`, async () => {
    await using simulator = await simulate({ people, groups, examples: (id) => [`走访 王建国 情况稳定（${id}）`] })
    using _robot = echo(simulator)
    await until(() => simulator.online)
    await using window = await visit(simulator, width)
    const { page, complaints } = window
    await page.getByRole('button', { name: '走访 王建国 情况稳定（zhao）' }).click()
    await page.keyboard.press('Enter')
    await page.locator('.robot strong', { hasText: '已记录' }).waitFor()
    expect(await page.locator('.robot li').allTextContents()).toEqual(['走访', '务工'])
    expect(simulator.posts[0]).toMatchObject({ from: 'zhao', text: '走访 王建国 情况稳定（zhao）', group: false })
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: '全部会话' }).click()
    await page.locator('.column .robot').waitFor()
    simulator.say('sun', '轵城镇还有哪些户没走访', { group: 'room-1' })
    await page.locator('[data-chat="room-1"] .robot').waitFor()
    expect(await findings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(complaints).toEqual([])
  }, 60_000)

test('what people and the robot write is text, whatever it looks like', async () => {
  await using simulator = await simulate({ people, groups })
  using _robot = echo(simulator)
  await until(() => simulator.online)
  await using window = await visit(simulator, 1280)
  const { page, complaints } = window
  const nasty = '<img src=x onerror=alert(1)>**粗**[点](javascript:alert(1))`<b>`'
  await page.getByLabel('要发的话').fill(nasty)
  await page.getByRole('button', { name: '发送' }).click()
  await page.locator('.robot').waitFor()
  expect(await page.locator('.mine .plain').textContent()).toBe(nasty)
  expect(await page.locator('.log img, .log a, .log b').count()).toBe(0)
  expect(await page.locator('.robot code').textContent()).toBe('<b>')
  expect(complaints).toEqual([])
})

test('in a group the robot is addressed unless one turns it off', async () => {
  await using simulator = await simulate({ people, groups })
  using robot = echo(simulator)
  await using window = await visit(simulator, 390, '#me=sun&chat=room-1')
  const { page } = window
  await page.getByLabel('要发的话').fill('还有哪些户没走访')
  await page.keyboard.press('Enter')
  await page.locator('.robot').waitFor()
  await page.getByRole('checkbox', { name: '@帮扶助手' }).uncheck()
  await page.getByLabel('要发的话').fill('大家\n辛苦了')
  await page.keyboard.press('Enter')
  await page.getByText('没有@机器人').waitFor()
  expect(robot.messages).toHaveLength(1)
  expect(simulator.posts.at(-1)).toMatchObject({ from: 'sun', chat: 'room-1', text: '大家\n辛苦了', mention: false })
})

test('a card is pressed, an answer quoted, a picture and a file sent', async () => {
  await using simulator = await simulate({ people, groups })
  using robot = connect(simulator)
  await using window = await visit(simulator, 390)
  const { page } = window
  simulator.say('zhao', '月工资4万5')
  const first = await robot.heardMessage()
  const card = { card_type: 'button_interaction', main_title: { title: '是 45,000 元吗' }, task_id: 'q-1' }
  const buttons = { button_list: [{ text: '是的', key: '是' }] }
  await robot.client.replyStream(first, 's-1', '待确认', true)
  await robot.client.replyTemplateCard(first, { ...card, ...buttons })
  await page.getByRole('button', { name: '是的' }).click()
  // The first event is the opening of the chat.
  const click = await robot.heardEvent(2)
  await robot.client.updateTemplateCard(click, {
    ...card,
    main_title: { title: '已选：是' },
    button_list: [{ text: '改', key: '改' }],
  })
  await page.getByText('已选：是').waitFor()
  await page.locator('.robot', { hasText: '待确认' }).getByRole('button', { name: '引用' }).click()
  await page.getByLabel('要发的话').fill('不是，是4500')
  await page.keyboard.press('Enter')
  expect((await robot.heardMessage(2)).body).toMatchObject({
    text: { content: '不是，是4500' },
    quote: { text: { content: '待确认' } },
  })
  await page.locator('#image').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture })
  await page.getByAltText('赵志强发的图片').waitFor()
  await page
    .locator('#file')
    .setInputFiles({ name: '名册.xlsx', mimeType: 'application/x', buffer: Buffer.from('PK名册') })
  await page.getByRole('link', { name: '名册.xlsx' }).waitFor()
  await robot.heardMessage(4)
  expect(robot.messages.slice(2).map(({ body }) => body?.msgtype)).toEqual(['image', 'file'])
  expect(await findings(page)).toEqual([])
})

test('by keyboard one becomes another of a thousand, and the lamp shows a cut line', async () => {
  await using simulator = await simulate({ people, groups })
  using _robot = echo(simulator)
  await using window = await visit(simulator, 390)
  const { page } = window
  await page.locator('#who summary').focus()
  await page.keyboard.press('Enter')
  await page.getByText('1002 人，显示前 50 人').waitFor()
  expect(await page.locator('.people li').count()).toBe(50)
  expect(await findings(page)).toEqual([])
  await page.keyboard.type('干部777')
  await page.keyboard.press('Enter')
  await page.locator('#me-name', { hasText: '干部777' }).waitFor()
  await page.getByRole('button', { name: '断线' }).click()
  await page.getByText('机器人离线').waitFor()
  await page.getByLabel('要发的话').fill('走访')
  await page.keyboard.press('Enter')
  await page.locator('.mine').waitFor()
  expect(simulator.heard('c-777')).toEqual([])
  await page.getByRole('button', { name: '恢复连接' }).click()
  await page.locator('.robot').waitFor()
})

test('what could not be sent stays in the box, with the reason', async () => {
  const simulator = await simulate({ people, groups })
  using robot = echo(simulator)
  await using window = await visit(simulator, 390)
  const { page } = window
  robot.client.disconnect()
  await simulator.close()
  await page.getByText('模拟器没有运行').first().waitFor()
  await page.getByLabel('要发的话').fill('走访')
  await page.keyboard.press('Enter')
  await page.getByText('没发出去：模拟器没有运行').waitFor()
  expect(await page.getByLabel('要发的话').inputValue()).toBe('走访')
})
