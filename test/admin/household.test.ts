import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { onBoth } from '../support/databases.ts'
import type { Browser } from './browser.ts'
import { hiddenFields } from './browser.ts'
import { hear } from './hear.ts'
import { districtId, idNumber, openConsole, type TestConsole } from './open-console.ts'

onBoth('a household', (kind) => {
  let house: TestConsole
  let zhen: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
    await hear(house.db, house.now, {
      from: 'c1',
      text: '今天去王建国家走访，情况稳定；他儿子王磊在宁波打工一个月5500',
      reports: [
        { kind: 'visit', household: 'JY-0001', fields: { situation: 'stable', needs: '修水泵 打13812345678' } },
        { kind: 'employment', household: 'JY-0001', person: '王磊', fields: { place: '宁波', monthlyWage: 5500 } },
      ],
    })
  })
  beforeEach(async () => {
    await house.reset()
    zhen = await house.as('zhen')
  })
  afterAll(() => house.close())

  const page = '/households/JY-0001'
  const person = async (name: string): Promise<string> =>
    (await house.db.prisma.person.findFirstOrThrow({ where: { districtId, householdCode: 'JY-0001', name } })).id
  const correct = (browser: Browser, values: Record<string, string>) => browser.submit(page, page, values)

  it('shows members with masked numbers, work, visits and reports', async () => {
    const { text } = await zhen.get(page)
    expect(text).toContain(`419***********${idNumber(0).slice(-4)}`)
    expect(text).toContain('138****0001')
    expect(text).toContain('***************0002')
    expect(text).toContain('王磊 宁波 月工资 5,500 元')
    expect(text).toContain('赵志强，入户，情况稳定，需求：修水泵 打***********')
    for (const whole of [idNumber(0), idNumber(1), '13800130000', '6228480000000000000', '13812345678']) {
      expect(text, whole).not.toContain(whole)
    }
  })

  it('outside the area is the same page as nowhere', async () => {
    const outside = await zhen.get('/households/JY-0004')
    const nowhere = await zhen.get('/households/JY-9999')
    expect([outside.status, nowhere.status]).toEqual([404, 404])
    expect(outside.text).toBe(nowhere.text)
    const cun = await house.as('cun')
    expect((await cun.get(page)).status).toBe(200)
    expect((await cun.get('/households/JY-0003')).status).toBe(404)
    expect((await (await house.as('shi')).get('/households/JY-0004')).status).toBe(200)
  })

  it('is corrected with a reason; both values and the reason stand in its history', async () => {
    const first = await correct(zhen, { type: '低保脱贫户', note: '住村东头 <b>', reason: '入户核实' })
    expect([first.status, first.headers.get('location')]).toEqual([303, page])
    await correct(zhen, { note: '搬到村西头', reason: '搬家' })
    const { text } = await zhen.get(page)
    expect(text).toContain('低保脱贫户')
    expect(text).toContain('备注：住村东头 &lt;b> → 搬到村西头')
    expect(text).toContain('原因：搬家')
    const rows = await house.db.prisma.audit.findMany({
      where: { action: 'household.change' },
      orderBy: { seq: 'asc' },
    })
    expect(rows.at(-1)).toMatchObject({
      reason: '搬家',
      before: { note: '住村东头 <b>' },
      after: { note: '搬到村西头' },
    })
  })

  it('a field that the form does not hold is not taken, nor one that did not come', async () => {
    await correct(zhen, { type: '一般脱贫户', note: '甲', reason: '核实' })
    const { version = '', _csrf = '' } = hiddenFields((await zhen.get(page)).text, page)
    const answer = await zhen.post(page, {
      _csrf,
      version,
      note: '乙',
      reason: '核实',
      headName: '别人',
      villageCode: '1',
    })
    expect(answer.status).toBe(303)
    const kept = await house.db.prisma.household.findUniqueOrThrow({
      where: { districtId_code: { districtId, code: 'JY-0001' } },
    })
    expect(kept).toMatchObject({ type: '一般脱贫户', note: '乙', headName: '王建国', villageCode: '419001102209' })
  })

  it('without a reason nothing is saved and nothing typed is lost', async () => {
    const answer = await correct(zhen, { note: '刚写的\n两行', reason: ' ' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('有 1 处要改')
    expect(answer.text).toContain('刚写的\n两行</textarea>')
    expect(answer.text).toContain('<title>错误：王建国')
    const odd = await correct(zhen, { type: '富户', note: 'x'.repeat(2001), reason: '试' })
    expect(odd.text).toContain('有 2 处要改')
  })

  it('a version that is not the present one is 409 and shows both', async () => {
    const shi = await house.as('shi')
    await correct(zhen, { note: '原来的', reason: '核实' })
    const opened = hiddenFields((await zhen.get(page)).text, page)
    await correct(shi, { note: '他先改的', reason: '核实' })
    const answer = await zhen.post(page, { ...opened, note: '我后改的', reason: '核实了' })
    expect(answer.status).toBe(409)
    for (const words of ['shi 在 10:20 改过', '原来的', '他先改的', '我后改的', '用我填的', '保留现在的']) {
      expect(answer.text, words).toContain(words)
    }
    const mine = await zhen.post(page, hiddenFields(answer.text, page))
    expect(mine.status).toBe(303)
    expect((await zhen.get(page)).text).toContain('他先改的 → 我后改的')
    for (const version of ['', '0', 'x']) {
      expect((await zhen.post(page, { ...opened, version, note: '丙' })).status, version).toBe(409)
    }
  })

  it('two who save at once do not both win', async () => {
    const browsers = await Promise.all(['zhen', 'shi', 'guan', 'cun'].map((name) => house.as(name)))
    const forms = await Promise.all(browsers.map(async (one) => hiddenFields((await one.get(page)).text, page)))
    const answers = await Promise.all(
      browsers.map((one, index) => one.post(page, { ...forms[index], note: `同时 ${index}`, reason: '试' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409])
  })

  it('is printed as 一户一档 and 走访记录 from what is on record, numbers masked', async () => {
    const file = await zhen.get(`${page}/file`)
    expect(file.text).toContain(`419***********${idNumber(0).slice(-4)}`)
    for (const words of ['一户一档', '王磊', '宁波', '赵志强', '家庭成员']) expect(file.text).toContain(words)
    const visits = await zhen.get(`${page}/visits`)
    expect(visits.text).toContain('走访记录')
    expect(visits.text).toContain('帮扶责任人签字')
    expect(file.text + visits.text).not.toContain('13812345678')
    expect((await zhen.get('/households/JY-0004/file')).status).toBe(404)
    expect((await zhen.get('/households/JY-0004/visits')).status).toBe(404)
  })

  it('an auditor reads, reveals and changes nothing', async () => {
    const shen = await house.as('shen')
    const { text } = await shen.get(page)
    expect(text).not.toContain('更正原因')
    const _csrf = await shen.csrf()
    expect((await shen.post(page, { _csrf, version: '1', note: 'x', reason: 'y' })).status).toBe(403)
    const fields = { _csrf, person: await person('王磊'), number: 'phone', reason: '抽查' }
    expect((await shen.post(`${page}/reveal`, fields)).text).toContain('13800130002')
  })

  it('one number is shown whole, once, for a reason that is on record first', async () => {
    const fields = { _csrf: await zhen.csrf(), person: await person('王建国'), number: 'id' }
    const without = await zhen.post(`${page}/reveal`, { ...fields, reason: '' })
    expect(without.status).toBe(422)
    expect(without.text).not.toContain(idNumber(0))
    const shown = await zhen.post(`${page}/reveal`, { ...fields, reason: '核对社保卡' })
    expect(shown.status).toBe(200)
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(shown.text).toContain(idNumber(0))
    expect(shown.text).not.toContain('13800130000')
    const again = await zhen.get(page)
    expect(again.text).not.toContain(idNumber(0))
    expect(again.text).toContain('原因：核对社保卡')
    const row = await house.db.prisma.audit.findFirstOrThrow({
      where: { action: 'household.reveal' },
      orderBy: { seq: 'desc' },
    })
    expect(row).toMatchObject({ objectId: 'JY-0001', reason: '核对社保卡', after: { person: '王建国', number: 'id' } })
    expect(JSON.stringify(row.after)).not.toContain('4190')
  })

  it('numbers of other areas, people and kinds are not there', async () => {
    const _csrf = await zhen.csrf()
    const other = await house.db.prisma.person.findFirstOrThrow({ where: { householdCode: 'JY-0004' } })
    const reason = '核对'
    const tries = [
      ['/households/JY-0004/reveal', { person: other.id, number: 'id' }, 404],
      [`${page}/reveal`, { person: other.id, number: 'id' }, 404],
      [`${page}/reveal`, { person: await person('王磊'), number: 'password' }, 422],
      [`${page}/reveal`, { person: "' or 1=1", number: 'id' }, 422],
    ] as const
    for (const [path, fields, status] of tries) {
      expect((await zhen.post(path, { _csrf, reason, ...fields })).status, path).toBe(status)
    }
  })

  it('thirty reveals an hour are enough for a person; more is a finding', async () => {
    const fields = { _csrf: await zhen.csrf(), person: await person('王磊'), number: 'phone', reason: '核对' }
    for (let times = 0; times < 30; times++) expect((await zhen.post(`${page}/reveal`, fields)).status).toBe(200)
    const more = await zhen.post(`${page}/reveal`, fields)
    expect(more.status).toBe(429)
    expect(Number(more.headers.get('retry-after'))).toBeGreaterThan(3000)
    expect(more.text).not.toContain('13800130002')
    expect((await zhen.post(`${page}/reveal`, fields)).status).toBe(429)
    expect(await house.db.prisma.finding.count({ where: { rule: 'many-reveals' } })).toBe(1)
    const shi = await house.as('shi')
    expect((await shi.post(`${page}/reveal`, { ...fields, _csrf: await shi.csrf() })).status).toBe(200)
  })

  it('where the audit cannot be written, no number is shown', async () => {
    await house.db.pool.query(
      'ALTER TABLE "Audit" ADD CONSTRAINT full_disk CHECK ("action" <> \'household.reveal\') NOT VALID',
    )
    const fields = { _csrf: await zhen.csrf(), person: await person('王磊'), number: 'phone', reason: '核对' }
    const answer = await zhen.post(`${page}/reveal`, fields)
    await house.db.pool.query('ALTER TABLE "Audit" DROP CONSTRAINT full_disk')
    expect(answer.status).toBe(500)
    expect(answer.text).toMatch(/编号 <strong>[\da-f]{8}<\/strong>/)
    expect(answer.text).not.toContain('13800130002')
    expect(answer.text).not.toMatch(/full_disk|Audit|at .*\.ts/)
  })
})
