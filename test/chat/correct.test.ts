import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Chat, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

// The wire lets a chat hear thirty answers a minute: so each part has a chat of its own.
const minute = 60_000
const day = 24 * 60 * minute

onBoth('更正', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())
  beforeEach(() => {
    chat.now = new Date(chat.now.getTime() + minute)
  })

  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  const last = async () => (await reportsOf(chat.db)).at(-1)
  const later = (milliseconds: number) => {
    chat.now = new Date(chat.now.getTime() + milliseconds)
  }

  test('what was never told is not corrected, and says how to write it', async () => {
    expect(await chat.ask('c1', '更正 王建国 月工资4800')).toMatch(/没有可改的：40 天内没报过王建国/)
    expect(await reportsOf(chat.db)).toEqual([])
  })

  test('the latest report that has the field gets a new version, which shows both values', async () => {
    await chat.ask('c1', '王磊在宁波富士康打工一个月5500')
    await chat.ask('c1', '走访 王建国，情况稳定')
    const answer = lines(await chat.ask('c1', '更正 王建国 月工资4800'))
    expect(answer.slice(0, 2)).toEqual(['已更正', '王磊（中王村王建国户）务工：月工资 5,500 → 4,800 元'])
    const reports = await reportsOf(chat.db)
    expect(reports.map(({ status }) => status)).toEqual(['superseded', 'recorded', 'recorded'])
    expect(reports.at(-1)).toMatchObject({
      person: '王磊',
      fields: { place: '宁波', monthlyWage: 4800 },
      counts: true,
    })
    expect(await chat.db.prisma.job.count({ where: { live: true } })).toBe(1)
  })

  test('without a space it is the same', async () => {
    expect(await chat.ask('c1', '更正王建国月工资5000')).toMatch(/4,800 → 5,000 元/)
  })

  test('the audit tells who, from which message, before and after', async () => {
    const row = await chat.db.prisma.audit.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(row).toMatchObject({
      action: 'report.correct',
      actorKind: 'cadre',
      origin: 'c1',
      before: { fields: { monthlyWage: 4800 } },
      after: { fields: { monthlyWage: 5000 } },
    })
    const report = await chat.db.prisma.report.findFirstOrThrow({ where: { id: row.objectId ?? '' } })
    const message = await chat.db.prisma.message.findFirstOrThrow({ where: { id: report.messageId ?? '' } })
    expect(message.masked).toBe('更正王建国月工资5000')
  })

  test('several fields at once: a place, a day, a text behind its label', async () => {
    const answer = await chat.ask('c1', '更正 王磊 地点苏州，日期7月10日，单位：海尔')
    expect(answer).toMatch(/7月15日（周一） → 7月10日（周三）/)
    expect(answer).toMatch(/地点 宁波 → 苏州，单位 富士康 → 海尔/)
    expect(await last()).toMatchObject({
      date: '2024-07-10',
      fields: { place: '苏州', employer: '海尔', monthlyWage: 5000 },
    })
  })

  test('a choice by its words, in the report of that kind', async () => {
    expect(await chat.ask('c1', '更正 王建国 情况困难')).toMatch(/走访：情况 稳定 → 有困难/)
  })

  test('a field that the report has not yet', async () => {
    expect(await chat.ask('c1', '更正 王建国 住房有问题')).toMatch(/走访：住房 有问题/)
  })

  test('another household: the visit goes over, and so does what is owed', async () => {
    const answer = lines(await chat.ask('c1', '更正 王建国 户 李铁柱'))
    expect(answer[0]).toBe('已更正')
    expect(answer[1]).toMatch(/李铁柱（中王村）走访：原记 王建国，改为 李铁柱/)
    expect(answer[2]).toBe('本月还有 2 户未走访：王建国、赵全福')
    const households = await chat.db.prisma.household.findMany({ orderBy: { code: 'asc' }, take: 2 })
    expect(households.map(({ lastVisitOn }) => lastVisitOn)).toEqual([null, new Date('2024-07-15')])
  })

  test('把…改成 says the same; what is changed into something else is no correction', async () => {
    expect(await chat.ask('c1', '把王磊的月工资改成5200')).toMatch(/5,000 → 5,200 元/)
    const before = await reportsOf(chat.db)
    await chat.tell('c1', '王建国家厕所改成水冲式厕所了')
    expect((await reportsOf(chat.db)).filter(({ status }) => status === 'superseded')).toHaveLength(
      before.filter(({ status }) => status === 'superseded').length,
    )
  })

  test("a label of another kind is never put into this one's field", async () => {
    await chat.ask('c1', '王建国家卖猪收入6000，成本2000')
    expect(await chat.ask('c1', '更正 王建国 自付1万')).toMatch(/^没有改动：王建国报过的里没有“自付”/)
    expect(await last()).toMatchObject({ kind: 'income', fields: { amount: 6000, cost: 2000 } })
  })

  test('nobody of that name: nothing is corrected', async () => {
    const before = await reportsOf(chat.db)
    expect(await chat.ask('c1', '更正 王建军 月工资4800')).toMatch(/没找到“王建军”这一户，没有改动/)
    expect(await reportsOf(chat.db)).toEqual(before)
  })

  test("another's report is not found", async () => {
    expect(await chat.ask('c4', '更正 王磊 月工资9000')).toMatch(/没有可改的/)
  })

  test('what is so already is said to be so', async () => {
    expect(await chat.ask('c1', '更正 王磊 月工资5200')).toMatch(/^没有变化/)
  })

  test('a value that cannot be is not taken', async () => {
    expect(await chat.ask('c1', '更正 王磊 月工资-500')).toMatch(/^没有改动/)
    expect(await chat.ask('c1', '更正 王磊 日期2月30日')).toMatch(/2月30日/)
  })

  test('a doubtful value waits for 是, counts nowhere meanwhile, and the old one neither', async () => {
    const answer = await chat.ask('c1', '更正 王磊 月工资四万五')
    expect(lines(answer)[0]).toBe('待确认')
    expect(answer).toMatch(/“四万五”是 45,000 元吗/)
    expect(await chat.db.prisma.job.count({ where: { live: true } })).toBe(0)
    expect(await chat.ask('c1', '4500')).toMatch(/4,500 元/)
    expect(await chat.db.prisma.job.findMany({ where: { live: true } })).toMatchObject([{ person: '王磊' }])
  })

  test('after 40 days the console must do it', async () => {
    later(41 * day)
    expect(await chat.ask('c1', '更正 王磊 月工资4800')).toMatch(/超过 40 天，请管理员在控制台更正/)
  })
})

