import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Chat, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('一条消息', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())

  test('names both facts of the first message, records both, and says what is still owed', async () => {
    const answer = await chat.ask('c1', '今天去王建国家走访，情况稳定，住房没问题；他儿子王磊在宁波打工一个月5500')
    expect(lines(answer)[0]).toBe('已记录 2 条')
    expect(answer).toMatch(/王建国（中王村）走访/)
    expect(answer).toMatch(/王磊.*宁波.*5,500 元/)
    expect(answer).toMatch(/本月还有 2 户未走访：李铁柱、赵全福/)
    expect(await reportsOf(chat.db)).toMatchObject([
      {
        kind: 'visit',
        household: 'JY-0001',
        date: '2024-07-15',
        fields: { situation: 'stable', housing: 'ok' },
        counts: true,
      },
      {
        kind: 'employment',
        household: 'JY-0001',
        person: '王磊',
        fields: { place: '宁波', monthlyWage: 5500 },
        counts: true,
      },
    ])
  })

  test('the visit moves the last visit of the household and the counts of its village', async () => {
    const household = await chat.db.prisma.household.findFirstOrThrow({ where: { code: 'JY-0001' } })
    expect(household.lastVisitOn).toEqual(new Date('2024-07-15'))
    const counts = await chat.db.prisma.rollUp.findMany({
      where: { villageCode: household.villageCode },
      orderBy: { what: 'asc' },
    })
    expect(counts.map(({ what, count }) => [what, count])).toEqual([
      ['employment', 1],
      ['visit', 1],
      ['visited', 1],
    ])
  })

  test('the same fact told by another stays on record and counts once', async () => {
    const answer = await chat.ask('c4', '走访 中王村王建国，情况稳定，住房没问题')
    expect(lines(answer)[0]).toBe('已记录')
    expect(answer).toMatch(/已/)
    const visits = (await reportsOf(chat.db)).filter((report) => report.kind === 'visit')
    expect(visits.map(({ counts }) => counts)).toEqual([true, false])
    expect(await chat.db.prisma.visit.count()).toBe(1)
  })

  test('talk gets no answer and is kept', async () => {
    const before = chat.simulator.heard('c1').length
    await chat.tell('c1', '收到，谢谢')
    expect(chat.simulator.heard('c1')).toHaveLength(before)
    const message = await chat.db.prisma.message.findFirstOrThrow({ where: { masked: '收到，谢谢' } })
    expect(message).toMatchObject({ intent: 'chatter', state: 'handled' })
  })

  test('the first word after a night is told what is still due', async () => {
    expect(await chat.ask('c3', '早上好')).toMatch(/还有 3 户未走访/)
  })

  test('what cannot be read gets one line and two examples', async () => {
    const answer = lines(await chat.ask('c2', '#天气 今天下雨'))
    expect(answer[0]).toMatch(/^未记录/)
    expect(answer).toHaveLength(3)
  })

  test('of a household outside his town only his own words come back, and it is on record', async () => {
    const answer = await chat.ask('c1', '走访 牛凤英，情况稳定')
    expect(answer).toMatch(/^已记录\s+牛凤英 ?走访：情况稳定/)
    expect(answer).not.toMatch(/葛长根|葛山/)
    expect(await chat.ask('c1', '葛山村葛长根家卖猪收入3000')).toMatch(/葛长根（葛山村）/)
    const last = (await reportsOf(chat.db)).slice(-2)
    expect(last.map(({ household }) => household)).toEqual(['JY-0004', 'JY-0004'])
  })

  test('an unbound sender learns nothing but how to bind', async () => {
    const answer = await chat.ask('nobody', '查 王建国')
    expect(answer).toMatch(/绑定/)
    expect(answer).not.toMatch(/王建国|中王村/)
  })

  test('a number that looks like an ID is kept encrypted and never said', async () => {
    const answer = await chat.ask('c1', '走访 李铁柱，稳定，备注：身份证 41900119620305451X 已核对')
    expect(answer).not.toMatch(/\d{11}/)
    const message = await chat.db.prisma.message.findFirstOrThrow({ where: { masked: { contains: '身份证' } } })
    expect(message.masked).toMatch(/\*{18}/)
    for (const table of ['Report', 'Outbox', 'Audit', 'ReportProblem', 'Message']) {
      const rows = await chat.db.pool.query(`SELECT t::text AS row FROM "${table}" t`)
      expect(rows.rows.map(({ row }) => row).join()).not.toMatch(/41900119620305451X/)
    }
  })

  test('the same frame twice is recorded and answered once', async () => {
    const before = (await reportsOf(chat.db)).length
    chat.simulator.control.twice(true)
    const answer = await chat.ask('c2', '葛长根家今年种了6亩谷子')
    chat.simulator.control.twice(false)
    expect(answer).toMatch(/^已记录/)
    expect(await reportsOf(chat.db)).toHaveLength(before + 1)
    await chat.tell('c2', '好的')
    expect(chat.simulator.heard('c2').filter((text) => text === answer)).toHaveLength(1)
  })

  describe('which household', () => {
    beforeEach(() => {
      chat.now = new Date(chat.now.getTime() + 60_000)
    })

    test('a name that two bear waits, with its numbered households', async () => {
      const answer = lines(await chat.ask('c4', '王建国家卖了两头猪，收入6000元'))
      expect(answer[0]).toMatch(/^未记录/)
      expect(answer.some((line) => /^1\D.*王建国/.test(line))).toBe(true)
      expect(answer.some((line) => /^2\D.*王建国/.test(line))).toBe(true)
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ status: 'pending', household: null })
    })

    test('the number settles it', async () => {
      const answer = await chat.ask('c4', '2')
      expect(lines(answer)[0]).toMatch(/^已记录/)
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ status: 'recorded', counts: true })
    })

    test('an unknown name is asked about, and a name answers', async () => {
      expect(lines(await chat.ask('c1', '#走访 上官云飞 稳定'))[0]).toMatch(/^未记录/)
      expect(lines(await chat.ask('c1', '赵全福'))[0]).toBe('已记录')
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ household: 'JY-0003', status: 'recorded' })
    })

    test('取消 gives it up, and it stays on record as withdrawn', async () => {
      await chat.ask('c1', '#走访 上官云飞 稳定')
      expect(await chat.ask('c1', '取消')).toMatch(/取消/)
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ household: null, status: 'withdrawn' })
    })

    test('a settled report that says what was known counts once', async () => {
      await chat.ask('c1', '走访 赵全福，情况稳定，医疗没问题')
      await chat.ask('c1', '#走访 上官云飞 稳定，医疗没问题')
      expect(await chat.ask('c1', '赵全福')).toMatch(/^已记录/)
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({
        status: 'recorded',
        household: 'JY-0003',
        counts: false,
      })
    })

    test('after half an hour a number is no answer any more', async () => {
      await chat.ask('c1', '#走访 上官云飞 稳定')
      chat.now = new Date(chat.now.getTime() + 31 * 60_000)
      expect(await chat.ask('c1', '1')).toMatch(/只等半小时.*\s+请把整句再发一次/)
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ status: 'pending' })
    })
  })

  describe('is it so', () => {
    test('a wage beyond reason waits for 是', async () => {
      const answer = await chat.ask('c1', '#务工就业 李娜在上海干家政，月薪四万五')
      expect(lines(answer)[0]).toMatch(/^待确认/)
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ status: 'to-confirm', counts: false })
    })

    test('a bare number is the right one: a new version counts, the old one never did', async () => {
      const answer = await chat.ask('c1', '4500')
      expect(answer).toMatch(/4,500 元/)
      const [was, now] = (await reportsOf(chat.db)).slice(-2)
      expect(was).toMatchObject({ status: 'superseded' })
      expect(now).toMatchObject({ status: 'recorded', counts: true, fields: { monthlyWage: 4500 } })
    })

    test('a name by sound is taken, and 是 confirms it', async () => {
      expect(lines(await chat.ask('c2', '呃葛长跟家昨天走访的 吃水有点问题'))[0]).toMatch(/^待确认/)
      expect(lines(await chat.ask('c2', '是'))[0]).toMatch(/^(已确认|已记录)/)
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({
        household: 'JY-0004',
        status: 'recorded',
        date: '2024-07-14',
      })
    })

    test('不是 asks which household', async () => {
      await chat.ask('c1', '李铁住家 就是都挺稳定的 今天去的 医疗也没问题')
      const answer = await chat.ask('c1', '不是')
      expect(answer).toMatch(/1\D/)
      await chat.ask('c1', '赵全福')
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ household: 'JY-0003', status: 'recorded' })
    })

    test('the right name instead of the one heard', async () => {
      await chat.ask('c1', '李铁住家 就是都挺稳定的 昨天去的 教育也没问题')
      await chat.ask('c1', '赵全福')
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ household: 'JY-0003', status: 'recorded' })
    })

    test('a question survives a restart', async () => {
      await chat.ask('c3', '#务工就业 侯文博在济源修车，月工资50元')
      await chat.restart()
      expect(lines(await chat.ask('c3', '是'))[0]).toMatch(/^(已确认|已记录)/)
      expect((await reportsOf(chat.db)).at(-1)).toMatchObject({ status: 'recorded', fields: { monthlyWage: 50 } })
    })

    test('a new report goes before the question', async () => {
      await chat.ask('c3', '#务工就业 张欣怡在郑州当会计，月工资60元')
      expect(lines(await chat.ask('c3', '走访 成有才，稳定'))[0]).toBe('已记录')
    })
  })

  test('a date that does not exist is left out, said, and the rest is recorded', async () => {
    const answer = await chat.ask('c3', '#走访 11月31日去的成有才家，住房没问题')
    expect(lines(answer)[0]).toBe('已记录')
    expect(answer).toMatch(/11月31日/)
  })

  describe('commands', () => {
    test('帮助 lists the kinds', async () => {
      expect(await chat.ask('c1', '帮助')).toMatch(/走访/)
    })

    test('帮助 务工 shows examples with the own households', async () => {
      expect(await chat.ask('c1', '帮助 务工')).toMatch(/王建国|王磊|李铁柱|赵全福/)
    })

    test('查 tells of a household in at most eight lines', async () => {
      const answer = lines(await chat.ask('c1', '查 王建国'))
      expect(answer[0]).toMatch(/王建国.*中王村/)
      expect(answer.length).toBeLessThanOrEqual(8)
      expect(answer.join('\n')).toMatch(/最近走访/)
    })

    test("another cadre's household is as absent", async () => {
      expect(await chat.ask('c1', '查 葛长根')).not.toMatch(/葛山村|种植/)
    })

    test('a leader may ask about his own town', async () => {
      expect(await chat.ask('l1', '查 李铁柱')).toMatch(/李铁柱.*中王村/)
      expect(await chat.ask('l1', '查 侯德胜')).not.toMatch(/愚公村/)
    })

    test('我的待办 lists what is due', async () => {
      expect(await chat.ask('c1', '我的待办')).toMatch(/月排查/)
    })

    test('详情 shows the whole of the last answer', async () => {
      await chat.ask('c1', '走访 赵全福，情况稳定')
      expect(await chat.ask('c1', '详情')).toMatch(/赵全福/)
    })
  })

  describe('in a group', () => {
    test('names are hidden, and no illness is told', async () => {
      const answer = await chat.askInGroup('c3', 'room-2', '苗爱花急性胰腺炎住院，报销后自付1.6万')
      expect(answer).toMatch(/^已记录/)
      expect(answer).not.toMatch(/苗爱花|胰腺炎|住院|16,000|因病|生病/)
      const kept = await chat.db.prisma.outbox.findFirstOrThrow({ where: { chat: 'room-2' }, orderBy: { seq: 'desc' } })
      await expect
        .poll(async () => (await chat.db.prisma.outbox.findFirst({ where: { seq: kept.seq } }))?.text)
        .toMatch(/^已记录\n苗\*\*/)
    })

    test('talk is never answered', async () => {
      const before = chat.simulator.heard('room-2').length
      chat.simulator.say('c3', '好的', { group: 'room-2' })
      await chat.tell('c3', '好的')
      expect(chat.simulator.heard('room-2')).toHaveLength(before)
    })
  })
})
