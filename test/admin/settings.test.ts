import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { settingOn } from '../../domain/settings.ts'
import { onBoth } from '../support/databases.ts'
import { type Browser, hiddenFields } from './browser.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('settings', (kind) => {
  let house: TestConsole
  let guan: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
  })
  beforeEach(async () => {
    await house.reset()
    guan = await house.as('guan')
  })
  afterAll(() => house.close())

  const line = { key: 'monitoring-line', value: '8900', area: '', from: '2025-01-01', to: '', source: '测试文件' }
  const set = (values: Record<string, string>, at = '/settings') => guan.submit(at, '/settings', values)
  const on = (day: string, area = '419001102209') =>
    settingOn(house.db, { districtId, key: 'monitoring-line', area, on: day })
  const forget = () => house.db.prisma.setting.deleteMany({ where: { source: '测试文件' } })

  it('show every known number with its days and source, and what is unset as unset', async () => {
    const { text } = await guan.get('/settings')
    expect(text).toContain('河南省2024年监测范围')
    expect(text).toContain('8,300 元')
    expect(text).toMatch(/务工交通补贴（每人每年）<\/a><\/th><td[^>]*>未设置/)
    expect(text).not.toContain('style=')
    const unset = (await guan.get('/settings?state=unset')).text
    expect(unset).toContain('务工交通补贴')
    expect(unset).not.toContain('8,300 元')
    expect((await guan.get('/settings?q=小额信贷&format=csv')).text).toMatch(
      /microcredit-most,"50,000 元",济源示范区,2021-01-01,,/,
    )
    const page = (await guan.get('/settings/monitoring-line')).text
    for (const words of ['改了会动到：“低于监测范围”清单', '2022-01-01', '已过期']) expect(page).toContain(words)
  })

  it('a dated value is judged by from its day, in its area, and is on record with its source', async () => {
    const answer = await set(line)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings/monitoring-line'])
    await set({ ...line, value: '9,100', area: '轵城镇' }, '/settings/monitoring-line')
    expect([await on('2024-12-31'), await on('2025-01-01'), await on('2025-01-01', '419001104211')]).toEqual([
      8300, 9100, 8900,
    ])
    const text = (await guan.get('/settings/monitoring-line')).text
    expect(text).toContain('值：9100')
    expect(text).toContain('测试文件')
    expect(text).toContain('>以后<')
    await forget()
  })

  it('are refused with what is wrong, and nothing typed is lost', async () => {
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ ...line, key: '' }, '请选要定哪一项'],
      [{ ...line, key: 'session' }, '请选要定哪一项'],
      [{ ...line, value: '八千多' }, '请写数字'],
      [{ ...line, value: '-5' }, '请写 0 到'],
      [{ ...line, area: '月球镇' }, '没有“月球镇”这个地方'],
      [{ ...line, from: '明年' }, '请写日期'],
      [{ ...line, to: '2024-12-31' }, '最后一天不能早于第一天'],
      [{ ...line, source: '' }, '请写来源'],
      [{ ...line, from: '2024-01-01' }, '2024-01-01 起已经有一个值'],
      [{ ...line, key: 'time.daily-digest', value: '25:00' }, '请写几点几分'],
      [{ ...line, key: 'workers-target', value: '1.5' }, '请写整数'],
    ]
    const before = await house.db.prisma.setting.count()
    for (const [values, words] of wrong) {
      const answer = await set(values)
      expect([answer.status, answer.text.includes(words)], words).toEqual([422, true])
      expect(answer.text).toContain(`value="${values.source === '' ? values.from : values.source}"`)
    }
    expect(await house.db.prisma.setting.count()).toBe(before)
  })

  it('a value is ended on a day, for a reason, or said never to have held', async () => {
    await set(line)
    const row = await house.db.prisma.setting.findFirstOrThrow({ where: { source: '测试文件' } })
    const [page, act] = ['/settings/monitoring-line', `/settings/${row.id}/end`]
    const end = (to: string, reason = '新文件已下') => guan.submit(page, act, { to, reason })
    for (const [to, reason] of [
      ['', '新'],
      ['2024-12-30', '新'],
      ['2025-06-30', ''],
    ] as const) {
      expect((await end(to, reason)).status, to).toBe(422)
    }
    expect((await end('2025-06-30')).status).toBe(303)
    expect([await on('2025-06-30'), await on('2025-07-01')]).toEqual([8900, null])
    expect((await end('2024-12-31')).status).toBe(303)
    expect(await on('2025-01-01')).toBe(null)
    expect((await guan.get(page)).text).toContain('没有生效过')
    await forget()
  })

  it('whoever was slower is shown both, and may still have his way', async () => {
    await set(line)
    const row = await house.db.prisma.setting.findFirstOrThrow({ where: { source: '测试文件' } })
    const [page, act] = ['/settings/monitoring-line', `/settings/${row.id}/end`]
    const opened = hiddenFields((await guan.get(page)).text, act)
    await guan.submit(page, act, { to: '2025-06-30', reason: '先' })
    const answer = await guan.post(act, { ...opened, to: '2025-09-30', reason: '后' })
    expect(answer.status).toBe(409)
    for (const words of ['打开时">一直', '现在">2025-06-30', '您填的">2025-09-30']) expect(answer.text).toContain(words)
    expect((await guan.post(act, hiddenFields(answer.text, act))).status).toBe(303)
    expect(await on('2025-09-30')).toBe(8900)
    expect((await guan.post(act, { _csrf: opened._csrf ?? '', to: '2025-09-30', reason: '后' })).status).toBe(409)
    await forget()
  })

  it('what ends within 60 days, what has ended, and a year without holidays are said', async () => {
    expect((await guan.get('/settings')).text).not.toContain('到期，之后就没有值了')
    house.now = new Date('2024-11-15T10:00:00+08:00')
    guan = await house.as('guan')
    expect((await guan.get('/settings')).text).toMatch(/监测范围（人均年收入）<\/a> 2024-12-31 到期，之后就没有值了/)
    house.now = new Date('2031-03-01T10:00:00+08:00')
    guan = await house.as('guan')
    const { text } = await guan.get('/settings')
    expect(text).toMatch(/监测范围（人均年收入）<\/a> 已在 2024-12-31 到期，现在没有值/)
    expect(text).toContain('2031 年的放假和调休还不知道')
    await set({ ...line, key: 'day-off', value: '', from: '2031-10-01', to: '2031-10-07' })
    expect((await guan.get('/settings')).text).not.toContain('还不知道')
    await forget()
  })

  it('are read from the town up, written by administrators, none of a village’s', async () => {
    for (const [name, get, post] of [
      ['cun', 403, 403],
      ['zhen', 200, 403],
      ['shi', 200, 403],
      ['shen', 200, 403],
    ] as const) {
      const browser = await house.as(name)
      const _csrf = await browser.csrf()
      for (const at of ['/settings', '/settings/monitoring-line']) {
        const { status, text } = await browser.get(at)
        expect([status, text.includes('name="source"')], `${name} ${at}`).toEqual([get, false])
      }
      expect((await browser.post('/settings', { _csrf, ...line })).status, name).toBe(post)
    }
    expect((await guan.get('/settings/none')).status).toBe(404)
    expect((await guan.post('/settings/none/end', { _csrf: await guan.csrf() })).status).toBe(404)
  })
})
