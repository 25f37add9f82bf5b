import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../domain/ids.ts'
import { consoleDigests } from '../../scripts/start/console-digests.ts'
import { launchBrowser } from '../support/browser.ts'
import { faults } from './axe.ts'
import { hear } from './hear.ts'
import { districtId, openConsole, password, type TestConsole } from './open-console.ts'

/** Enough of everything that no page is empty. */
async function fill({ db, now }: TestConsole): Promise<void> {
  await hear(db, now, {
    from: 'c2',
    text: '葛长根住院花了2万，葛佳佳去郑州打工',
    reports: [
      { kind: 'hardship', household: 'JY-0004', fields: { cause: 'illness', selfPaid: 20000 } },
      {
        kind: 'employment',
        household: 'JY-0004',
        person: '葛佳佳',
        fields: { change: 'started', place: '郑州', monthlyWage: 4500 },
      },
      { kind: 'training', household: 'JY-0004', fields: { course: '电工' } },
      { kind: 'visit', household: 'JY-0005' },
    ],
  })
  const amounts = { wage: 36000, business: 8000, property: 1200, transfer: 5900, cost: 3000 }
  await db.prisma.incomeYear.createMany({
    data: [2022, 2023].map((year) => ({ districtId, householdCode: 'JY-0001', year, ...amounts })),
  })
  const todo = { districtId, id: newId(), kind: 'verify', householdCode: 'JY-0001', words: '王建国 入户核实' }
  await db.prisma.todo.create({ data: { ...todo, dueOn: new Date('2024-07-10') } })
  const place = { districtId, villageCode: '419001102209' }
  await db.prisma.project.create({
    data: { ...place, id: newId(), name: '粉条厂', class: 'revive', condition: 'idle', rentDue: 20000, rentPaid: 0 },
  })
  await db.prisma.villageMonth.create({
    data: { ...place, reportId: newId(), month: '2024-07', step: 'check', reportedOn: now, checked: 52, findings: 1 },
  })
  const counts = { claimed: 5, sent: 4, skipped: 2, unreached: 1, failed: 1 }
  const run = { districtId, job: 'visit-reminder', period: '2024-07/1' }
  await db.prisma.jobRun.create({ data: { ...run, id: newId(), startedAt: now, endedAt: now, counts } })
  await db.prisma.jobClaim.create({ data: { ...run, addressee: 'room-1', state: 'failed', trouble: 'Error X' } })
}

describe.each([
  [1280, 800],
  [390, 844],
])('the offices’ pages at %s px', (width, height) => {
  let house: TestConsole
  let chromium: Chromium
  let page: Page
  beforeAll(async () => {
    const jobs = {
      acts: async () => [
        { name: 'visit-reminder', words: '走访提醒：每名干部', on: '每月10日', time: '09:00', next: null },
      ],
      retry: async () => null,
    }
    house = await openConsole('embedded', {
      extra: {
        jobs,
        digests: {
          tryOut: (group, which) => consoleDigests(house.db, districtId, () => house.now).tryOut(group, which),
        },
      },
    })
    await fill(house)
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

  it('have no fault that axe knows, print no error and are short', async () => {
    const errors: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('the server responded')) errors.push(message.text())
    })
    page.on('pageerror', (error) => errors.push(error.message))
    const { id: cadre } = await house.db.prisma.cadre.findFirstOrThrow({ where: { name: '卫红霞' } })
    const { id: user } = await house.db.prisma.user.findFirstOrThrow({ where: { username: 'zhen' } })
    const paths = [
      '/',
      '/todos',
      '/cases',
      '/projects',
      '/checks',
      '/ledgers',
      '/ledgers/employment',
      '/ledgers/visits',
    ]
    const offices = ['/cadres', `/cadres/${cadre}`, '/groups', '/groups/room-2?try=daily', '/words', '/jobs']
    const ruling = ['/settings', '/settings/monitoring-line', '/users', `/users/${user}`, '/audit', '/audit?q=zhen']
    for (const path of [...paths, ...offices, ...ruling]) {
      await page.goto(house.url + path)
      expect(await faults(page), path).toEqual([])
      expect(Buffer.byteLength(await page.content()), path).toBeLessThan(80_000)
    }
    expect(errors).toEqual([])
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
