import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { faults } from './axe.ts'
import { hear } from './hear.ts'
import { openConsole, password, type TestConsole } from './open-console.ts'

describe.each([
  ['1280', 800],
  ['390', 844],
])('pages at %s px', (width, height) => {
  let house: TestConsole
  beforeAll(async () => {
    house = await openConsole('embedded')
    await hear(house.db, house.now, {
      from: 'c1',
      text: '今天去王建国家走访，情况稳定；他儿子王磊在宁波打工一个月5500',
      answer: '已记录 2 条\n王建国（中王村）走访',
      reports: [
        { kind: 'visit', household: 'JY-0001', fields: { situation: 'stable', housing: 'ok' } },
        { kind: 'employment', household: 'JY-0001', person: '王磊', fields: { place: '宁波', monthlyWage: 5500 } },
        { kind: 'visit', household: null, status: 'pending', said: '王建军' },
      ],
    })
    await hear(house.db, house.now, {
      from: 'c2',
      text: '葛长根家搭伙 12',
      intent: 'unclear',
      unknown: ['搭伙'],
      answer: '未记录',
    })
  })
  afterAll(() => house.close())

  it('have no fault that axe knows, print no error and work by keyboard', async () => {
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ viewport: { width: Number(width), height } })
      const errors: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('the server responded')) errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(error.message))
      const look = async (path: string): Promise<void> => {
        await page.goto(house.url + path)
        expect(await faults(page), path).toEqual([])
      }
      await look('/login')
      await page.fill('[name=username]', 'guan')
      await page.fill('[name=password]', 'wrong')
      await page.keyboard.press('Enter')
      await page.waitForSelector('[role=alert]')
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
      expect(await faults(page)).toEqual([])
      await page.fill('[name=password]', password)
      await page.keyboard.press('Enter')
      await page.waitForSelector('h1:has-text("今日情况")')
      for (const path of ['/', '/households', '/households?q=欧阳', '/households/JY-0001', '/reports', '/messages']) {
        await look(path)
      }
      for (const path of ['/messages?state=aside', '/password', '/nothing', '/households/JY-9999']) await look(path)
      await page.goto(`${house.url}/households`)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.activeElement.id')).toBe('main')
      await page.goto(`${house.url}/households/JY-0001`)
      await page.fill('[name=note]', '没写原因')
      await page.click('form.narrow button.primary')
      await page.waitForSelector('h2:has-text("有 1 处要改")')
      expect(await faults(page)).toEqual([])
      await page.locator('details.reveal summary').first().click()
      expect(await faults(page)).toEqual([])
      await page.fill('details[open] [name=reason]', '核对社保卡')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.whole')
      expect(await faults(page)).toEqual([])
      await look('/messages?state=unclear')
      await page.click('a:has-text("教一个词：搭伙")')
      await page.waitForSelector('h1:has-text("本地词")')
      expect(await faults(page)).toEqual([])
      await page.selectOption('[name=means][id=means]', 'kind')
      await page.fill('[name=target]', '没这类')
      await page.keyboard.press('Enter')
      await page.waitForSelector('h2:has-text("有 1 处要改")')
      expect(await faults(page)).toEqual([])
      await page.fill('[name=target]', '走访')
      await page.keyboard.press('Enter')
      await page.waitForSelector('h2:has-text("有 1 条旧消息会读成别的")')
      expect(await faults(page)).toEqual([])
      await page.check('[name=anyway]')
      await page.click('form.narrow button.primary')
      await page.waitForSelector('tbody a:has-text("搭伙")')
      expect(await faults(page)).toEqual([])
      await page.click('tbody a:has-text("搭伙")')
      await page.waitForSelector('h1:has-text("搭伙")')
      expect(await faults(page)).toEqual([])
      await page.click('button:has-text("大字")')
      await page.waitForSelector('html.large')
      for (const path of ['/', '/households', '/households/JY-0001', '/messages', '/words']) await look(path)
      expect(errors).toEqual([])
    } finally {
      await browser.close()
    }
  })

  it('a choice of town brings its villages without a click', async () => {
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ viewport: { width: Number(width), height } })
      await page.goto(`${house.url}/login?next=/households`)
      await page.fill('[name=username]', 'shi')
      await page.fill('[name=password]', password)
      await page.keyboard.press('Enter')
      await page.waitForSelector('h1:has-text("帮扶户")')
      const fold = page.locator('details.search > summary')
      if (await fold.isVisible()) await fold.click()
      await page.selectOption('[name=town]', '419001104')
      await page.waitForSelector('[name=village]')
      expect(page.url()).toContain('town=419001104')
      expect(await page.locator('tbody tr').count()).toBe(2)
      const { length } = Buffer.from(await page.content())
      expect(length).toBeLessThan(80_000)
    } finally {
      await browser.close()
    }
  })
})
