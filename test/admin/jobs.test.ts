import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Jobs } from '../../admin/console.ts'
import { newId } from '../../domain/ids.ts'
import { onBoth } from '../support/databases.ts'
import type { Browser } from './browser.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('scheduled acts', (kind) => {
  let house: TestConsole
  let guan: Browser
  let refuse: string | null = null
  const retried: string[] = []
  const jobs: Jobs = {
    acts: async () => [
      {
        name: 'visit-reminder',
        words: '走访提醒：每名干部',
        on: '每月10日',
        time: '09:00',
        next: new Date('2024-07-22T09:00:00+08:00'),
      },
      { name: 'backup', words: '备份', on: '每天', time: '03:00', next: null },
    ],
    async retry({ job, addressee }) {
      if (refuse !== null) return refuse
      retried.push(`${job} ${addressee}`)
      await house.db.prisma.jobClaim.updateMany({ where: { job, addressee }, data: { state: 'done', tries: 2 } })
      return null
    },
  }
  beforeAll(async () => {
    house = await openConsole(kind, { extra: { jobs } })
    guan = await house.as('guan')
    const run = (job: string, period: string, counts: object, trouble: string | null = null) =>
      house.db.prisma.jobRun.create({
        data: { districtId, id: newId(), job, period, startedAt: house.now, endedAt: house.now, counts, trouble },
      })
    await run('visit-reminder', '2024-07/1', { claimed: 5, sent: 4, skipped: 2, unreached: 1, failed: 1 })
    await run('backup', '2024-07-15', {}, '没有地方放')
    const cadres = await house.db.prisma.cadre.findMany({ where: { name: { in: ['赵志强', '卫红霞'] } } })
    for (const addressee of [...cadres.map(({ id }) => id), 'room-2']) {
      const claim = { districtId, job: 'visit-reminder', period: '2024-07/1', addressee, at: house.now }
      await house.db.prisma.jobClaim.create({ data: { ...claim, state: 'failed', trouble: 'Error X' } })
    }
  })
  afterAll(() => house.close())

  const idOf = async (name: string) => (await house.db.prisma.cadre.findFirstOrThrow({ where: { name } })).id
  const form = async (addressee: string, version: string) => ({
    _csrf: await guan.csrf(),
    job: 'visit-reminder',
    period: '2024-07/1',
    addressee,
    version,
  })

  it('are shown with their times, last runs and counts', async () => {
    const { text } = await guan.get('/jobs')
    for (const words of [
      '每月10日',
      'href="/settings/time.visit-reminder">09:00',
      '2024-07-22 09:00',
      '发出 4，不用发 2，未接通 1，没成 1',
      '没有地方放',
    ]) {
      expect(text).toContain(words)
    }
    expect((await guan.get('/jobs?job=backup')).text).not.toContain('2024-07/1</td><td class="tight" data-label="开始"')
    expect((await guan.get('/jobs?trouble=yes&format=csv')).text).toMatch(
      /backup,2024-07-15,2024-07-15 10:20:00,2024-07-15 10:20:00,,,,,,没有地方放/,
    )
    expect((await guan.get('/jobs?job=%27&after=x')).status).toBe(200)
  })

  it('whoever could not be told is listed, a town’s to the town', async () => {
    const all = (await guan.get('/jobs')).text
    expect([all.includes('赵志强'), all.includes('卫红霞'), all.includes('room-2')]).toEqual([true, true, true])
    const zhen = (await (await house.as('zhen')).get('/jobs')).text
    expect([zhen.includes('赵志强'), zhen.includes('卫红霞'), zhen.includes('room-2')]).toEqual([true, false, false])
    expect(zhen).not.toContain('>再试<')
  })

  it('one is tried again alone; refused, or done meanwhile, it is said', async () => {
    const id = await idOf('赵志强')
    refuse = '晚上八点到早上八点不发，请白天再试'
    const night = await guan.post('/jobs/retry', await form(id, '1'))
    expect([night.status, night.text.includes(refuse)]).toEqual([422, true])
    refuse = null
    const stale = await guan.post('/jobs/retry', await form(id, '7'))
    expect([stale.status, stale.text.includes('打开时 7 次，现在 1 次')]).toEqual([409, true])
    expect((await guan.post('/jobs/retry', await form(id, '1'))).status).toBe(303)
    expect(retried).toEqual([`visit-reminder ${id}`])
    expect((await guan.post('/jobs/retry', await form(id, '2'))).status).toBe(404)
    expect(await house.db.prisma.audit.count({ where: { action: 'job.run' } })).toBe(1)
  })

  it('are whose the settings are', async () => {
    const id = await idOf('卫红霞')
    for (const [name, get, post] of [
      ['cun', 403, 403],
      ['zhen', 200, 403],
      ['shi', 200, 403],
      ['shen', 200, 403],
    ] as const) {
      const browser = await house.as(name)
      expect((await browser.get('/jobs')).status, name).toBe(get)
      const posted = await browser.post('/jobs/retry', { ...(await form(id, '1')), _csrf: await browser.csrf() })
      expect(posted.status, name).toBe(post)
    }
  })
})
