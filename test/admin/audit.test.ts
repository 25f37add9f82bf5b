import { afterAll, beforeAll, expect, it } from 'vitest'
import { audited } from '../../domain/records/audit.ts'
import { transact } from '../../prisma/transact.ts'
import { onBoth } from '../support/databases.ts'
import type { Browser } from './browser.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('the audit', (kind) => {
  let house: TestConsole
  let guan: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
    guan = await house.as('guan')
    const zhen = await house.as('zhen')
    const correct = { type: '一般农户', note: '', reason: '入户核实后更正' }
    await zhen.submit('/households/JY-0001', '/households/JY-0001', correct)
    await zhen.get('/users')
  })
  afterAll(() => house.close())

  const rows = (html: string): number => [...html.matchAll(/第 \d+ 条<\/span>/g)].length
  const found = async (query: string): Promise<string> => (await guan.get(`/audit?${query}`)).text

  it('shows who did what to what, from what to what, why, and who was refused', async () => {
    const { text } = await guan.get('/audit')
    expect(text).toContain('链完整')
    expect(text).toMatch(/末尾 <code>[\da-f]{64}</)
    const one = await found('object=household&actor=zhen')
    expect(rows(one)).toBe(1)
    for (const words of ['>zhen<', '户类型：— → 一般农户', '入户核实后更正', 'href="/households/JY-0001"']) {
      expect(one).toContain(words)
    }
    expect(await found('action=request.refused')).toContain('GET /users')
  })

  it('is filtered by time, actor, act, object and words', async () => {
    expect(rows(await found('from=2024-07-15&to=2024-07-15'))).toBeGreaterThan(5)
    expect(rows(await found('from=2024-07-16'))).toBe(0)
    expect(rows(await found('to=2024-07-14'))).toBe(0)
    expect(rows(await found('action=household.change'))).toBe(1)
    expect(rows(await found('q=JY-0001&action=household'))).toBeGreaterThan(0)
    expect(rows(await found(`q=${encodeURIComponent('入户核实')}`))).toBe(1)
    expect(rows(await found('q=zhen&action=user.add'))).toBe(1)
    expect(rows(await found(`actor=${encodeURIComponent('没有的人')}`))).toBe(0)
    for (const odd of ['from=2024-13-40', 'action=%27', 'after=1', 'after=2024-07-15T10:20:00.000Z-0000000000000000']) {
      expect((await guan.get(`/audit?${odd}`)).status, odd).toBe(200)
    }
  })

  it('leads on by a key that does not count up, and says a row once', async () => {
    const by = { districtId, actor: { kind: 'job', id: 'test' }, at: house.now } as const
    for (let part = 0; part < 4; part++) {
      await transact(house.db, (tx) => {
        for (let count = 0; count < 30; count++) audited(tx, { ...by, action: 'job.run', object: 'job', objectId: 'x' })
      })
    }
    const seen: string[] = []
    let next: string | undefined = '/audit?action=job'
    while (next) {
      const { text }: { text: string } = await guan.get(next)
      seen.push(...[...text.matchAll(/第 (\d+) 条<\/span>/g)].map(([, seq]) => seq ?? ''))
      next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
      expect(next ?? '').not.toMatch(/after=\d+$/)
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120])
    expect(seen).toEqual([...seen].sort((a, b) => Number(b) - Number(a)))
  })

  it('is a file as the command writes it, the oldest first, and taking it is on record', async () => {
    const { text } = await guan.get('/audit?format=csv')
    const lines = text.split('\r\n')
    expect(lines[0]).toContain('seq,at,actorKind')
    expect(lines[1]).toMatch(/^1,2024-07-15T02:20:00.000Z,command,test/)
    expect(lines.some((line) => line.includes('export.done'))).toBe(true)
  })

  it('is read by administrators and auditors alone', async () => {
    expect((await (await house.as('shen')).get('/audit')).status).toBe(200)
    for (const name of ['shi', 'zhen', 'cun']) {
      const browser = await house.as(name)
      for (const path of ['/audit', '/audit?format=csv']) expect((await browser.get(path)).status, name).toBe(403)
      expect((await browser.get('/')).text).not.toContain('href="/audit"')
    }
    expect((await guan.request('/audit', { method: 'POST' })).status).toBe(405)
  })

  it('a chain that was tampered with is said to be broken, and where', async () => {
    await house.db.pool.query('ALTER TABLE "Audit" DISABLE TRIGGER ALL')
    await house.db.pool.query(`UPDATE "Audit" SET "reason" = '别的' WHERE "action" = 'household.change'`)
    const { text } = await guan.get('/audit')
    expect(text).toMatch(/链断了<\/strong>：从第 \d+ 条起对不上/)
    expect(text).not.toContain('链完整')
  })
})
