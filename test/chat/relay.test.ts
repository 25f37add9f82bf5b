import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chat, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('接龙', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  const list = (...rows: string[]) => rows.join('\n')
  const told = async (from: number) =>
    (await reportsOf(chat.db)).slice(from).map((one) => `${one.kind} ${one.household} ${one.status}`)
  const count = async () => (await reportsOf(chat.db)).length

  test('each line is a report, answered once, with what was not read', async () => {
    const text = list(
      '#接龙',
      '7月14日入户走访情况',
      '例 姓名 户主 情况',
      '',
      '1. 王建国 走访 情况稳定',
      '② 李铁柱家走访了，李娜在上海打工一个月5000',
      '（3）赵全福 稳定',
      '4. 今天开会没去',
      '5.',
    )
    const answer = await chat.ask('c1', text)
    expect(lines(answer)[0]).toBe('已记录 4 条')
    expect(answer).toMatch(/第 4 行没读出：今天开会没去/)
    expect(lines(answer).length).toBeLessThanOrEqual(6)
    expect(await told(0)).toEqual([
      'visit JY-0001 recorded',
      'visit JY-0002 recorded',
      'employment JY-0002 recorded',
      'visit JY-0003 recorded',
    ])
    expect(new Set((await reportsOf(chat.db)).map(({ date }) => date))).toEqual(new Set(['2024-07-14']))
    const stored = await chat.db.prisma.report.findMany({ orderBy: { seq: 'asc' } })
    const spans = stored.map(({ spans: each }) => (each as { household: [number, number] }).household)
    expect(spans.map(([from, to]) => text.slice(from, to))).toEqual(['王建国', '李铁柱', '李娜', '赵全福'])
  })

  test('the head says of which kind short lines are', async () => {
    const before = await count()
    const answer = await chat.ask(
      'c3',
      list('接龙：本周务工就业', '1 、侯文博 洛阳 3500', '2. 张欣怡 上海 6000', '3. 苗爱花 在家'),
    )
    expect(answer).toMatch(/^已记录/)
    const [first, second] = (await reportsOf(chat.db)).slice(before)
    expect(first).toMatchObject({ kind: 'employment', person: '侯文博', fields: { monthlyWage: 3500, place: '洛阳' } })
    expect(second).toMatchObject({ kind: 'employment', person: '张欣怡', fields: { monthlyWage: 6000, place: '上海' } })
  })

  test('a line that a colleague signed is his own report; the name is nobody’s household', async () => {
    const before = await count()
    const answer = await chat.ask(
      'c1',
      list(
        '#接龙',
        '本周走访',
        '1. 赵志强：王建国 住房没问题',
        '2. 卫红霞：葛长根 稳定',
        '3. 卢明 王建国、李铁柱 饮水没问题',
      ),
    )
    expect(lines(answer)[0]).toBe('已记录 4 条')
    const cadres = await chat.db.prisma.report.findMany({ orderBy: { seq: 'asc' }, skip: before })
    const names = new Map((await chat.db.prisma.cadre.findMany()).map(({ id, name }) => [id, name]))
    expect(cadres.map(({ householdCode, cadreId }) => `${householdCode} ${names.get(cadreId ?? '')}`)).toEqual([
      'JY-0001 赵志强',
      'JY-0004 卫红霞',
      'JY-0001 赵志强',
      'JY-0002 赵志强',
    ])
    const visits = await chat.db.prisma.visit.findMany({ where: { householdCode: 'JY-0004' } })
    expect(visits.map(({ cadreId }) => names.get(cadreId ?? ''))).toEqual(['卫红霞'])
  })

  test('what was told before counts once, whoever sends the list again', async () => {
    const before = (await reportsOf(chat.db)).filter(({ counts }) => counts).length
    const answer = await chat.ask('c2', list('#接龙', '本周走访', '1. 卫红霞：葛长根 稳定', '1. 卫红霞：葛长根 稳定'))
    expect(answer).toMatch(/^已记录[\s\S]*早已记过/)
    expect((await reportsOf(chat.db)).filter(({ counts }) => counts)).toHaveLength(before)
  })

  test('an unknown name is asked about, and the others are on record', async () => {
    const before = await count()
    const answer = await chat.ask('c3', list('#接龙 走访', '1. 成有才 稳定', '2. 三胖家走访了'))
    expect(answer).toMatch(/^已记录 1 条/)
    expect(answer).toMatch(/“三胖”是哪一户/)
    expect(await told(before)).toEqual(['visit JY-0007 recorded', 'visit null pending'])
    expect(await chat.ask('c3', '1')).toMatch(/^已记录[\s\S]*以后“三胖”就是/)
  })

  test('of many lines that were not read the numbers are told, and 详情 tells all', async () => {
    const answer = await chat.ask(
      'c1',
      list('#接龙', '走访', '1. 王建国 教育没问题', '2. 参加', '3. 收到', '4. 请假', '5. 好的'),
    )
    expect(answer).toMatch(/4 行没读出：第 2、3、4、5 行/)
    expect(await chat.ask('c1', '详情')).toMatch(/第 2 行没读出：参加[\s\S]*第 5 行没读出：好的/)
  })

  test('a list that reports nothing is told so', async () => {
    const before = await count()
    const answer = lines(await chat.ask('c1', list('#接龙', '明天上午开会，收到请接龙', '1. 赵志强', '2. 卫红霞')))
    expect(answer[0]).toBe('未记录')
    expect(answer.join()).toMatch(/没读出/)
    expect(await count()).toBe(before)
  })

  test('a list answered in a group shows neither lines nor whole names', async () => {
    const answer = await chat.askInGroup(
      'c3',
      'room-2',
      list('#接龙', '走访', '1. 侯德胜 医疗没问题', '2. 苗爱花住院没去成'),
    )
    expect(answer).toMatch(/^已记录/)
    expect(answer).not.toMatch(/侯德胜|苗爱花|住院/)
  })
})
