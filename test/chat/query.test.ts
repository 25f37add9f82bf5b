import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chat, openChat } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('查', (kind) => {
  let chat: Chat
  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  beforeAll(async () => {
    chat = await openChat(kind)
    const line = { id: '0190a0e5-0000-7000-8000-00000000000c', key: 'monitoring-line', value: 8300, area: '419001' }
    await chat.db.prisma.setting.create({ data: { ...line, districtId: '419001', fromOn: new Date('2024-01-01') } })
    await chat.db.prisma.household.updateMany({ where: { code: 'JY-0001' }, data: { type: '一般脱贫户' } })
    chat.now = new Date('2024-03-05T10:00:00+08:00')
    await chat.ask('c1', '王建国家儿子王磊去宁波打工了，一个月5500')
    chat.now = new Date('2024-05-20T10:00:00+08:00')
    await chat.ask('c1', '王磊还在宁波打工')
    await chat.ask('c1', '王建国家卖核桃收入7200')
    await chat.ask('c1', '#收入 中王村王建国 工资性 一年36000')
    await chat.ask('c1', '王建国家领了养老金163元')
    await chat.ask('c1', '#帮扶措施 王建国 养羊20只 进行中')
    chat.now = new Date('2024-07-15T10:20:00+08:00')
    await chat.ask('c1', '走访 王建国，情况稳定')
  })
  afterAll(() => chat.close())

  test('a household in eight lines: members, income per head against the line, work, cases, visit, what may be missed', async () => {
    expect(lines(await chat.ask('c1', '查 王建国'))).toEqual([
      '王建国 · 中王村 · 一般脱贫户',
      '3 人：王建国（户主）、李秀英、王磊',
      // (36,000 + 7,200 + 163) ÷ 3
      '本年人均纯收入 14,454 元（监测范围 8,300 元）',
      '合计 4.34万元：工资 3.6万，经营 0.72万，转移 0.02万',
      '务工：王磊 宁波 月工资 5,500 元',
      expect.stringMatching(/^监测个案：无；措施：养羊20?只?.*进行中$/),
      '最近走访：7月15日（周一）赵志强',
      '可能漏领：务工交通补贴（王磊）',
    ])
  })

  test('by code, with 家 behind it, as a question', async () => {
    for (const asked of ['查 JY-0001', '查一下 王建国家', '查 王建国的情况', '王建国家今年收入多少']) {
      expect(lines(await chat.ask('c1', asked))[0]).toBe('王建国 · 中王村 · 一般脱贫户')
    }
  })

  test('several of that name: a list, its number answers, within half an hour', async () => {
    expect(lines(await chat.ask('c4', '查 王建国'))).toEqual([
      '“王建国”有 2 户，回数字：',
      '1 中王村 王建国',
      '2 葛山村 王建国',
    ])
    expect(lines(await chat.ask('c4', '2'))[0]).toMatch(/^王建国 · 葛山村/)
    await chat.tell('c4', '2')
    await chat.ask('c4', '查 王建国')
    chat.now = new Date('2024-07-15T10:51:00+08:00')
    const before = chat.simulator.heard('c4').length
    await chat.tell('c4', '1')
    expect(chat.simulator.heard('c4')).toHaveLength(before)
  })

  test('a village with the name tells them apart', async () => {
    expect(lines(await chat.ask('c4', '查 葛山村 王建国'))[0]).toMatch(/^王建国 · 葛山村/)
  })

  test('outside the area is as absent, for cadres and leaders', async () => {
    const absent = await chat.ask('c1', '查 牛大力')
    expect((await chat.ask('c1', '查 葛长根')).replace('葛长根', '牛大力')).toBe(absent)
    expect((await chat.ask('l1', '查 葛长根')).replace('葛长根', '牛大力')).toBe(absent)
    expect((await chat.ask('c1', '查 JY-0004')).replace('JY-0004', '牛大力')).toBe(absent)
    expect(lines(await chat.ask('l1', '查 王建国'))[0]).toMatch(/^王建国 · 中王村/)
  })

  test('in a group no income, no names, no case', async () => {
    const answer = await chat.askInGroup('c1', 'room-1', '查 王建国')
    expect(answer).not.toMatch(/王建国|收入 |元|个案|王磊/)
  })

  describe('待办、进度', () => {
    test('what is due, the nearest first, overdue days told', async () => {
      const { id: cadreId } = await chat.db.prisma.cadre.findFirstOrThrow({ where: { userid: 'c1' } })
      const todo = { districtId: '419001', cadreId, kind: 'verify', householdCode: 'JY-0002' }
      const id = (n: number) => `0190a0e5-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`
      await chat.db.prisma.todo.createMany({
        data: [
          { ...todo, id: id(1), words: '李铁柱 回访', dueOn: new Date('2024-07-18') },
          { ...todo, id: id(2), words: '李铁柱 入户核实', dueOn: new Date('2024-07-13') },
          { ...todo, id: id(3), words: '做过的', dueOn: new Date('2024-07-01'), doneAt: new Date() },
        ],
      })
      expect(lines(await chat.ask('c1', '我的待办'))).toEqual([
        '待办 3 件，1 件超期',
        '超期 2 天：李铁柱 入户核实',
        '7月18日（周四）：李铁柱 回访',
        '7月20日（周六）：中王村 月排查',
        '本月还有 2 户未走访：李铁柱、赵全福',
      ])
    })

    test('本月进度 of a cadre is his own', async () => {
      expect(lines(await chat.ask('c1', '本月进度'))[0]).toBe('赵志强 7月走访 1/3 户（33%），差 2 户')
    })
  })
})
