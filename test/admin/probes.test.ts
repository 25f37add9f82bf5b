import { afterEach, describe, expect, it } from 'vitest'
import { startProbes } from '../../admin/server.ts'
import { onBoth } from '../support/databases.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

describe('probes', () => {
  let house: TestConsole
  afterEach(() => house.close())

  it('answer without a session under any Host', async () => {
    house = await openConsole('embedded')
    const stranger = house.stranger()
    expect((await stranger.get('/healthz', { host: 'anything.example' })).status).toBe(200)
    const ready = await stranger.get('/readyz', { host: 'anything.example' })
    expect([ready.status, JSON.parse(ready.text)]).toEqual([200, { database: 'ok', bot: 'off', jobs: 'off' }])
    const { text, headers } = await stranger.get('/metrics')
    expect(headers.get('content-type')).toContain('text/plain')
    expect(text).toContain('bangfu_messages_total 0')
    expect(text).toMatch(/bangfu_http_request_seconds_count\{route="other",method="GET",status="200"\} 2/)
  })

  it('readyz is 503 where a part is not well, and where it does not say', async () => {
    house = await openConsole('embedded', {
      extra: { health: async () => ({ database: 'ok', bot: 'disconnected', jobs: 'ok' }) },
    })
    const answer = await house.stranger().get('/readyz')
    expect([answer.status, JSON.parse(answer.text).bot]).toEqual([503, 'disconnected'])
    await house.close()
    house = await openConsole('embedded', { extra: { health: () => new Promise(() => {}) } })
    const start = Date.now()
    expect((await house.stranger().get('/readyz')).status).toBe(503)
    expect(Date.now() - start).toBeLessThan(5000)
  })

  it('metrics with a token want the token', async () => {
    house = await openConsole('embedded', { metricsToken: 'secret-token' })
    const stranger = house.stranger()
    expect((await stranger.get('/metrics')).status).toBe(401)
    expect((await stranger.get('/metrics', { authorization: 'Bearer other' })).status).toBe(401)
    expect((await stranger.get('/metrics', { authorization: 'Bearer secret-token' })).status).toBe(200)
  })

  it('metrics without a token are for loopback: behind a proxy its client counts', async () => {
    house = await openConsole('embedded', { publicUrl: 'https://bangfu.example' })
    const stranger = house.stranger()
    expect((await stranger.get('/metrics', { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' })).status).toBe(403)
    expect((await stranger.get('/metrics')).status).toBe(200)
    await house.close()
    house = await openConsole('embedded')
    expect((await house.stranger().get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200)
  })

  it('a process without a console answers them alone', async () => {
    house = await openConsole('embedded')
    const probes = await startProbes({
      config: { host: '127.0.0.1', port: 0, sessionSecret: '', districtId },
      log: { info() {}, warn() {}, error() {} },
      extra: { health: async () => ({ database: 'ok', bot: 'ok', jobs: 'off' }), metrics: async () => 'x 1\n' },
    })
    const statuses = await Promise.all(
      ['/healthz', '/readyz', '/metrics', '/', '/login'].map(async (path) => (await fetch(probes.url + path)).status),
    )
    expect(statuses).toEqual([200, 200, 200, 404, 404])
    await probes.close()
  })
})

onBoth('a database that is gone', (kind) => {
  it('pages are 503 with Retry-After, the process lives', async () => {
    const house = await openConsole(kind)
    const browser = await house.as('zhen')
    await house.db.close()
    for (const path of ['/', '/households', '/households/JY-0001', '/login']) {
      const answer = await browser.get(path)
      expect([answer.status, answer.headers.get('retry-after')], path).toEqual([503, '10'])
      expect(answer.text).toContain('暂时连不上数据库')
    }
    expect((await browser.get('/healthz')).status).toBe(200)
    expect((await browser.get('/nothing')).status).toBe(404)
    await house.close()
  })
})
