import type { Browser as Chromium, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../admin/routes/index.ts'
import { consoleDigests } from '../../scripts/start/console-digests.ts'
import { launchBrowser } from '../support/browser.ts'
import { faults } from './axe.ts'
import { fill } from './fill.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'
import { type Person, personAs } from './person.ts'

/** Pictures and files are no pages. */
const noPages = ['/evidence/:id', '/groups/:chat/picture']

const jobs = {
  acts: async () => [
    { name: 'visit-reminder', words: '走访提醒：每名干部', on: '每月10日', time: '09:00', next: null },
  ],
  retry: async () => null,
}

describe('every page', () => {
  let house: TestConsole
  let chromium: Chromium
  beforeAll(async () => {
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
    const { page, sees } = await personAs(chromium, house.url, 'guan')
    await page.goto(`${house.url}/imports`)
    const rows = ['JY-0301,轵城镇,没有这个村,牛大川,牛大川,户主', 'JY-0302,轵城镇,赵村,马新生,马新生,户主']
    const buffer = Buffer.from(`户编号,乡镇,村,户主,姓名,与户主关系\n${rows.join('\n')}\n`)
    await page.setInputFiles('#file', { name: '新增.csv', mimeType: 'text/csv', buffer })
    await page.click('main form[enctype] button')
    await sees('新增.csv')
    await page.goto(`${house.url}/words`)
    await page.fill('#word', '老沟')
    await page.selectOption('#means', 'place')
    await page.fill('#target', '中王村')
    await page.press('#target', 'Enter')
    await page.locator('tbody a', { hasText: '老沟' }).waitFor()
    await page.context().close()
  })
  afterAll(async () => {
    await chromium.close()
    await house.close()
  })

  /** One or more addresses for each route that shows a page. */
  async function addresses(): Promise<Readonly<Record<string, readonly string[]>>> {
    const { prisma } = house.db
    const [reports, message, cadre, user, word, upload] = await Promise.all([
      prisma.report.findMany({ where: { districtId } }),
      prisma.message.findFirstOrThrow({ where: { intent: 'unclear' } }),
      prisma.cadre.findFirstOrThrow({ where: { name: '卫红霞' } }),
      prisma.user.findFirstOrThrow({ where: { username: 'zhen' } }),
      prisma.localWord.findFirstOrThrow(),
      prisma.upload.findFirstOrThrow(),
    ])
    const waiting = reports.filter(({ status }) => status !== 'recorded')
    return {
      '/login': ['/login'],
      '/password': ['/password'],
      '/': ['/'],
      '/households': ['/households', '/households?q=没有'],
      '/households/:code': ['/households/JY-0001', '/households/JY-0004'],
      '/households/:code/file': ['/households/JY-0004/file'],
      '/households/:code/visits': ['/households/JY-0005/visits', '/households/JY-0008/visits'],
      '/reports': ['/reports', '/reports?status=withdrawn'],
      '/reports/:id': reports.map(({ id }) => `/reports/${id}`),
      '/review': ['/review', ...waiting.map(({ id }) => `/review?at=r-${id}`), `/review?at=m-${message.id}`],
      '/messages': ['/messages', '/messages?intent=unclear'],
      '/words': ['/words', '/words?word=搭伙'],
      '/words/:id': [`/words/${word.id}`],
      '/users': ['/users'],
      '/users/:id': [`/users/${user.id}`],
      '/audit': ['/audit', '/audit?q=zhen'],
      '/cadres': ['/cadres'],
      '/cadres/:id': [`/cadres/${cadre.id}`],
      '/imports': ['/imports'],
      '/imports/:id': [`/imports/${upload.id}`],
      '/todos': ['/todos'],
      '/ledgers': ['/ledgers'],
      '/ledgers/:name': ['/ledgers/employment', '/ledgers/visits', '/ledgers/not-visited', '/ledgers/hardship'],
      '/cases': ['/cases'],
      '/checks': ['/checks'],
      '/projects': ['/projects'],
      '/groups': ['/groups'],
      '/groups/:chat': ['/groups/room-1', '/groups/room-2?try=daily', '/groups/room-2?try=monthly'],
      '/jobs': ['/jobs'],
      '/settings': ['/settings'],
      '/settings/:key': ['/settings/monitoring-line', '/settings/transport-subsidy'],
    }
  }

  it.each([1280, 390])('is without faults at %s px, short, and prints no error', async (width) => {
    const { page } = await personAs(chromium, house.url, 'guan', { width })
    const errors = errorsOf(page)
    const all = await addresses()
    const pages = routes.flatMap(({ path, get }) => (get === undefined || noPages.includes(path) ? [] : [path]))
    expect(Object.keys(all).sort()).toEqual([...pages].sort())
    for (const path of Object.values(all).flat()) {
      const answer = await page.goto(house.url + path)
      expect(answer?.status(), path).toBe(200)
      expect(Buffer.byteLength((await answer?.text()) ?? ''), path).toBeLessThan(80_000)
      expect(await faults(page), path).toEqual([])
    }
    expect(errors).toEqual([])
    await page.context().close()
  })

  it.each([1280, 390])(
    'of a report that is refused, or was changed meanwhile, has no fault at %s px',
    async (width) => {
      const { page, sees } = await personAs(chromium, house.url, 'zhen', { width })
      const { id } = await house.db.prisma.report.findFirstOrThrow({ where: { districtId, status: 'to-confirm' } })
      await page.goto(`${house.url}/reports/${id}`)
      await page.fill('[name=value-monthlyWage]', '四千多')
      await page.click('button:has-text("保存更正")')
      await page.locator('h2', { hasText: '有 2 处要改' }).waitFor()
      expect(await faults(page)).toEqual([])
      await page.goto(`${house.url}/reports/${id}`)
      await page.click('summary:has-text("撤回")')
      await page.click('button:has-text("撤回这一条")')
      await page.locator('h2', { hasText: '有 1 处要改' }).waitFor()
      expect(await faults(page)).toEqual([])
      await page.fill('[name=value-monthlyWage]', '5800')
      await page.evaluate('document.querySelectorAll("[name=version]").forEach((field) => { field.value = "0" })')
      await page.click('button:has-text("保存更正")')
      await sees('刚刚有人改过')
      expect(await faults(page)).toEqual([])
      await page.context().close()
    },
  )

  it('that nobody may see, or that is not there, has no fault either', async () => {
    const cun: Person = await personAs(chromium, house.url, 'cun', { width: 390 })
    for (const path of ['/users', '/imports', '/households/JY-0008', '/nothing']) {
      await cun.page.goto(house.url + path)
      expect(await faults(cun.page), path).toEqual([])
    }
    await cun.page.context().close()
  })
})

/** What the page's console prints as errors, but for answers that are refusals. */
function errorsOf(page: Page): readonly string[] {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('the server responded')) errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  return errors
}
