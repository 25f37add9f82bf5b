import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { faults } from './axe.ts'
import { openConsole, password, type TestConsole } from './open-console.ts'

describe.each([
  [1280, 800],
  [390, 844],
])('the offices’ pages at %s px', (width, height) => {
  let house: TestConsole
  let chromium: Chromium
  let page: Page
  beforeAll(async () => {
    house = await openConsole('embedded')
    chromium = await launchBrowser()
    page = await chromium.newPage({ viewport: { width, height } })
    await page.goto(`${house.url}/login`)
    await page.fill('[name=username]', 'guan')
    await page.fill('[name=password]', password)
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("今日情况")')
  })
  afterAll(async () => {
    await chromium.close()
    await house.close()
  })

  it('an account is opened, a value is set, households go over: by keyboard, with what was wrong said first', async () => {
    await page.goto(`${house.url}/users`)
    await page.fill('#username', '王五')
    await page.selectOption('#role', 'town')
    await page.press('#area', 'Enter')
    await page.waitForSelector('h2:has-text("有 1 处要改")')
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
    expect(await faults(page)).toEqual([])
    await page.fill('#area', '邵原镇')
    await page.press('#area', 'Enter')
    await page.waitForSelector('.whole')
    expect(await faults(page)).toEqual([])
    await page.goto(`${house.url}/settings/transport-subsidy`)
    await page.fill('#value', '六百')
    await page.press('#value', 'Enter')
    await page.waitForSelector('h2:has-text("有 3 处要改")')
    expect(await faults(page)).toEqual([])
    await page.fill('#value', '600')
    await page.fill('#from', '2024-01-01')
    await page.fill('#source', '示范区通知')
    await page.press('#source', 'Enter')
    await page.waitForSelector('td:has-text("600 元")')
    const { id } = await house.db.prisma.cadre.findFirstOrThrow({ where: { name: '李伟' } })
    await page.goto(`${house.url}/cadres/${id}`)
    await page.fill('#to', '卫红霞')
    await page.selectOption('#which', 'some')
    await page.check('#tick-JY-0006')
    await page.fill('#reason', '轮岗')
    await page.press('#reason', 'Enter')
    await page.waitForSelector('h1:has-text("卫红霞")')
    expect(await page.locator('label:has-text("张三")').count()).toBe(1)
    expect(await faults(page)).toEqual([])
  })
})
