import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../domain/ids.ts'
import { onBoth } from '../support/databases.ts'
import type { Browser } from './browser.ts'
import { hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('the day', (kind) => {
  let house: TestConsole
  let shi: Browser
  let zhen: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
    const said = { from: 'c2', text: '葛长根' }
    const work = { household: 'JY-0004', person: '葛佳佳' } as const
    await hear(house.db, new Date('2024-07-09T10:00:00+08:00'), {
      ...said,
      reports: [{ kind: 'employment', ...work, fields: { change: 'started', place: '郑州' } }],
    })
    await hear(house.db, house.now, {
      ...said,
      reports: [
        { kind: 'employment', ...work, fields: { change: 'ended' } },
        { kind: 'hardship', household: 'JY-0004', date: '2024-06-20', fields: { cause: 'illness' } },
      ],
    })
    await hear(house.db, house.now, { from: 'c1', text: '走访', reports: [{ kind: 'visit', household: 'JY-0001' }] })
    const todo = { districtId, kind: 'verify', householdCode: 'JY-0001', words: '核实', dueOn: new Date('2024-07-01') }
    await house.db.prisma.todo.create({ data: { ...todo, id: newId() } })
    await house.db.prisma.jobRun.create({
      data: { districtId, id: newId(), job: 'backup', period: '2024-07-15', startedAt: house.now, trouble: '磁盘满' },
    })
    ;[shi, zhen] = [await house.as('shi'), await house.as('zhen')]
  })
  afterAll(() => house.close())

  const tile = (html: string, name: string): string | undefined =>
    new RegExp(`href="([^"]+)"><span class="name">${name}</span><span class="figure">([^<]+)<`)
      .exec(html)
      ?.slice(1)
      .join(' ')

  it('says first what waits, each a link to its list with the same count', async () => {
    const { text } = await zhen.get('/')
    expect(tile(text, '待办超期')).toBe('/todos?state=overdue 1')
    expect(tile(text, '个案超期')).toBe('/cases?state=late 0')
    expect(tile(text, '未排查')).toBe('/checks?state=missing 2')
    expect((await zhen.get('/checks?state=missing')).text).toContain('2 个村')
    house.now = new Date('2024-07-31T10:20:00+08:00')
    shi = await house.as('shi')
    expect(tile((await shi.get('/')).text, '个案超期')).toBe('/cases?state=late 1')
    house.now = new Date('2024-07-15T10:20:00+08:00')
    ;[shi, zhen] = [await house.as('shi'), await house.as('zhen')]
  })

  it('shows weeks as charts with their numbers behind, in the area', async () => {
    const { text } = await shi.get('/')
    expect(text).toContain('aria-label="找到务工，近八周：5.27 0，6.3 0，6.10 0，6.17 0，6.24 0，7.1 0，7.8 1，7.15 0"')
    expect(text).toContain('7.8 0，7.15 1"')
    const week = 'kind=hardship&amp;status=counted&amp;from=2024-07-15&amp;to=2024-07-15'
    expect(text).toContain(`href="/reports?${week}"`)
    // Each number behind a chart is the number of the list that its row leads to.
    const rows = [...text.matchAll(/<th[^>]*><a href="(\/reports[^"]+)">[^<]+<\/a><\/th>((?:<td[^>]*>[^<]*<\/td>)+)/g)]
    expect(rows.length).toBeGreaterThan(4)
    for (const [, link = '', cells = ''] of rows) {
      const heads = [...cells.matchAll(/data-label="([^"]+)">([\d,]+)/g)]
      const byDay = heads.filter(([, head = '']) => /^\d/.test(head))
      const sum = (byDay.length > 0 ? byDay : heads.slice(-1)).reduce((all, [, , count]) => all + Number(count), 0)
      const list = (await shi.get(link.replaceAll('&amp;', '&'))).text
      expect(/<p class="total">([\d,]+)/.exec(list)?.[1], link).toBe(String(sum))
    }
    expect(text).not.toContain('style=')
    expect(Buffer.byteLength(text)).toBeLessThan(80_000)
    expect((await zhen.get('/')).text).toContain('本周 <strong>0 件</strong>，上周 0 件</p><p class="hint">近八周没有')
  })

  it('says what runs the district and went wrong, to whom the settings are', async () => {
    expect((await shi.get('/')).text).toContain('备份（2024-07-15）没有做成：磁盘满')
    expect((await (await house.as('cun')).get('/')).text).not.toContain('磁盘满')
  })

  it('tells administrators what the robot costs a cadre this month', async () => {
    const before = await house.db.prisma.cadre.count({ where: { leftOn: null, userid: { not: null } } })
    const line = `基层负担：本月平均每名干部发 ${(3 / before).toFixed(1)} 句，被追问 0.0 次，收提醒 0.0 条（${before} 名已绑定）`
    expect((await (await house.as('guan')).get('/')).text).toContain(line)
    expect((await shi.get('/')).text).not.toContain('基层负担')
  })

  it('counts visits against working days', async () => {
    const { text } = await zhen.get('/')
    expect(text).toContain('1/3 户（33%）')
    expect(text).toContain('/ledgers/not-visited?town=419001102&amp;village=419001102209')
  })
})
