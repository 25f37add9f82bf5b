import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../domain/ids.ts'
import { ledgers } from '../../domain/lists/ledgers.ts'
import { onBoth } from '../support/databases.ts'
import type { Browser } from './browser.ts'
import { hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('ledgers', (kind) => {
  let house: TestConsole
  let shi: Browser
  let zhen: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
    ;[shi, zhen] = [await house.as('shi'), await house.as('zhen')]
    const say = (from: string, text: string, ...reports: Parameters<typeof hear>[2]['reports'] & object) =>
      hear(house.db, house.now, { from, text, reports })
    await say('c1', '王磊去郑州打工4500', {
      kind: 'employment',
      household: 'JY-0001',
      person: '王磊',
      fields: { change: 'started', place: '郑州', monthlyWage: 4500 },
    })
    await say('c1', '赵全福养羊20只', {
      kind: 'industry',
      household: 'JY-0003',
      fields: { item: '羊', quantity: 20, unit: '只' },
    })
    await say('c2', '葛长根住院花了2万', {
      kind: 'hardship',
      household: 'JY-0004',
      fields: { cause: 'illness', selfPaid: 20000 },
    })
    await say('c2', '葛长根培训电工', { kind: 'training', household: 'JY-0004', fields: { course: '电工' } })
    await say('c2', '还没确认', {
      kind: 'training',
      household: 'JY-0005',
      fields: { course: '焊工' },
      status: 'to-confirm',
    })
    await say('c1', '走访王建国', { kind: 'visit', household: 'JY-0001' })
    const row = { districtId, villageCode: '419001102209', name: '粉条厂', class: 'revive', invested: 500000 }
    await house.db.prisma.project.create({ data: { ...row, id: newId(), rentDue: 20000, rentPaid: 5000 } })
  })
  afterAll(() => house.close())

  it('each has a page, a search, filters and files, narrowed to the area', async () => {
    for (const { name, label } of ledgers) {
      const answer = await zhen.get(`/ledgers/${name}?q=王建&town=419001102&from=2024-07-01&after=`)
      expect([answer.status, answer.text.includes(`<h1>${label}</h1>`)], name).toEqual([200, true])
      expect(Buffer.byteLength(answer.text), name).toBeLessThan(80_000)
      const csv = await zhen.get(`/ledgers/${name}?format=csv`)
      expect([csv.status, csv.text.includes('葛长根')], name).toEqual([200, false])
      expect(csv.headers.get('content-disposition'), name).toContain(`filename="${name}-2024-07-15.csv"`)
      expect((await shi.get(`/ledgers/${name}?after=nowhere`)).status, name).toBe(200)
    }
    expect((await shi.get('/ledgers/none')).status).toBe(404)
    expect((await shi.get('/ledgers')).text).toContain('href="/ledgers/training"')
  })

  it('show what counts, with its household, its fields and who told it', async () => {
    const training = (await shi.get('/ledgers/training')).text
    expect(training).toMatch(/href="\/households\/JY-0004">葛长根<[\s\S]*电工[\s\S]*卫红霞/)
    expect(training).not.toContain('焊工')
    expect((await zhen.get('/ledgers/training')).text).not.toContain('电工')
    expect((await shi.get('/ledgers/training?from=2024-07-16')).text).toContain('没有符合条件的条')
    expect((await shi.get('/ledgers/employment?q=王磊')).text).toContain('郑州')
    expect((await shi.get('/ledgers/hardship?format=csv')).text).toMatch(/JY-0004,葛长根,,邵原镇,葛山村,2024-07-15/)
    expect((await shi.get('/ledgers/not-visited')).text).not.toContain('JY-0001')
  })

  it('cases are the leads that hardship opened, by state and place', async () => {
    const text = (await shi.get('/cases')).text
    expect(text).toMatch(/葛长根[\s\S]*办理中[\s\S]*第 0 天/)
    expect((await zhen.get('/cases')).text).toContain('还没有个案')
    expect((await shi.get('/cases?state=removed')).text).toContain('没有符合条件的件')
    house.now = new Date('2024-08-05T10:20:00+08:00')
    shi = await house.as('shi')
    expect((await shi.get('/cases?q=葛长')).text).toContain('超期 6 天')
    house.now = new Date('2024-07-15T10:20:00+08:00')
    ;[shi, zhen] = [await house.as('shi'), await house.as('zhen')]
    expect((await shi.get('/cases?format=csv')).text).toContain('JY-0004,邵原镇,葛山村,葛长根,办理中')
  })

  it('checks are by village and month', async () => {
    const { text } = await zhen.get('/checks')
    expect(text).toContain('2024-07 的月排查和月研判')
    expect(text).toContain('中王村')
    expect(text).not.toContain('葛山村')
    expect((await shi.get('/checks?state=done')).text).toContain('没有符合条件的个村')
    await hear(house.db, house.now, { from: 'c1', text: '月排查', reports: [] })
    await house.db.prisma.villageMonth.create({
      data: {
        districtId,
        reportId: newId(),
        villageCode: '419001102209',
        month: '2024-06',
        step: 'check',
        reportedOn: new Date('2024-06-19'),
        checked: 52,
      },
    })
    expect((await shi.get('/checks?month=2024-06&state=done')).text).toMatch(/中王村[\s\S]*2024-06-19[\s\S]*52/)
    for (const odd of ['2024-13', '2024-09', 'x']) expect((await shi.get(`/checks?month=${odd}`)).status).toBe(200)
  })

  it('projects are what the file and the last report say', async () => {
    const state = { districtId, villageCode: '419001102209', name: '粉条厂', saidOn: new Date('2024-07-10') }
    await house.db.prisma.projectState.create({ data: { ...state, reportId: newId(), condition: 'idle', jobs: 6 } })
    await house.db.prisma.projectState.create({
      data: { ...state, reportId: newId(), name: '养殖场', villageCode: '419001104211', condition: 'running' },
    })
    const { text } = await zhen.get('/projects')
    expect(text).toMatch(/粉条厂[\s\S]*盘活[\s\S]*500,000[\s\S]*闲置[\s\S]*租金差 15,000 元/)
    expect(text).not.toContain('养殖场')
    expect((await shi.get('/projects?condition=idle&class=revive')).text).toContain('粉条厂')
    expect((await shi.get('/projects?condition=running')).text).not.toContain('粉条厂')
  })

  it('todos are those of the area, put away for a reason', async () => {
    const cadre = await house.db.prisma.cadre.findFirstOrThrow({ where: { name: '赵志强' } })
    const todo = { districtId, kind: 'verify', cadreId: cadre.id, dueOn: new Date('2024-07-13') }
    const own = newId()
    await house.db.prisma.todo.createMany({
      data: [
        { ...todo, id: own, householdCode: 'JY-0002', words: '李铁柱 入户核实' },
        { ...todo, id: newId(), householdCode: 'JY-0004', words: '葛长根 入户核实' },
      ],
    })
    const { text } = await zhen.get('/todos')
    expect(text).toMatch(/李铁柱 入户核实[\s\S]*赵志强[\s\S]*超期 2 天/)
    expect(text).not.toContain('葛长根')
    expect(text).toMatch(/本月未走访<\/span><span class="figure">2</)
    const done = (values: Record<string, string>) => zhen.submit('/todos', `/todos/${own}/done`, values)
    expect((await done({ reason: '' })).text).toContain('没有记为办完：请写原因')
    expect((await done({ reason: '已核实', version: '7' })).status).toBe(409)
    expect((await done({ reason: '已核实' })).status).toBe(303)
    expect((await zhen.get('/todos')).text).not.toContain('李铁柱 入户核实')
    expect((await zhen.get('/todos?state=done')).text).toContain('李铁柱 入户核实')
    const _csrf = await zhen.csrf()
    expect((await zhen.post(`/todos/${own}/done`, { _csrf, reason: '又', version: '2' })).status).toBe(409)
    const other = await house.db.prisma.todo.findFirstOrThrow({ where: { householdCode: 'JY-0004' } })
    expect((await zhen.post(`/todos/${other.id}/done`, { _csrf, reason: '又', version: '1' })).status).toBe(404)
  })
})
