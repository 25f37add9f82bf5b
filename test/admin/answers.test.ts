import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from './browser.ts'
import { openConsole, type TestConsole } from './open-console.ts'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

describe('answers, the first that fits', () => {
  let house: TestConsole
  let zhen: Browser
  beforeAll(async () => {
    house = await openConsole('embedded')
    zhen = await house.as('zhen')
  })
  afterAll(() => house.close())

  it('what cannot be decoded is 400, with and without a session', async () => {
    for (const path of ['/households/%E0%A4%A', '/%FF', '/households/%00', '/households?q=%FF']) {
      expect((await zhen.get(path)).status, path).toBe(400)
      expect((await house.stranger().get(path)).status, path).toBe(400)
    }
  })

  it('an address that is none is 404 for everybody, whatever the method', async () => {
    for (const path of ['/nothing', '/households/JY-0001/nothing', '/wp-login.php', '/assets/none.css']) {
      expect((await house.stranger().get(path)).status, path).toBe(404)
      expect((await zhen.request(path, { method: 'POST' })).status, path).toBe(404)
    }
  })

  it('a method that is none is 405 with Allow, before the session is asked for', async () => {
    const stranger = house.stranger()
    const deleted = await stranger.request('/households/JY-0001', { method: 'DELETE' })
    expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    const posted = await stranger.request('/households', { method: 'POST' })
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    const got = await stranger.get('/logout')
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST'])
  })

  it('without a session every page leads to the login, forms too', async () => {
    for (const path of ['/', '/households', '/households/JY-9999', '/reports', '/messages', '/password']) {
      const answer = await house.stranger().get(path)
      expect([answer.status, answer.headers.get('location')?.split('?')[0]], path).toEqual([303, '/login'])
    }
    const posted = await house
      .stranger()
      .request('/households/JY-0001', { method: 'POST', body: 'x'.repeat(2_000_000) })
    expect([posted.status, posted.headers.get('location')]).toEqual([303, '/login'])
  })

  it('a role that may not is 403 before its form is read', async () => {
    const shen = await house.as('shen')
    const answer = await shen.request('/households/JY-0001', { method: 'POST', body: 'x'.repeat(2_000_000) })
    expect(answer.status).toBe(403)
    const row = await house.db.prisma.audit.findFirstOrThrow({ where: { action: 'request.refused' } })
    expect(row).toMatchObject({ objectId: 'POST /households/:code', outcome: 'refused', actorKind: 'user' })
  })

  it('a form over a megabyte is 413, one of another kind 415, one without its token 403', async () => {
    const path = '/households/JY-0001'
    const big = await zhen.request(path, {
      method: 'POST',
      body: 'x'.repeat(1_000_001),
      headers: { 'content-type': 'text/plain' },
    })
    expect(big.status).toBe(413)
    const json = await zhen.request(path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(json.status).toBe(415)
    expect((await zhen.request(path, { method: 'POST' })).status).toBe(415)
    expect((await zhen.post(path, { note: 'x', reason: 'y', version: '1' })).status).toBe(403)
    const others = await (await house.as('shi')).csrf()
    expect((await zhen.post(path, { note: 'x', reason: 'y', version: '1', _csrf: others })).status).toBe(403)
  })

  it('a token is looked at before whether there is such a household', async () => {
    expect((await zhen.post('/households/JY-9999', {})).status).toBe(403)
    const _csrf = await zhen.csrf()
    expect((await zhen.post('/households/JY-9999', { _csrf })).status).toBe(404)
  })

  it('multipart forms are read too', async () => {
    const body = new FormData()
    body.set('_csrf', await zhen.csrf())
    body.set('version', '0')
    expect((await zhen.request('/households/JY-0001', { method: 'POST', body })).status).toBe(409)
    const broken = { 'content-type': 'multipart/form-data; boundary=x' }
    expect(
      (await zhen.request('/households/JY-0001', { method: 'POST', body: 'no part', headers: broken })).status,
    ).toBe(400)
  })

  it('HEAD answers like GET, without a body', async () => {
    const head = await zhen.request('/households', { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('every answer has its headers, and names no program', async () => {
    for (const path of ['/', '/login', '/nothing', '/households/JY-0001', '/healthz', '/households/%FF']) {
      const { headers } = await zhen.get(path)
      expect(headers.get('content-security-policy'), path).toBe(policy)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('same-origin')
      expect(headers.get('cache-control'), path).toBe('no-store')
      expect(headers.get('server') ?? headers.get('x-powered-by'), path).toBeNull()
    }
  })

  it('assets may be kept for good and are small', async () => {
    const { text } = await zhen.get('/')
    const paths = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(paths).toHaveLength(4)
    let sent = 0
    for (const path of paths) {
      const answer = await fetch(house.url + path, { headers: { 'accept-encoding': 'gzip' } })
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      sent += Number(answer.headers.get('content-length'))
    }
    expect(sent).toBeLessThan(60_000)
  })

  it('nothing of the Host or Origin comes back, and neither is believed', async () => {
    const evil = {
      host: 'evil.example',
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    }
    for (const path of ['/', '/households', '/nothing', '/login']) {
      const answer = await zhen.get(path, evil)
      expect(answer.text + JSON.stringify([...answer.headers]), path).not.toContain('evil')
    }
    const { hostname, port } = new URL(house.url)
    const location = await new Promise((resolve) => {
      get({ hostname, port, path: 'http://evil.example/households' }, (answer) =>
        resolve(answer.resume().headers.location),
      )
    })
    expect(location).toBe('/login?next=%2Fhouseholds')
    const refused = await house.stranger().get('/households', evil)
    expect(refused.headers.get('location')).toBe('/login?next=%2Fhouseholds')
  })

  it('cookies are plain here and bound to https behind a proxy', async () => {
    const plain = (await house.stranger().get('/login')).headers.get('set-cookie') ?? ''
    expect(plain).toMatch(/^login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await house.stranger().get('/login')).headers.get('strict-transport-security')).toBeNull()
    const secure = await openConsole('embedded', { publicUrl: 'https://bangfu.example' })
    const answer = await secure.stranger().get('/login')
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
    const browser = await secure.as('zhen')
    expect(browser.cookies.has('__Host-session')).toBe(true)
    expect((await browser.get('/households')).status).toBe(200)
    await secure.close()
  })

  it('大字 is kept by a cookie, and comes back to the page it was pressed on', async () => {
    const browser = await house.as('zhen')
    const answer = await browser.submit('/households?q=王建', '/text-size', { size: 'large' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/households?q=%E7%8E%8B%E5%BB%BA'])
    expect((await browser.get('/')).text).toContain('<html lang="zh-CN" class="large">')
  })
})
