import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { disableUser, resetPassword, userByName } from '../../domain/records/accounts.ts'
import { transact } from '../../prisma/transact.ts'
import { onBoth } from '../support/databases.ts'
import { districtId, openConsole, password, type TestConsole } from './open-console.ts'

const minutes = (count: number): number => count * 60_000

onBoth('logging in', (kind) => {
  let house: TestConsole
  beforeAll(async () => {
    house = await openConsole(kind)
  })
  beforeEach(() => house.reset())
  afterAll(() => house.close())

  const pass = (milliseconds: number): void => {
    house.now = new Date(house.now.getTime() + milliseconds)
  }
  const by = () => ({ districtId, actor: { kind: 'command', id: 'test' }, origin: 'test', now: house.now }) as const

  it('a right password leads to the page that was wanted', async () => {
    const browser = house.stranger()
    const refused = await browser.get('/households?town=419001102')
    expect(refused.status).toBe(303)
    expect(refused.headers.get('location')).toBe('/login?next=%2Fhouseholds%3Ftown%3D419001102')
    const login = await browser.get(refused.headers.get('location') ?? '')
    expect(login.text).toContain('name="next" value="/households?town=419001102"')
    const answer = await browser.logIn('zhen', password, { next: '/households?town=419001102' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/households?town=419001102')
    expect((await browser.get('/households')).status).toBe(200)
  })

  it('another site is never led to', async () => {
    const others = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example/',
      '/\t/evil.example',
      '\\/evil',
      'javascript:1',
    ]
    for (const next of others) {
      const answer = await house.stranger().logIn('zhen', password, { next })
      expect(answer.headers.get('location'), next).toBe('/')
    }
  })

  it('a wrong password and an unknown name get the same answer', async () => {
    const wrong = await house.stranger().logIn('zhen', 'not the password')
    const unknown = await house.stranger().logIn('zhon', 'not the password')
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    const plain = (text: string): string => text.replaceAll(/value="[^"]*"/g, '')
    expect(plain(unknown.text)).toBe(plain(wrong.text))
    expect(wrong.text).toContain('用户名或密码不对')
    expect(wrong.text).not.toContain('not the password')
  })

  it('a forged or missing token is refused before the password is looked at', async () => {
    const browser = house.stranger()
    expect((await browser.post('/login', { username: 'zhen', password })).status).toBe(403)
    await browser.get('/login')
    expect((await browser.post('/login', { username: 'zhen', password, _csrf: 'x' })).status).toBe(403)
    const other = house.stranger()
    const { text } = await other.get('/login')
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
    expect((await browser.post('/login', { username: 'zhen', password, _csrf })).status).toBe(403)
  })

  it('ten wrong tries lock the name for a while, open sessions go on', async () => {
    const open = await house.as('zhen')
    for (let tries = 0; tries < 10; tries++) {
      expect((await house.stranger().logIn('zhen', `wrong ${tries}`)).status).toBe(422)
    }
    const locked = await house.stranger().logIn('zhen', password)
    expect(locked.status).toBe(429)
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await open.get('/households')).status).toBe(200)
    expect((await house.stranger().logIn('shi', password)).status).toBe(303)
    pass(minutes(15))
    expect((await house.stranger().logIn('zhen', password)).status).toBe(303)
  })

  it('tries at once are counted as tries one by one', async () => {
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, index) => house.stranger().logIn('zhen', `wrong ${index}`)),
    )
    expect(tries.filter(({ status }) => status === 422)).toHaveLength(10)
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(10)
  })

  it('a reset unlocks the name', async () => {
    for (let tries = 0; tries < 11; tries++) await house.stranger().logIn('zhen', 'wrong')
    const user = await userByName(house.db, districtId, 'zhen')
    if (user === null) throw new Error('zhen')
    const fresh = await transact(house.db, (tx) => resetPassword(tx, by(), user))
    expect((await house.stranger().logIn('zhen', fresh.password)).headers.get('location')).toBe('/password')
  })

  it('a hundred wrong tries from an address lock the address', async () => {
    await house.db.prisma.throttle.deleteMany()
    await house.stranger().logIn('nobody', 'wrong')
    await house.db.prisma.throttle.updateMany({
      where: { key: { startsWith: 'login-address' } },
      data: { points: 100 },
    })
    expect((await house.stranger().logIn('zhen', password)).status).toBe(429)
  })

  it('a one-time password leads to its change and nowhere else, once', async () => {
    const { password: once } = await house.addUser('新人', 'town', '邵原镇')
    const browser = house.stranger()
    expect((await browser.logIn('新人', once, { next: '/households' })).headers.get('location')).toBe('/password')
    expect((await browser.get('/')).headers.get('location')).toBe('/password')
    expect((await browser.get('/households/JY-0004')).headers.get('location')).toBe('/password')
    expect((await house.stranger().logIn('新人', once)).status).toBe(422)
    const short = await browser.submit('/password', '/password', { current: once, password: '短', again: '短' })
    expect(short.status).toBe(422)
    expect(short.text).toContain('至少要 12 个')
    const chosen = '云台山下三棵核桃树开花'
    const unlike = await browser.submit('/password', '/password', {
      current: once,
      password: chosen,
      again: `${chosen}。`,
    })
    expect(unlike.text).toContain('两次输入的新密码不一样')
    const twelve = `${chosen}了`
    const set = await browser.submit('/password', '/password', { current: once, password: twelve, again: twelve })
    expect([set.status, set.headers.get('location')]).toEqual([303, '/'])
    expect((await browser.get('/households/JY-0004')).status).toBe(200)
    expect((await house.stranger().logIn('新人', twelve)).status).toBe(303)
  })

  it('a one-time password is good for a day', async () => {
    const { password: once } = await house.addUser('新人', 'town', '邵原镇')
    pass(minutes(24 * 60))
    expect((await house.stranger().logIn('新人', once)).status).toBe(422)
  })

  it('a new password ends the other sessions', async () => {
    const other = await house.as('zhen')
    const browser = await house.as('zhen')
    const fresh = '三月里的杏花开满坡地'.padEnd(14, '呀')
    const fields = { current: password, password: fresh, again: fresh }
    expect((await browser.submit('/password', '/password', fields)).status).toBe(303)
    expect((await browser.get('/')).status).toBe(200)
    expect((await other.get('/')).status).toBe(303)
  })

  it('a session ends half an hour after its last request', async () => {
    const browser = await house.as('zhen')
    for (let times = 0; times < 3; times++) {
      pass(minutes(29))
      expect((await browser.get('/households')).status).toBe(200)
    }
    pass(minutes(30))
    expect((await browser.get('/households')).status).toBe(303)
    pass(-minutes(20))
    expect((await browser.get('/households')).status).toBe(303)
  })

  it('a session ends after twelve hours, however busy', async () => {
    const browser = await house.as('zhen')
    for (let times = 0; times < 28; times++) {
      pass(minutes(25))
      expect((await browser.get('/text')).status).toBe(404)
      expect((await browser.get('/password')).status).toBe(200)
    }
    pass(minutes(20))
    expect((await browser.get('/password')).status).toBe(303)
  })

  it('a person has several sessions; leaving ends one, a restart none', async () => {
    const first = await house.as('zhen')
    const second = await house.as('zhen')
    await house.restart()
    expect((await second.get('/households')).status).toBe(200)
    const old = new Map(first.cookies)
    expect((await first.submit('/', '/logout', {})).headers.get('location')).toBe('/login')
    for (const [name, value] of old) first.cookies.set(name, value)
    expect((await first.get('/households')).status).toBe(303)
    expect((await second.get('/households')).status).toBe(200)
  })

  it('logging in gives a new token and ends the one before', async () => {
    const browser = await house.as('zhen')
    const before = browser.cookies.get('session') ?? ''
    await browser.logIn('zhen', password)
    expect(browser.cookies.get('session')).not.toBe(before)
    browser.cookies.set('session', before)
    expect((await browser.get('/')).status).toBe(303)
  })

  it('a disabled account is out at once, a changed role or area holds from the next request', async () => {
    const browser = await house.as('zhen')
    expect((await browser.get('/households/JY-0004')).status).toBe(404)
    await house.db.prisma.user.updateMany({ where: { username: 'zhen' }, data: { area: '419001104' } })
    expect((await browser.get('/households/JY-0004')).status).toBe(200)
    await house.db.prisma.user.updateMany({ where: { username: 'zhen' }, data: { role: 'auditor' } })
    const _csrf = await browser.csrf()
    expect((await browser.post('/households/JY-0004', { _csrf })).status).toBe(403)
    const user = await userByName(house.db, districtId, 'zhen')
    if (user === null) throw new Error('zhen')
    await transact(house.db, (tx) => disableUser(tx, by(), user))
    expect((await browser.get('/')).status).toBe(303)
    expect((await house.stranger().logIn('zhen', password)).status).toBe(422)
  })

  it('the database holds no token, and the audit tells who came and who was refused', async () => {
    const { _max } = await house.db.prisma.audit.aggregate({ _max: { seq: true } })
    const browser = await house.as('zhen')
    const token = browser.cookies.get('session') ?? ''
    const kept = await house.db.pool.query<{ all: string }>(
      'SELECT string_agg(s::text, chr(10)) AS all FROM "Session" s',
    )
    expect(kept.rows[0]?.all).not.toContain(token)
    await house.stranger().logIn('typed my password here', 'wrong')
    const rows = await house.db.prisma.audit.findMany({
      where: { action: { startsWith: 'user.log' }, seq: { gt: _max.seq ?? 0n } },
      orderBy: { seq: 'asc' },
    })
    expect(rows.map(({ action, outcome, origin }) => [action, outcome, origin])).toEqual([
      ['user.login', 'done', '127.0.0.1'],
      ['user.login-refused', 'refused', '127.0.0.1'],
    ])
    expect(JSON.stringify(rows.map(({ seq: _, ...row }) => row))).not.toContain('typed my password')
  })
})
