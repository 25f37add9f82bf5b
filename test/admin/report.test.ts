import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { onBoth } from '../support/databases.ts'
import { type Browser, hiddenFields } from './browser.ts'
import { type HeardReport, hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('a report in the console', (kind) => {
  let house: TestConsole
  let zhen: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
  })
  beforeEach(async () => {
    await house.reset()
    zhen = await house.as('zhen')
  })
  afterAll(() => house.close())

  const job: HeardReport = {
    kind: 'employment',
    household: 'JY-0001',
    person: '王磊',
    fields: { change: 'started', place: '宁波', monthlyWage: 5500 },
  }
  /** A report by a cadre; its page. */
  const told = async (report: HeardReport, text = '王磊去宁波打工，一个月5500', from = 'c1'): Promise<string> => {
    const { messageId } = await hear(house.db, house.now, { from, text, reports: [report] })
    const { id } = await house.db.prisma.report.findFirstOrThrow({ where: { districtId, messageId } })
    return `/reports/${id}`
  }
  const idOf = (path: string): string => path.split('/')[2] ?? ''
  const row = (path: string) =>
    house.db.prisma.report.findUniqueOrThrow({ where: { districtId_id: { districtId, id: idOf(path) } } })
  const jobs = () => house.db.prisma.job.findMany({ where: { districtId, householdCode: 'JY-0001', live: true } })
  const correct = (path: string, values: Record<string, string>) => zhen.submit(path, path, values)

  it('shows the sender’s words, what was understood, and who may correct it', async () => {
    const path = await told(job)
    const { text } = await zhen.get(path)
    expect(text).toContain('王磊去宁波打工，一个月5500')
    expect(text).toMatch(/value="5500"/)
    expect(text).toContain('赵志强 上报')
    expect((await (await house.as('shen')).get(path)).text).not.toContain('保存更正')
    expect((await house.stranger().get(path)).status).toBe(303)
    expect((await zhen.get('/reports')).text).toContain(`href="${path}"`)
  })

  it('a correction is a new version: the ledger has the new wage once, the old one stays to be seen', async () => {
    const path = await told(job)
    const before = (await jobs()).length
    const answer = await correct(path, { 'value-monthlyWage': '4,800元', reason: '打电话问过本人' })
    expect(answer.status).toBe(303)
    const now = answer.headers.get('location') ?? ''
    expect(now).not.toBe(path)
    expect((await row(path)).status).toBe('superseded')
    expect(await row(now)).toMatchObject({
      status: 'recorded',
      version: 2,
      fields: { monthlyWage: 4800, place: '宁波' },
    })
    const wages = (await jobs()).map(({ monthlyWage }) => Number(monthlyWage))
    expect(wages).toHaveLength(before)
    expect(wages).toContain(4800)
    const { text } = await zhen.get(now)
    expect(text).toContain(`href="${path}"`)
    expect(text).toContain('打电话问过本人')
    expect((await zhen.get(path)).text).not.toContain('保存更正')
  })

  it('values are read as people write them, and refused with a remedy where they are none', async () => {
    const path = await told(job)
    const refused = await correct(path, { 'value-monthlyWage': '四千多', date: '2月30日', reason: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('有 3 处要改')
    expect(refused.text).toContain('月工资请写不小于 0 的数')
    expect(refused.text).toContain('value="四千多"')
    expect((await row(path)).status).toBe('recorded')
    const taken = await correct(path, { 'value-monthlyWage': '四千五', date: '7月1日', reason: '问过' })
    expect((await row(taken.headers.get('location') ?? '')).fields).toMatchObject({ monthlyWage: 4500 })
  })

  it('an unlikely sum is taken only where it was ticked', async () => {
    const path = await told(job)
    const doubted = await correct(path, { 'value-monthlyWage': '45000', reason: '问过' })
    expect(doubted.status).toBe(422)
    expect(doubted.text).toContain('name="anyway"')
    const taken = await correct(path, { 'value-monthlyWage': '45000', reason: '问过', anyway: 'yes' })
    expect(taken.status).toBe(303)
  })

  it('moves to another household of the area with one of its people, never to one outside', async () => {
    const path = await told(job)
    const outside = await correct(path, { household: 'JY-0004', person: '', reason: '记错户' })
    expect(outside.status).toBe(422)
    expect(outside.text).toContain('没有这个户编号，或不在您的辖区')
    const noMember = await correct(path, { household: 'JY-0002', reason: '记错户' })
    expect(noMember.text).toContain('李铁柱家没有“王磊”')
    const moved = await correct(path, { household: 'JY-0002', person: '李娜', reason: '记错户' })
    expect(await row(moved.headers.get('location') ?? '')).toMatchObject({ householdCode: 'JY-0002', person: '李娜' })
  })

  it('who was slower gets both: what stands now and what he typed', async () => {
    const path = await told(job)
    const opened = hiddenFields((await zhen.get(path)).text, path)
    await correct(path, { 'value-place': '杭州', reason: '问过' })
    const late = await zhen.post(path, { ...opened, 'value-place': '苏州', reason: '问过' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('苏州')
    expect(late.text).toContain('宁波')
    const withdrawn = await zhen.post(`${path}/withdraw`, { ...opened, reason: '错了' })
    expect(withdrawn.status).toBe(409)
  })

  it('is withdrawn for a reason and counts nowhere', async () => {
    const path = await told({ ...job, fields: { change: 'started', place: '义乌' } })
    const before = (await jobs()).length
    expect((await zhen.submit(path, `${path}/withdraw`, { reason: '' })).status).toBe(422)
    expect((await zhen.submit(path, `${path}/withdraw`, { reason: '走错了户' })).status).toBe(303)
    expect((await row(path)).status).toBe('withdrawn')
    expect(await jobs()).toHaveLength(before - 1)
  })

  it('what is in doubt is confirmed, what has no household is given one, and then they count', async () => {
    const doubt = await told({ ...job, status: 'to-confirm', fields: { change: 'started', monthlyWage: 45000 } })
    expect((await zhen.submit(doubt, `${doubt}/confirm`, {})).status).toBe(303)
    expect((await row(doubt)).status).toBe('recorded')
    const visit: HeardReport = { kind: 'visit', household: null, status: 'pending', said: '二拐子' }
    const lost = await told(visit, '走访二拐子', 'c1')
    const wrong = await zhen.submit(lost, `${lost}/household`, { household: 'JY-9999' })
    expect(wrong.status).toBe(422)
    expect((await zhen.submit(lost, `${lost}/household`, { household: 'JY-0003' })).status).toBe(303)
    expect(await row(lost)).toMatchObject({ status: 'recorded', householdCode: 'JY-0003' })
    expect((await zhen.submit(lost, `${lost}/confirm`, {})).status).not.toBe(303)
  })

  it('outside the area, for readers and for forged forms it is refused', async () => {
    const path = await told({ ...job, household: 'JY-0004', person: '葛佳佳' }, '葛佳佳去宁波了', 'c2')
    expect((await zhen.get(path)).status).toBe(404)
    const csrf = await zhen.csrf()
    expect((await zhen.post(path, { _csrf: csrf, version: '1', reason: '试' })).status).toBe(404)
    expect((await zhen.get('/reports/nothing')).status).toBe(404)
    const own = await told(job)
    expect((await zhen.post(own, { version: '1', reason: '试' })).status).toBe(403)
    const shen = await house.as('shen')
    for (const act of ['', '/confirm', '/household', '/withdraw']) {
      const answer = await shen.post(own + act, { _csrf: await shen.csrf(), version: '1', reason: '试' })
      expect(answer.status, act).toBe(403)
    }
  })
})

onBoth('the review queue', (kind) => {
  let house: TestConsole
  let guan: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
    const say = (from: string, text: string, rest: object) => hear(house.db, house.now, { from, text, ...rest })
    await say('c1', '走访二拐子', { reports: [{ kind: 'visit', household: null, status: 'pending', said: '二拐子' }] })
    await say('c1', '王建国搭伙 12', { intent: 'unclear', unknown: ['搭伙'], answer: '未记录：没看出是哪一类' })
    await say('c2', '葛长根搭伙 13', { intent: 'unclear' })
    guan = await house.as('guan')
  })
  afterAll(() => house.close())

  it('a town sees its own only, and an auditor decides nothing', async () => {
    const zhen = await house.as('zhen')
    const others = await house.db.prisma.message.findFirstOrThrow({ where: { districtId, sender: 'c2' } })
    const { text } = await zhen.get('/review')
    expect([text.includes('2 件'), text.includes('王建国搭伙'), text.includes('葛长根搭伙')]).toEqual([
      true,
      true,
      false,
    ])
    const path = `/messages/${others.id}/review`
    expect((await zhen.post(path, { _csrf: await zhen.csrf(), reason: '试' })).status).toBe(404)
    const shen = await house.as('shen')
    expect((await shen.post(path, { _csrf: await shen.csrf(), reason: '试' })).status).toBe(403)
  })

  it('goes through what waits, one after another, and on after each decision', async () => {
    const list = await guan.get('/review')
    expect(list.text).toContain('3 件')
    const [first = '', second = '', third = ''] = [...list.text.matchAll(/\/review\?at=([rm]-[\da-f-]{36})/g)]
      .map(([, key]) => key ?? '')
      .filter((key, at, all) => all.indexOf(key) === at)
    expect([first, second, third].map((key) => key[0])).toEqual(['r', 'm', 'm'])
    const page = await guan.get(`/review?at=${first}`)
    expect(page.text).toContain('第 1 件，共 3 件')
    const id = first.slice(2)
    const placed = await guan.submit(`/review?at=${first}`, `/reports/${id}/household`, { household: 'JY-0002' })
    expect(placed.headers.get('location')).toBe(`/review?at=${second}`)
    const review = `/messages/${second.slice(2)}/review`
    expect((await guan.submit(`/review?at=${second}`, review, { reason: '' })).status).toBe(422)
    const done = await guan.submit(`/review?at=${second}`, review, { reason: '只是闲聊' })
    expect(done.headers.get('location')).toBe(`/review?at=${third}`)
    expect((await guan.get('/review')).text).toContain('1 件')
  })
})
