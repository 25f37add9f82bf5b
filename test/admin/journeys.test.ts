import type { Browser as Chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consoleDigests } from '../../scripts/start/console-digests.ts'
import { launchBrowser } from '../support/browser.ts'
import { hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'
import { personAs } from './person.ts'

describe('a day at the console, in a browser', () => {
  let house: TestConsole
  let chromium: Chromium
  beforeAll(async () => {
    house = await openConsole('embedded', {
      extra: {
        digests: {
          tryOut: (group, which) => consoleDigests(house.db, districtId, () => house.now).tryOut(group, which),
        },
      },
    })
    const unclear = { from: 'c2', intent: 'unclear', answer: '未记录：没看出是哪一类' }
    await hear(house.db, house.now, { ...unclear, text: '收到，谢谢' })
    await hear(house.db, house.now, { ...unclear, text: '葛长根家搭伙 12', unknown: ['搭伙'] })
    await hear(house.db, house.now, {
      from: 'c1',
      text: '王磊在宁波打工，一个月5500；走访王建军',
      reports: [
        { kind: 'employment', household: 'JY-0001', person: '王磊', fields: { place: '宁波', monthlyWage: 5500 } },
        { kind: 'visit', household: null, status: 'pending', said: '王建军' },
      ],
    })
    chromium = await launchBrowser()
  })
  afterAll(async () => {
    await chromium.close()
    await house.close()
  })
  const as = (username: string, options: Parameters<typeof personAs>[3] = {}) =>
    personAs(chromium, house.url, username, options)
  const reportOf = (kind: string, status: string) =>
    house.db.prisma.report.findFirstOrThrow({ where: { districtId, kind, status }, orderBy: { recordedAt: 'desc' } })
  const lastAudit = (action: string) =>
    house.db.prisma.audit.findFirstOrThrow({ where: { action }, orderBy: { seq: 'desc' } })

  it('today’s unclear messages: a word is taught, the others are done with, by keyboard alone', async () => {
    const { page, tabTo, press, type, sees } = await as('guan')
    await tabTo('a[href="/review"]')
    await press('Enter')
    await sees('审核')
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp')
    expect(await page.evaluate('document.activeElement.textContent')).toContain('葛长根家搭伙')
    await press('Enter')
    await sees('没看懂的消息')
    await tabTo('a:has-text("教一个词：搭伙")')
    await press('Enter')
    await sees('本地词')
    await tabTo('#means')
    await press('ArrowDown', 'ArrowDown', 'ArrowDown')
    await tabTo('#target')
    await type('走访')
    await press('Enter')
    await page.locator('h2', { hasText: '有 1 条旧消息会读成别的' }).waitFor()
    await tabTo('#anyway')
    await press('Space', 'Enter')
    await page.locator('tbody a', { hasText: '搭伙' }).waitFor()
    expect(await house.db.prisma.localWord.findMany()).toMatchObject([{ word: '搭伙', means: 'kind', target: 'visit' }])
    await tabTo('a[href="/review"]')
    await press('Enter')
    await sees('审核')
    await press('ArrowDown', 'ArrowDown', 'Enter')
    await sees('没看懂的消息')
    await tabTo('[name=reason]')
    await type('教了词，请他再发一次')
    await press('Control+Enter')
    await page.locator('.said', { hasText: '收到，谢谢' }).waitFor()
    await tabTo('[name=reason]')
    await press('Enter')
    await page.locator('h2', { hasText: '有 1 处要改' }).waitFor()
    await tabTo('[name=reason]')
    await type('只是客气')
    await press('Enter')
    await sees('审核')
    expect(await page.locator('tbody tr').count()).toBe(1)
    expect(await house.db.prisma.message.count({ where: { intent: 'unclear', reviewedAt: null } })).toBe(0)
    expect(await lastAudit('message.review')).toMatchObject({ reason: '只是客气' })
    await page.context().close()
  })

  it('a wage is corrected from the list of reports, by keyboard alone; what was typed wrong is said at its field', async () => {
    const { page, tabTo, press, type, sees } = await as('zhen')
    const before = await reportOf('employment', 'recorded')
    await tabTo('a[href="/reports"]')
    await press('Enter')
    await sees('报告')
    await tabTo(`a[href="/reports/${before.id}"]`)
    await press('Enter')
    await sees('王建国 务工')
    await tabTo('[name=value-monthlyWage]')
    await press('Control+A')
    await type('四千多')
    await press('Control+Enter')
    await page.locator('h2', { hasText: '有 2 处要改' }).waitFor()
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
    expect(await page.inputValue('[name=value-monthlyWage]')).toBe('四千多')
    await tabTo('.box a[href="#value-monthlyWage"]')
    await press('Enter', 'Control+A')
    await type('4800')
    await tabTo('#reason')
    await type('打电话问过本人')
    await press('Control+Enter')
    await page.locator('h2', { hasText: '各个版本' }).waitFor()
    const now = await reportOf('employment', 'recorded')
    expect(now).toMatchObject({ replaces: before.id, version: 2, fields: { place: '宁波', monthlyWage: 4800 } })
    const jobs = await house.db.prisma.job.findMany({ where: { districtId, live: true } })
    expect(jobs.map(({ reportId, monthlyWage }) => [reportId, Number(monthlyWage)])).toEqual([[now.id, 4800]])
    expect(await page.locator('.change').allTextContents()).toContain('月工资：5,500 元 → 4,800 元')
    await page.context().close()
  })

  it('a pending report gets its household, without script', async () => {
    const { page, sees } = await as('zhen', { script: false })
    await page.click('a:has-text("待定户")')
    await sees('报告')
    await page.click('tbody th a')
    await sees('“王建军” 走访')
    await page.fill('#pending-household', 'JY-9999')
    await page.click('button:has-text("记到这里")')
    await page.locator('h2', { hasText: '有 1 处要改' }).waitFor()
    await page.click('.choices button:has-text("中王村 王建国")')
    await sees('王建国 走访')
    expect(await reportOf('visit', 'recorded')).toMatchObject({ householdCode: 'JY-0001', villageCode: '419001102209' })
    const household = await house.db.prisma.household.findFirstOrThrow({ where: { districtId, code: 'JY-0001' } })
    expect(household.lastVisitOn?.toISOString().slice(0, 10)).toBe('2024-07-15')
    await page.click('nav.side a:has-text("今日情况")')
    expect(await page.locator('.tiles a:has-text("待定户") .figure').textContent()).toBe('0')
    await page.context().close()
  })

  it('a file with a wrong row is checked, then its good rows are carried out', async () => {
    const { page, sees } = await as('zhen')
    const households = () => house.db.prisma.household.count({ where: { districtId } })
    const before = await households()
    await page.click('nav.side a:has-text("导入")')
    await sees('导入')
    const rows = ['JY-0201,轵城镇,没有这个村,牛大川,牛大川,户主', 'JY-0202,轵城镇,赵村,马新生,马新生,户主']
    const buffer = Buffer.from(`户编号,乡镇,村,户主,姓名,与户主关系\n${rows.join('\n')}\n`)
    await page.setInputFiles('#file', { name: '赵村新增.csv', mimeType: 'text/csv', buffer })
    await page.click('button:has-text("上传并检查")')
    await sees('赵村新增.csv')
    expect(await page.locator('tbody tr', { hasText: '没有这个村' }).textContent()).toContain('第 2 行')
    await page.click('button:has-text("写入")')
    await page.locator('.box.error', { hasText: '有不合格的行' }).waitFor()
    expect(await households()).toBe(before)
    await page.check('#skip')
    await page.click('button:has-text("写入")')
    await page.locator('.tag', { hasText: '已导入' }).waitFor()
    expect(await households()).toBe(before + 1)
    const found = await house.db.prisma.household.findFirst({ where: { districtId, code: 'JY-0202' } })
    expect(found).toMatchObject({ headName: '马新生', villageCode: '419001102210' })
    expect(await house.db.prisma.upload.findFirst()).toMatchObject({ state: 'done', name: '赵村新增.csv' })
    await page.goto(`${house.url}/households?q=马新生`)
    expect(await page.locator('tbody tr').count()).toBe(1)
    await page.context().close()
  })

  it('who leaves hands all households to another, on a phone and without script', async () => {
    const { page, sees } = await as('shi', { width: 390, script: false })
    await page.click('nav.side a:has-text("干部")')
    await sees('干部')
    await page.click('tbody a:has-text("李伟")')
    await sees('李伟')
    await page.fill('#to', '卫红')
    await page.click('button:has-text("交给他")')
    await page.locator('h2', { hasText: '有 2 处要改' }).waitFor()
    await page.fill('#to', '卫红霞')
    await page.check('#leave')
    await page.fill('#reason', '轮岗')
    await page.click('button:has-text("交给他")')
    await sees('卫红霞')
    const holds = async (name: string) =>
      (
        await house.db.prisma.assignment.findMany({
          where: { districtId, toOn: null, cadre: { name } },
          orderBy: { householdCode: 'asc' },
        })
      ).map(({ householdCode }) => householdCode)
    expect(await holds('李伟')).toEqual([])
    expect(await holds('卫红霞')).toEqual(['JY-0004', 'JY-0005', 'JY-0006', 'JY-0007', 'JY-0008'])
    const left = await house.db.prisma.cadre.findFirstOrThrow({ where: { districtId, name: '李伟' } })
    expect(left.leftOn?.toISOString().slice(0, 10)).toBe('2024-07-15')
    await page.context().close()
  })

  it('a group gets its village, and its digest is tried out: seen, not sent', async () => {
    const { page, sees } = await as('zhen')
    const before = await house.db.prisma.outbox.count()
    await page.click('nav.side a:has-text("工作群")')
    await sees('工作群')
    await page.click('tbody a:has-text("room-1")')
    await page.fill('#topic', '中王村帮扶群')
    await page.fill('#area', '轵城镇/中王村')
    await page.uncheck('#digest-monthly')
    await page.fill('#reason', '村里要求')
    await page.click('button:has-text("保存")')
    await sees('中王村帮扶群')
    await page.click('a[href*="try=daily"]')
    await page.locator('.bubble', { hasText: '中王村' }).waitFor()
    const picture = page.locator('img.digest')
    await picture.scrollIntoViewIfNeeded()
    // The first picture of a process loads the charts' library: a second or more.
    const width = () => page.evaluate('document.querySelector("img.digest").naturalWidth')
    await expect.poll(width, { timeout: 15_000 }).toBe(1080)
    expect(await picture.getAttribute('alt')).toContain('中王村')
    expect(await house.db.prisma.group.findFirstOrThrow({ where: { chat: 'room-1' } })).toMatchObject({
      topic: '中王村帮扶群',
      area: '419001102209',
      digests: ['daily', 'weekly'],
    })
    expect(await house.db.prisma.outbox.count()).toBe(before)
    await page.context().close()
  })
})