onBoth('不对，是…', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())
  beforeEach(() => {
    chat.now = new Date(chat.now.getTime() + minute)
  })

  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  const last = async () => (await reportsOf(chat.db)).at(-1)
  const later = (milliseconds: number) => {
    chat.now = new Date(chat.now.getTime() + milliseconds)
  }

  describe('不对，是…', () => {
    test('a figure takes the place of the one like it', async () => {
      await chat.ask('c1', '赵小军在郑州打工月薪4500，干了8个月')
      expect(await chat.ask('c1', '不对，是3500')).toMatch(/月工资 4,500 → 3,500 元/)
      expect(await chat.ask('c1', '不是3500，是三千八')).toMatch(/3,500 → 3,800 元/)
      expect(await chat.ask('c1', '说错了，干了9个月')).toMatch(/8 → 9 个月/)
    })

    test('a place, a day', async () => {
      expect(await chat.ask('c1', '错了，是洛阳')).toMatch(/地点 郑州 → 洛阳/)
      expect(await chat.ask('c1', '不对不对，是昨天')).toMatch(/→ 7月14日/)
    })

    test('which of two figures is asked, by number, and survives a restart', async () => {
      await chat.ask('c1', '王建国家卖羊收入6000，成本2000')
      expect(lines(await chat.ask('c1', '不对，是3500')).slice(2)).toEqual([
        '1 王建国 收入 金额 6,000 元',
        '2 王建国 收入 成本 2,000 元',
      ])
      await chat.restart()
      expect(await chat.ask('c1', '2')).toMatch(/成本 2,000 → 3,500 元/)
      await chat.ask('c1', '不对，是3600')
      expect(await chat.ask('c1', '取消')).toMatch(/没有|照旧/)
      expect(await last()).toMatchObject({ fields: { amount: 6000, cost: 3500 } })
    })

    test('a cause in other words; the case that it opened follows', async () => {
      await chat.ask('c1', '王建国住院了，自己掏了两万三')
      const risk = async () => (await chat.db.prisma.case.findMany({ where: { state: 'open' } })).map((one) => one.risk)
      expect(await risk()).toEqual(['因病'])
      expect(await chat.ask('c1', '不对，是摔伤')).toMatch(/原因 因病 → 意外事故/)
      expect(await risk()).toEqual(['因意外事故'])
    })

    test('another name moves all that the message told of the household', async () => {
      await chat.ask('c1', '今天去王建国家走访，情况稳定；王建国家卖核桃收入7200')
      const answer = lines(await chat.ask('c1', '不是王建国，是李铁柱'))
      expect(answer[0]).toBe('已更正 2 条')
      const told = (await reportsOf(chat.db)).slice(-2)
      expect(told.map(({ household, person, counts }) => [household, person, counts])).toEqual([
        ['JY-0002', '李铁柱', true],
        ['JY-0002', '李铁柱', true],
      ])
    })

    test('another member of the same household', async () => {
      await chat.ask('c1', '王建国在上海打工，月工资6000')
      expect(await chat.ask('c1', '不是王建国，是王磊')).toMatch(/王磊（中王村王建国户）务工：原记 王建国，改为 王磊/)
    })

    test('a name that nobody has changes nothing', async () => {
      expect(await chat.ask('c1', '不是王磊，是王建军')).toMatch(/没找到“王建军”/)
      expect(await last()).toMatchObject({ person: '王磊' })
    })

    test('which of two households of the same name is asked', async () => {
      await chat.ask('c4', '走访 中王村王建国，情况稳定')
      await chat.ask('c4', '不对，是葛山村王建国')
      expect(await last()).toMatchObject({ household: 'JY-0005', status: 'recorded' })
    })

    test('不对 alone asks what is right', async () => {
      expect(await chat.ask('c4', '不对')).toMatch(/^哪里不对？把对的写出来/)
    })

    test('a whole fact of another household after 不对 is recorded as its own', async () => {
      const before = await reportsOf(chat.db)
      expect(lines(await chat.ask('c1', '不对，走访 赵全福，情况稳定，饮水没问题'))[0]).toBe('已记录')
      expect(await reportsOf(chat.db)).toHaveLength(before.length + 1)
    })

    test('after half an hour it is talk', async () => {
      later(31 * minute)
      const before = await reportsOf(chat.db)
      await chat.tell('c1', '不对，是3500')
      expect(await reportsOf(chat.db)).toEqual(before)
    })
  })

  describe('while something is asked', () => {
    test('不对，是4500 answers whether the amount is right', async () => {
      await chat.ask('c3', '侯文博在济源修车，月工资五万')
      expect(await chat.ask('c3', '不对，是4500')).toMatch(/4,500 元/)
      expect(await last()).toMatchObject({ status: 'recorded', fields: { monthlyWage: 4500 } })
    })

    test('a pending report may be corrected before its household is known; the household is still asked', async () => {
      await chat.ask('c4', '王建国家卖了两头猪，收入6000元')
      const answer = await chat.ask('c4', '不对，是7000')
      expect(answer).toMatch(/6,000 → 7,000 元/)
      expect(answer).toMatch(/1 .*王建国/)
      await chat.ask('c4', '1')
      expect(await last()).toMatchObject({ status: 'recorded', fields: { amount: 7000 } })
    })
  })

  test('a fact that is corrected to what was told already counts once, and back again', async () => {
    await chat.ask('c2', '葛长根家今年种了6亩谷子')
    await chat.ask('c2', '葛长根家今年种了7亩谷子')
    expect(await chat.ask('c2', '不对，是6亩')).toMatch(/早已记过，只算一次/)
    expect(await chat.db.prisma.industry.count({ where: { live: true } })).toBe(1)
    await chat.ask('c2', '不对，是8亩')
    const live = await chat.db.prisma.industry.findMany({ where: { live: true }, orderBy: { quantity: 'asc' } })
    expect(live.map(({ quantity }) => Number(quantity))).toEqual([6, 8])
  })

  test('in a group names stay hidden and no illness is told', async () => {
    await chat.askInGroup('c3', 'room-2', '苗爱花急性胰腺炎住院，报销后自付1.6万')
    const answer = await chat.askInGroup('c3', 'room-2', '不对，自付1.8万')
    expect(answer).toMatch(/^已更正/)
    expect(answer).not.toMatch(/苗爱花|胰腺炎|住院|18,000|16,000|因病/)
    expect(await last()).toMatchObject({ fields: { selfPaid: 18_000 } })
  })
})
