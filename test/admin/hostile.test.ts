import { afterAll, beforeAll, expect, it } from 'vitest'
import { routes } from '../../admin/routes/index.ts'
import { newId } from '../../domain/ids.ts'
import { onBoth } from '../support/databases.ts'
import type { Browser } from './browser.ts'
import { type HeardReport, hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

const phone = '13812345678'

onBoth('forms and addresses made by hand', (kind) => {
  let house: TestConsole
  let guan: Browser
  let shi: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
    guan = await house.as('guan')
    shi = await house.as('shi')
  })
  afterAll(() => house.close())

  async function told(report: HeardReport): Promise<string> {
    const { messageId } = await hear(house.db, house.now, { from: 'c1', text: '走访', reports: [report] })
    return `/reports/${(await house.db.prisma.report.findFirstOrThrow({ where: { messageId } })).id}`
  }

  it('ids that are none are not there, for every route and method', async () => {
    const _csrf = await guan.csrf()
    const odd = ['x', '%27', '%25', '__proto__', 'constructor', '00000000-0000-0000-0000-000000000000', '王😀', newId()]
    for (const { path, get, post } of routes.filter(({ path }) => path.includes(':'))) {
      for (const one of odd) {
        const address = path.replace(/:\w+/, encodeURI(one))
        if (get !== undefined) expect((await guan.get(address)).status, address).toBe(404)
        if (post !== undefined) expect((await guan.post(address, { _csrf })).status, address).toBe(404)
      }
    }
  })

  it('a query that is none is passed over', async () => {
    const odd = ['after=x', 'after=%27', `after=${newId()}`, 'after=9x%20y', 'from=0000-01-01', 'to=0000-01-01']
    const more = ['from=9999-12-31', 'month=0000-01', 'q=%25_%5C', 'state=constructor', 'kind=__proto__', 'try=x']
    const lists = routes.filter(({ path, get }) => get !== undefined && !path.includes(':') && path !== '/login')
    for (const { path } of lists) {
      for (const query of [...odd, ...more]) {
        expect([200, 303], `${path}?${query}`).toContain((await guan.get(`${path}?${query}`)).status)
      }
    }
    for (const ledger of ['training', 'employment', 'visits', 'income', 'land-and-rent', 'away-work']) {
      for (const query of odd) expect((await guan.get(`/ledgers/${ledger}?${query}`)).status, query).toBe(200)
    }
  })

  it('a figure that no column holds is refused with a remedy, nothing is written', async () => {
    const path = await told({
      kind: 'employment',
      household: 'JY-0001',
      person: '王磊',
      fields: { change: 'started', monthlyWage: 5500 },
    })
    for (const value of ['99999999999999亿', '1e300', '9'.repeat(400)]) {
      const answer = await guan.submit(path, path, { 'value-monthlyWage': value, anyway: 'yes', reason: '试' })
      expect(answer.status, value).toBe(422)
    }
    const months = await guan.submit(path, path, { 'value-months': '99999999', reason: '试' })
    expect([months.status, months.text.includes('太大')]).toEqual([422, true])
    const doubtful = await told({
      kind: 'employment',
      household: 'JY-0001',
      person: '王磊',
      fields: { monthlyWage: 1e20 },
      status: 'to-confirm',
    })
    const confirmed = await guan.submit(doubtful, `${doubtful}/confirm`, {})
    expect([confirmed.status, confirmed.text.includes('月工资太大')]).toEqual([422, true])
  })

  it('days long before anybody was born are no days', async () => {
    const path = await told({ kind: 'visit', household: 'JY-0001' })
    for (const date of ['0001-01-01', '1024-07-15', '0000-00-00', '9999-12-31', '2024-02-30']) {
      expect((await guan.submit(path, path, { date, reason: '试' })).status, date).toBe(422)
    }
  })

  it('of several at once on one report one is taken, the others read 409', async () => {
    const acts = { confirm: 'to-confirm', withdraw: 'recorded', household: 'pending' } as const
    for (const [act, status] of Object.entries(acts)) {
      const household = status === 'pending' ? null : 'JY-0001'
      const path = await told({ kind: 'visit', household, status, said: '老王' })
      const go = (browser: Browser) => browser.submit(path, `${path}/${act}`, { household: 'JY-0002', reason: '试' })
      const answers = await Promise.all([go(guan), go(shi), go(guan)])
      expect(answers.map((answer) => answer.status).sort(), act).toEqual([303, 409, 409])
    }
    expect((await guan.get('/audit?check=yes')).text).not.toContain('对不上')
  })

  it('of two accounts of one name at once the second is told that it is taken', async () => {
    const add = () => guan.submit('/users', '/users', { username: '孙丽丽', role: 'town', area: '轵城镇' })
    const answers = await Promise.all([add(), add(), add()])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('已经有用户“孙丽丽”')
  })

  it('fields that a form does not hold are not taken', async () => {
    const path = await told({ kind: 'visit', household: 'JY-0001' })
    const forged = {
      status: 'withdrawn',
      districtId: 'x',
      userId: newId(),
      cadreId: newId(),
      villageCode: '419001103201',
    }
    const answer = await guan.submit(path, path, { ...forged, date: '2024-07-01', reason: '试' })
    const id = answer.headers.get('location')?.split('/')[2] ?? ''
    const row = await house.db.prisma.report.findUniqueOrThrow({ where: { districtId_id: { districtId, id } } })
    expect(row).toMatchObject({ status: 'recorded', householdCode: 'JY-0001', districtId })
    expect(row.villageCode?.startsWith('419001102')).toBe(true)
  })

  it('a number in free words is on no page, in no file and nowhere in the database', async () => {
    const reason = `打电话${phone}问过<img src=x>`
    const pending = await told({ kind: 'visit', household: null, said: '老王', status: 'pending' })
    const visit = await told({ kind: 'visit', household: 'JY-0001' })
    const { messageId } = await hear(house.db, house.now, { from: 'c1', text: '天书', intent: 'unclear' })
    const todo = { districtId, id: newId(), kind: 'verify', householdCode: 'JY-0002', words: '核实' }
    await house.db.prisma.todo.create({ data: todo })
    const setting = { key: 'monitoring-line', value: '8000', area: '', from: '2031-01-01', to: '', source: reason }
    const group = { topic: `群${phone}`, area: '轵城镇', names: 'short', reason }
    const person = await house.db.prisma.person.findFirstOrThrow({ where: { householdCode: 'JY-0002' } })
    const reveal = { _csrf: await guan.csrf(), person: person.id, number: 'phone', reason }
    const answers = [
      await guan.submit(pending, pending, { person: `张三${phone}`, reason }),
      await guan.submit(visit, `${visit}/withdraw`, { reason }),
      await guan.submit(`/review?at=m-${messageId}`, `/messages/${messageId}/review`, { reason }),
      await guan.submit('/todos', `/todos/${todo.id}/done`, { reason }),
      await guan.submit('/settings', '/settings', setting),
      await guan.submit('/households/JY-0001', '/households/JY-0001', { note: `备注${phone}`, reason }),
      await guan.submit('/groups/room-1', '/groups/room-1', group),
      await guan.post('/households/JY-0002/reveal', reveal),
    ]
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303, 303, 200])
    expect(await holding(phone)).toEqual([])
    for (const path of ['/audit', '/reports', '/messages', '/groups', '/settings', '/households/JY-0001', pending]) {
      const { text } = await guan.get(path)
      expect(text.includes(phone) || text.includes('<img src=x>'), path).toBe(false)
    }
    expect((await guan.get('/audit?format=csv')).text).not.toContain(phone)
  })

  /** The tables that hold a text anywhere. */
  async function holding(text: string): Promise<string[]> {
    const { rows } = await house.db.pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const { rowCount } = await house.db.pool.query(
        `SELECT 1 FROM "${name}" x WHERE position($1 in to_jsonb(x)::text) > 0 LIMIT 1`,
        [text],
      )
      if ((rowCount ?? 0) > 0) found.push(name)
    }
    return found
  }
})
