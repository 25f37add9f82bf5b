import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { onBoth } from '../support/databases.ts'
import { type Browser, hiddenFields } from './browser.ts'
import { districtId, openConsole, password, type TestConsole } from './open-console.ts'

onBoth('users', (kind) => {
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

  const row = (username: string) => house.db.prisma.user.findFirst({ where: { districtId, username } })
  const pathOf = async (username: string): Promise<string> => `/users/${(await row(username))?.id}`
  const shownPassword = (html: string): string => /class="whole">([^<]+)</.exec(html)?.[1] ?? ''
  const add = (values: Record<string, string>) => guan.submit('/users', '/users', values)

  it('are added with a one-time password that is shown once and leads to its change', async () => {
    const answer = await add({ username: '李四', role: 'town', area: '轵城镇' })
    expect(answer.status).toBe(200)
    const once = shownPassword(answer.text)
    expect(once).toMatch(/^[a-z2-9-]{20,}$/)
    expect(await row('李四')).toMatchObject({ role: 'town', area: '419001102' })
    const list = await guan.get('/users')
    expect(list.text).toContain('李四')
    expect(list.text + (await guan.get(await pathOf('李四'))).text).not.toContain(once)
    const entered = await house.stranger().logIn('李四', once)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/password'])
    const act = await house.db.prisma.audit.findFirstOrThrow({
      where: { action: 'user.add' },
      orderBy: { seq: 'desc' },
    })
    expect(JSON.stringify(act, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(once)
  })

  it('are refused with what is wrong, and nothing typed is lost', async () => {
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ username: '孙', role: 'town', area: '轵城镇' }, '用户名要 2 到 32 个'],
      [{ username: 'zhen', role: 'town', area: '轵城镇' }, '已经有用户“zhen”'],
      [{ username: '新人', role: '', area: '轵城镇' }, '请选角色'],
      [{ username: '新人', role: 'root', area: '轵城镇' }, '请选角色'],
      [{ username: '新人', role: 'town', area: '' }, '一个镇或街道'],
      [{ username: '新人', role: 'village', area: '轵城镇' }, '一个村'],
      [{ username: '新人', role: 'town', area: '没有镇' }, '没有“没有镇”这个地方'],
    ]
    for (const [values, words] of wrong) {
      const answer = await add(values)
      expect([answer.status, answer.text.includes(words)], words).toEqual([422, true])
      expect(answer.text).toContain(`value="${values.username}"`)
    }
    expect(await row('新人')).toBeNull()
    expect((await guan.post('/users', { username: '新人', role: 'admin' })).status).toBe(403)
  })

  it('a changed role or area holds from the next request', async () => {
    const zhen = await house.as('zhen')
    expect((await zhen.get('/households')).text).toContain('JY-0001')
    const path = await pathOf('zhen')
    const change = { role: 'town', area: '邵原镇', reason: '调到邵原镇' }
    expect((await guan.submit(path, path, { ...change, reason: '' })).status).toBe(422)
    expect((await guan.submit(path, path, change)).status).toBe(303)
    const seen = (await zhen.get('/households')).text
    expect([seen.includes('JY-0001'), seen.includes('JY-0004')]).toEqual([false, true])
    expect((await guan.get(path)).text).toContain('地方：轵城镇 → 邵原镇')
  })

  it('disabled, an account is out at once and stays out; restored, it has its old password', async () => {
    const zhen = await house.as('zhen')
    const path = await pathOf('zhen')
    expect((await guan.submit(path, `${path}/disable`, {})).status).toBe(422)
    expect((await guan.submit(path, `${path}/disable`, { reason: '已调离' })).status).toBe(303)
    expect((await zhen.get('/households')).status).toBe(303)
    expect((await house.stranger().logIn('zhen', password)).status).toBe(422)
    expect((await guan.get('/users?state=disabled')).text).toContain('>zhen<')
    expect((await guan.submit(path, `${path}/enable`, { reason: '休假回来' })).status).toBe(303)
    expect((await house.stranger().logIn('zhen', password)).status).toBe(303)
  })

  it('a reset ends the sessions, unlocks the name and shows the new password once', async () => {
    const zhen = await house.as('zhen')
    for (let tries = 0; tries < 10; tries++) await house.stranger().logIn('zhen', 'wrong wrong wrong')
    expect((await house.stranger().logIn('zhen', password)).status).toBe(429)
    const path = await pathOf('zhen')
    expect((await guan.get(path)).text).toContain('试错次数太多')
    const answer = await guan.submit(path, `${path}/reset`, {})
    expect(answer.status).toBe(200)
    expect((await zhen.get('/')).status).toBe(303)
    expect((await house.stranger().logIn('zhen', password)).status).toBe(422)
    const entered = await house.stranger().logIn('zhen', shownPassword(answer.text))
    expect(entered.headers.get('location')).toBe('/password')
  })

  it('the last administrator stays one, and nobody disables himself', async () => {
    const path = await pathOf('guan')
    const away = await guan.submit(path, `${path}/disable`, { reason: '试试' })
    expect([away.status, away.text.includes('不能停用自己')]).toEqual([422, true])
    const less = await guan.submit(path, path, { role: 'auditor', area: '', reason: '试试' })
    expect([less.status, less.text.includes('最后一个管理员')]).toEqual([422, true])
    await add({ username: '另一个', role: 'admin', area: '' })
    expect((await guan.submit(path, path, { role: 'auditor', area: '', reason: '试试' })).status).toBe(303)
    expect((await guan.post('/users', { _csrf: await guan.csrf() })).status).toBe(403)
  })

  it('whoever was slower is shown both, and may still have his way', async () => {
    const path = await pathOf('zhen')
    const opened = hiddenFields((await guan.get(path)).text, path)
    await guan.submit(path, path, { role: 'town', area: '邵原镇', reason: '先' })
    const late = { role: 'village', area: '轵城镇/赵村', reason: '后' }
    const answer = await guan.post(path, { ...opened, ...late })
    expect(answer.status).toBe(409)
    for (const words of ['打开时">轵城镇', '现在">邵原镇', '您填的">轵城镇/赵村', '村级']) {
      expect(answer.text).toContain(words)
    }
    expect((await row('zhen'))?.area).toBe('419001104')
    expect((await guan.post(path, hiddenFields(answer.text, path))).status).toBe(303)
    expect(await row('zhen')).toMatchObject({ role: 'village', area: '419001102210' })
    for (const act of ['disable', 'reset', 'enable']) {
      const stale = { _csrf: opened._csrf ?? '', version: opened.version ?? '', reason: '后' }
      expect((await guan.post(`${path}/${act}`, stale)).status, act).toBe(409)
    }
  })

  it('are read by the auditor, written by administrators, nobody else’s, and absent ones are 404', async () => {
    const path = await pathOf('zhen')
    const shen = await house.as('shen')
    expect((await shen.get('/users')).text).not.toContain('name="username"')
    expect((await shen.get(path)).text).not.toContain('name="area"')
    for (const [name, get, post] of [
      ['shen', 200, 403],
      ['shi', 403, 403],
      ['zhen', 403, 403],
      ['cun', 403, 403],
    ] as const) {
      const browser = await house.as(name)
      const _csrf = await browser.csrf()
      for (const at of ['/users', path]) {
        expect((await browser.get(at)).status, `${name} ${at}`).toBe(get)
        expect((await browser.post(at, { _csrf })).status, `${name} ${at}`).toBe(post)
      }
    }
    const _csrf = await guan.csrf()
    for (const at of ['/users/none', '/users/00000000-0000-7000-8000-000000000000']) {
      expect((await guan.get(at)).status).toBe(404)
      expect((await guan.post(`${at}/reset`, { _csrf })).status).toBe(404)
    }
  })

  it('are a list with a search, filters and files', async () => {
    const names = async (query: string) =>
      [...(await guan.get(`/users${query}`)).text.matchAll(/href="\/users\/[\da-f-]{36}">([^<]+)</g)].map(
        ([, name]) => name,
      )
    expect(await names('')).toEqual(['cun', 'guan', 'shen', 'shi', 'zhen'])
    expect(await names('?q=sh')).toEqual(['shen', 'shi'])
    expect(await names('?role=town')).toEqual(['zhen'])
    expect(await names('?after=odd')).toEqual([])
    const csv = await guan.get('/users?role=village&format=csv')
    expect(csv.text).toMatch(/用户名,角色,范围,状态,最近登录,开通于\r\ncun,村级,轵城镇\/中王村,在用,,/)
  })
})
