import { Readable } from 'node:stream'
import excel from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importRoster } from '../../domain/files/import-roster.ts'
import { onBoth } from '../support/databases.ts'
import type { Browser } from './browser.ts'
import { hear } from './hear.ts'
import { districtId, idNumber, openConsole, type TestConsole } from './open-console.ts'

onBoth('lists', (kind) => {
  let house: TestConsole
  let shi: Browser
  let zhen: Browser
  let cun: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
    ;[shi, zhen, cun] = [await house.as('shi'), await house.as('zhen'), await house.as('cun')]
    const say = (from: string, text: string, rest: object) => hear(house.db, house.now, { from, text, ...rest })
    await say('c1', '走访王建国', {
      answer: '已记录\n王建国（中王村）走访',
      reports: [{ kind: 'visit', household: 'JY-0001' }],
    })
    await say('c1', '赵全福家收入8000', {
      reports: [{ kind: 'income', household: 'JY-0003', fields: { amount: 8000 } }],
    })
    await say('c2', '葛长根家走访，电话13812345678', { reports: [{ kind: 'visit', household: 'JY-0004' }] })
    await say('c2', '=HYPERLINK("http://evil")', { intent: 'unclear' })
    await say('c4', '王建军家走访了', {
      reports: [{ kind: 'visit', household: null, status: 'pending', said: '王建军' }],
    })
    await say('c3', '总是出错的一条', { state: 'aside' })
    await say('c1', '王建国和葛长根都走访了', {
      reports: [
        { kind: 'visit', household: 'JY-0001', status: 'to-confirm' },
        { kind: 'visit', household: 'JY-0004' },
      ],
    })
  })
  afterAll(() => house.close())

  const codes = (html: string): string[] =>
    [...html.matchAll(/href="\/households\/(JY-\d+)"/g)].map(([, code]) => code ?? '')

  it('households are those of the area', async () => {
    expect(codes((await shi.get('/households')).text)).toHaveLength(8)
    expect(codes((await zhen.get('/households')).text)).toEqual(['JY-0001', 'JY-0002', 'JY-0003'])
    expect(codes((await cun.get('/households')).text)).toEqual(['JY-0001', 'JY-0002'])
    expect(codes((await zhen.get('/households?town=419001104')).text)).toEqual([])
    expect(codes((await zhen.get('/households?q=葛长')).text)).toEqual([])
  })

  it('a search of two signs finds any member, longer ones whole names, a code its household', async () => {
    const found = async (q: string) => codes((await shi.get(`/households?q=${encodeURIComponent(q)}`)).text)
    expect(await found('建国')).toEqual(['JY-0001', 'JY-0005'])
    expect(await found('李秀英')).toEqual(['JY-0001'])
    expect(await found('李娜铁柱')).toEqual([])
    expect(await found('JY-0007')).toEqual(['JY-0007'])
    expect(await found('王')).toHaveLength(8)
    expect(await found("' OR 1=1 --")).toEqual([])
    expect((await shi.get('/households?q=%E6%AC%A7%E9%98%B3')).text).toContain('没有符合“欧阳”的户')
  })

  it('filters are selects of one form; what is not understood is ignored', async () => {
    const { text } = await shi.get('/households?town=419001102')
    expect(codes(text)).toEqual(['JY-0001', 'JY-0002', 'JY-0003'])
    expect(text).toContain('<option value="419001102210">赵村</option>')
    expect(codes((await shi.get('/households?town=419001102&village=419001102210')).text)).toEqual(['JY-0003'])
    for (const query of ['town=1', 'village=x', 'after=', 'format=pdf', 'q[]=1', 'q=%00', `q=${'长'.repeat(300)}`]) {
      expect((await shi.get(`/households?${query}`)).status, query).toBe(200)
      expect(codes((await shi.get(`/households?${query}`)).text), query).toHaveLength(8)
    }
    expect((await shi.get('/reports?after=1')).status).toBe(200)
    expect((await shi.get('/messages?state=odd&intent=odd&after=x')).status).toBe(200)
  })

  it('a page has fifty rows and leads on by key', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => ({
      districtId,
      code: `P-${String(index).padStart(4, '0')}`,
      villageCode: '419001109201',
      townCode: '419001109',
      headName: '侯多多',
      bigrams: ['侯多', '多多'],
    }))
    await house.db.prisma.household.createMany({ data: rows })
    const seen: string[] = []
    let next: string | undefined = '/households?q=侯多'
    const sizes: number[] = []
    while (next) {
      const { text }: { text: string } = await shi.get(next)
      expect(text).toContain('120 户')
      const here = [...text.matchAll(/href="\/households\/(P-\d+)"/g)].map(([, code]) => code ?? '')
      sizes.push(here.length)
      seen.push(...here)
      next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(sizes).toEqual([50, 50, 20])
    expect(seen).toEqual(rows.map(({ code }) => code))
    await house.db.prisma.household.deleteMany({ where: { code: { startsWith: 'P-' } } })
  })

  it('how many there are follows the roster at once, whoever writes it', async () => {
    const total = async (): Promise<string> =>
      /class="total">([^<]*)</.exec((await shi.get('/households')).text)?.[1] ?? ''
    expect(await total()).toBe('8 户')
    const added = JSON.stringify({
      households: [{ code: 'N-0001', head: '侯新来', village: '中王村', members: [], cadre: '赵志强' }],
      cadres: [],
    })
    const by = { districtId, actor: { kind: 'command', id: 'test' }, origin: 'test', now: house.now } as const
    expect((await importRoster(house.db, house.secrets, by, added, {})).written).toBe(true)
    expect(await total()).toBe('9 户')
    await house.db.prisma.assignment.deleteMany({ where: { householdCode: 'N-0001' } })
    await house.db.prisma.person.deleteMany({ where: { householdCode: 'N-0001' } })
    await house.db.prisma.household.deleteMany({ where: { code: 'N-0001' } })
  })

  it('reports are those of the area, and filtered by kind and status', async () => {
    const said = async (browser: Browser, query = '') => codes((await browser.get(`/reports${query}`)).text)
    expect(await said(shi)).toEqual(['JY-0004', 'JY-0001', 'JY-0004', 'JY-0003', 'JY-0001'])
    expect(await said(zhen)).toEqual(['JY-0001', 'JY-0003', 'JY-0001'])
    expect(await said(cun)).toEqual(['JY-0001', 'JY-0001'])
    expect(await said(shi, '?kind=income')).toEqual(['JY-0003'])
    expect(await said(shi, '?status=to-confirm')).toEqual(['JY-0001'])
    expect(await said(shi, '?q=葛长')).toEqual(['JY-0004', 'JY-0004'])
    expect((await shi.get('/reports?status=pending')).text).toContain('“王建军”')
  })

  it('what has no village yet shows only where all of its sender’s households are', async () => {
    // 孔令辉 looks after households in two towns: either may be meant.
    expect((await zhen.get('/reports?status=pending')).text).not.toContain('王建军')
    await hear(house.db, house.now, {
      from: 'c2',
      text: '小牛家走访',
      reports: [{ kind: 'visit', household: null, status: 'pending', said: '小牛' }],
    })
    await house.db.prisma.user.update({
      where: { districtId_username: { districtId, username: 'cun' } },
      data: { area: '419001104211' },
    })
    expect((await cun.get('/reports?status=pending')).text).toContain('“小牛”')
    expect((await cun.get('/messages')).text).toContain('小牛家走访')
    await house.db.prisma.user.update({
      where: { districtId_username: { districtId, username: 'cun' } },
      data: { area: '419001102209' },
    })
  })

  it('messages show what was said masked, what was understood and answered; none that speaks of another area', async () => {
    const { text } = await shi.get('/messages')
    expect(text).toContain('葛长根家走访，电话***********')
    expect(text).not.toContain('13812345678')
    expect(text).toContain('已记录\n王建国（中王村）走访')
    const town = (await zhen.get('/messages')).text
    expect(town).toContain('走访王建国')
    expect(town).toContain('赵全福家收入8000')
    expect(town).not.toContain('葛长根')
    const village = (await cun.get('/messages')).text
    expect(village).toContain('走访王建国')
    expect(village).not.toContain('赵全福')
    expect((await shi.get('/messages?state=aside')).text).toContain('总是出错的一条')
    expect((await shi.get('/messages?intent=unclear')).text).not.toContain('走访王建国')
    expect((await shi.get('/messages?q=赵志强')).text).not.toContain('葛长根家走访，')
  })

  it('the day tells what waits, with the same numbers as the lists it leads to', async () => {
    const { text } = await shi.get('/')
    expect(text).toMatch(/待确认<\/span><span class="figure">1<\/span>/)
    expect(text).toMatch(/没看懂<\/span><span class="figure">1<\/span>/)
    expect(text).toMatch(/搁置<\/span><span class="figure">1<\/span>/)
    expect(text).toContain('2/8 户（25%）')
    expect(text).toContain('6 名干部还没有接通')
    expect((await cun.get('/')).text).toContain('1/2 户（50%）')
  })

  it('a list is a file by the same address: the whole filter, masked, no formula', async () => {
    const csv = await zhen.get('/households?q=建国&format=csv')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="households-2024-07-15.csv"')
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
      '户编号,乡镇,村,户主,姓名,与户主关系,证件号码,联系电话,银行卡号,健康状况,备注',
      `JY-0001,轵城镇,中王村,王建国,王建国,户主,419***********${idNumber(0).slice(-4)},138****0000,***************0000,健康,`,
    ])
    expect(csv.text.split('\r\n')).toHaveLength(5)
    const messages = (await shi.get('/messages?intent=unclear&format=csv')).text
    expect(messages).toContain(`"'=HYPERLINK(""http://evil"")"`)
    const audit = await house.db.prisma.audit.findMany({ where: { action: 'export.done' }, orderBy: { seq: 'asc' } })
    expect(audit[0]).toMatchObject({
      objectId: 'households',
      after: { format: 'csv', count: 3, filter: { q: '建国' } },
    })
  })

  it('a file that nobody reads on is not written on', async () => {
    const before = await house.db.prisma.audit.count()
    const head = await shi.request('/households?format=xlsx', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
    expect(await house.db.prisma.audit.count()).toBe(before)
  })

  it('a file begins with its mark, and Excel reads the other one', async () => {
    const cookie = [...zhen.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const csv = await fetch(`${house.url}/reports?format=csv`, { headers: { cookie } })
    expect([...new Uint8Array(await csv.arrayBuffer()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const answer = await fetch(`${house.url}/reports?format=xlsx`, { headers: { cookie } })
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="reports-2024-07-15.xlsx"')
    const book = new excel.Workbook()
    await book.xlsx.read(Readable.from(Buffer.from(await answer.arrayBuffer())))
    const sheet = book.worksheets[0]
    expect(sheet?.rowCount).toBe(4)
    expect(sheet?.getRow(2).getCell(3).value).toBe('JY-0001')
  })
})
