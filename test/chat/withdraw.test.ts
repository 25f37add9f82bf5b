import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Chat, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

const minute = 60_000
const hour = 60 * minute

onBoth('撤回', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())
  beforeEach(() => {
    chat.now = new Date(chat.now.getTime() + minute)
  })

  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  const later = (milliseconds: number) => {
    chat.now = new Date(chat.now.getTime() + milliseconds)
  }
  const standing = async () => (await reportsOf(chat.db)).filter(({ status }) => status === 'recorded')

  test('nothing told, nothing withdrawn', async () => {
    expect(await chat.ask('c1', '撤回')).toMatch(/^没有可撤的/)
  })

  test('the last report goes, with what it led to; the answer says what', async () => {
    await chat.ask('c1', '走访 李铁柱，情况稳定')
    await chat.ask('c1', '王建国住院了，自己掏了两万三')
    expect(lines(await chat.ask('c1', '撤回')).slice(0, 2)).toEqual([
      '已撤回',
      '王建国（中王村）突发困难：因病，自付 23,000 元',
    ])
    expect(await chat.db.prisma.case.findMany()).toMatchObject([{ state: 'withdrawn', leads: [] }])
    expect(await chat.db.prisma.hardship.count({ where: { live: true } })).toBe(0)
  })

  test('the next 撤回 takes the one before; what is owed says so', async () => {
    const answer = lines(await chat.ask('c1', '撤回'))
    expect(answer[1]).toMatch(/李铁柱（中王村）走访/)
    expect(answer[2]).toBe('本月还有 3 户未走访：王建国、李铁柱、赵全福')
    const { lastVisitOn, lastVisitBy } = await chat.db.prisma.household.findFirstOrThrow({ where: { code: 'JY-0002' } })
    expect([lastVisitOn, lastVisitBy]).toEqual([null, null])
    const counts = await chat.db.prisma.rollUp.findMany({ where: { count: { not: 0 } } })
    expect(counts).toEqual([])
  })

  test('of several in one sentence the last goes, and the others are said to stand', async () => {
    await chat.ask('c1', '走访 王建国、李铁柱，都稳定')
    expect(await chat.ask('c1', '刚才那条不算')).toMatch(/李铁柱.*\n同一句里的另 1 条没动；也要撤就再发：撤回/)
    expect((await standing()).map(({ household }) => household)).toEqual(['JY-0001'])
  })

  test('撤回 with a name takes the last about him, with a kind the last of that kind', async () => {
    await chat.ask('c1', '王磊在宁波打工一个月5500')
    await chat.ask('c1', '走访 赵全福，情况稳定')
    expect(await chat.ask('c1', '撤回 王建国 走访')).toMatch(/^已撤回\s+王建国（中王村）走访/)
    expect(await chat.ask('c1', '撤回王磊')).toMatch(/^已撤回\s+王磊/)
    expect((await standing()).map(({ household }) => household)).toEqual(['JY-0003'])
  })

  test('of whom nothing stands, or who is nobody, it says so', async () => {
    expect(await chat.ask('c1', '撤回 王磊')).toMatch(/没有可撤的：没报过王磊/)
    expect(await chat.ask('c1', '撤回 王建军')).toMatch(/没找到“王建军”/)
    expect(await standing()).toHaveLength(1)
  })

  test("another's report is his own to withdraw", async () => {
    expect(await chat.ask('c4', '撤回 赵全福')).toMatch(/没有可撤的/)
    expect(await standing()).toHaveLength(1)
  })

  test('what was told more than a day ago is asked about first; 不是 leaves it, a restart forgets nothing', async () => {
    later(25 * hour)
    const asked = await chat.ask('c1', '撤回')
    expect(lines(asked)[0]).toBe('待确认')
    expect(asked).toMatch(/是 7月15日（周一）报的，要撤回吗/)
    expect(await standing()).toHaveLength(1)
    expect(await chat.ask('c1', '不是')).toMatch(/没有撤回，这一条照旧/)
    await chat.ask('c1', '撤回')
    await chat.restart()
    expect(await chat.ask('c1', '是')).toMatch(/^已撤回/)
    expect(await standing()).toEqual([])
  })

  test('a report that waits for its household or for 是 is withdrawn too, and is asked about no more', async () => {
    await chat.ask('c3', '侯文博在济源修车，月工资五万')
    expect(await chat.ask('c3', '撤回')).toMatch(/^已撤回/)
    await chat.tell('c3', '是')
    await chat.ask('c4', '王建国家卖了两头猪，收入6000元')
    expect(await chat.ask('c4', '撤回')).toMatch(/^已撤回/)
    await chat.tell('c4', '1')
    expect((await reportsOf(chat.db)).slice(-2).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn'])
  })

  test('where two told the same, the other counts instead', async () => {
    await chat.ask('c1', '走访 王建国，情况稳定，医疗没问题')
    await chat.ask('c4', '走访 中王村王建国，情况稳定，医疗没问题')
    await chat.ask('c1', '撤回')
    const visits = (await reportsOf(chat.db)).slice(-2)
    expect(visits.map(({ status, counts }) => [status, counts])).toEqual([
      ['withdrawn', false],
      ['recorded', true],
    ])
    const c4 = await chat.db.prisma.cadre.findFirstOrThrow({ where: { userid: 'c4' } })
    expect(await chat.db.prisma.visit.findMany({ where: { live: true } })).toMatchObject([{ cadreId: c4.id }])
    expect(await chat.db.prisma.household.findFirstOrThrow({ where: { code: 'JY-0001' } })).toMatchObject({
      lastVisitBy: c4.id,
    })
  })

  test('nothing is deleted', async () => {
    const kept = await reportsOf(chat.db)
    expect(kept.length).toBeGreaterThan(8)
    expect(kept.filter(({ status }) => status === 'withdrawn').length).toBeGreaterThan(6)
  })
})
