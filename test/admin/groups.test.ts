import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { consoleDigests } from '../../scripts/start/console-digests.ts'
import { onBoth } from '../support/databases.ts'
import { type Browser, hiddenFields } from './browser.ts'
import { hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('groups', (kind) => {
  let house: TestConsole
  let zhen: Browser
  beforeAll(async () => {
    house = await openConsole(kind, {
      extra: {
        digests: {
          tryOut: (group, which) => consoleDigests(house.db, districtId, () => house.now).tryOut(group, which),
        },
      },
    })
    await hear(house.db, house.now, {
      from: 'c1',
      text: '走访王建国',
      reports: [{ kind: 'visit', household: 'JY-0001' }],
    })
  })
  beforeEach(async () => {
    await house.reset()
    zhen = await house.as('zhen')
  })
  afterAll(() => house.close())

  const path = '/groups/room-1'
  const row = () => house.db.prisma.group.findFirstOrThrow({ where: { chat: 'room-1' } })
  const plain = { topic: '轵城帮扶群', area: '轵城镇', names: 'short', 'digest-weekly': 'yes', reason: '镇里要求' }

  it('are those of the area, with who cannot be reached', async () => {
    const all = (await (await house.as('shi')).get('/groups')).text
    expect([all.includes('/groups/room-1'), all.includes('/groups/room-2')]).toEqual([true, true])
    const own = (await zhen.get('/groups')).text
    expect([own.includes('/groups/room-1'), own.includes('/groups/room-2')]).toEqual([true, false])
    expect([own.includes('孙丽'), own.includes('卫红霞')]).toEqual([true, false])
    expect(own).toContain('未接通的干部')
    expect((await zhen.get('/groups?format=csv')).text).toMatch(/room-1,room-1,轵城镇,王\*\*,日报、周报、月调度,,,0/)
  })

  it('the next digest is tried out in words and as a picture, and nothing is sent', async () => {
    const before = await house.db.prisma.outbox.count()
    const { text } = await zhen.get(`${path}?try=daily`)
    expect(text).toContain('轵城镇 7月15日（周一）走访日报')
    expect(text).toMatch(/<img[^>]*src="\/groups\/room-1\/picture\?which=daily" alt="轵城镇/)
    const picture = await zhen.get(`${path}/picture?which=daily`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect((await zhen.get(`${path}?try=monthly`)).text).toContain('月调度')
    expect((await zhen.get(`${path}/picture?which=none`)).status).toBe(404)
    expect((await zhen.get(`${path}?try=none`)).status).toBe(200)
    expect(await house.db.prisma.outbox.count()).toBe(before)
  })

  it('are changed: area, names, digests', async () => {
    expect((await zhen.submit(path, path, plain)).status).toBe(303)
    expect(await row()).toMatchObject({ topic: '轵城帮扶群', area: '419001102', fullNames: false, digests: ['weekly'] })
    expect((await zhen.get(path)).text).toContain('通报：日报、周报、月调度 → 周报')
    expect((await zhen.submit(path, path, { ...plain, names: 'full', area: '轵城镇/赵村' })).status).toBe(303)
    expect(await row()).toMatchObject({ area: '419001102210', fullNames: true })
    await zhen.submit(path, path, plain)
  })

  it('are refused with what is wrong', async () => {
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ ...plain, area: '邵原镇' }, '没有“邵原镇”这个地方，或不在您的辖区'],
      [{ ...plain, area: '济源示范区' }, '或不在您的辖区'],
      [{ ...plain, names: 'all' }, '请选姓名怎么写'],
      [{ ...plain, reason: '' }, '请写原因'],
    ]
    for (const [values, words] of wrong) {
      const answer = await zhen.submit(path, path, values)
      expect([answer.status, answer.text.includes(words)], words).toEqual([422, true])
      expect(answer.text).toContain('value="轵城帮扶群"')
    }
  })

  it('whoever was slower is shown both, and may still have his way', async () => {
    const opened = hiddenFields((await zhen.get(path)).text, path)
    await zhen.submit(path, path, { ...plain, names: 'full' })
    const answer = await zhen.post(path, { ...opened, ...plain, 'digest-daily': 'yes' })
    expect(answer.status).toBe(409)
    for (const words of ['打开时">王**', '现在">全名', '您填的">王**', '您填的">日报、周报'])
      expect(answer.text).toContain(words)
    expect((await zhen.post(path, hiddenFields(answer.text, path))).status).toBe(303)
    expect(await row()).toMatchObject({ fullNames: false, digests: ['daily', 'weekly'] })
  })

  it('one elsewhere is 404, a village has none, the auditor looks', async () => {
    const _csrf = await zhen.csrf()
    for (const other of ['/groups/room-2', '/groups/none']) {
      for (const at of [other, `${other}/picture?which=daily`]) expect((await zhen.get(at)).status, at).toBe(404)
      expect((await zhen.post(other, { _csrf, ...plain })).status).toBe(404)
    }
    const [cun, shen] = [await house.as('cun'), await house.as('shen')]
    expect([(await cun.get('/groups')).status, (await cun.get(path)).status]).toEqual([403, 403])
    expect((await shen.get(path)).text).not.toContain('name="reason"')
    expect((await shen.post(path, { _csrf: await shen.csrf(), ...plain })).status).toBe(403)
  })
})
