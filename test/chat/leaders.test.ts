import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chat, openChat } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('负责人问', (kind) => {
  let chat: Chat
  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  beforeAll(async () => {
    chat = await openChat(kind)
    chat.now = new Date('2024-06-10T10:00:00+08:00')
    await chat.ask('c1', '王建国家儿子王磊去宁波打工了，一个月5500')
    await chat.ask('c1', '赵全福家突发困难，大棚被大风刮倒，损失8000元')
    chat.now = new Date('2024-07-15T10:20:00+08:00')
    await chat.ask('c1', '走访 王建国，情况稳定')
    await chat.ask('c2', '走访 葛长根，情况稳定')
  })
  afterAll(() => chat.close())

  test('轵城镇还有哪些户没走访: the count, names by village, and how to get a file', async () => {
    expect(lines(await chat.ask('l1', '轵城镇还有哪些户没走访'))).toEqual([
      '轵城镇 7月 未走访 2 户：',
      '中王村：李铁柱',
      '赵村：赵全福',
      '回复“名单”发 Excel 文件',
    ])
  })

  test('名单 sends the last list of the chat as an Excel file, whole, on record', async () => {
    const before = chat.simulator.heard('l1').length
    expect(await chat.ask('l1', '名单')).toMatch(/轵城镇 7月 未走访 2 户/)
    await expect.poll(() => chat.simulator.heard('l1').length, { timeout: 5000 }).toBeGreaterThan(before + 1)
    expect(await chat.db.prisma.audit.count({ where: { action: 'export.done', object: 'list' } })).toBe(1)
  })

  test.each([
    ['上个月新增困难几户', '轵城镇 6月 新增困难 1 户', '赵全福'],
    ['今年出去务工多少人', '轵城镇 2024年 外出务工 1 人', '王磊'],
    ['上个月谁家新增困难', '轵城镇 6月 新增困难 1 户', '赵全福'],
    ['这个月走访了多少户', '轵城镇 7月 已走访 1 户', '王建国'],
    ['今天走访了几户', '轵城镇 7月15日（周一） 已走访 1 户', '王建国'],
    ['哪些村没报月排查', '轵城镇 7月 未报月排查 2 村', '中王村'],
    ['中王村这个月谁家没走访？', '中王村 7月 未走访 1 户', '李铁柱'],
    ['轵城镇6月份走访了哪些户', '轵城镇 6月 已走访：没有', ''],
    ['轵城镇本月新增就业', '轵城镇 7月 新就业：没有', ''],
    ['轵城镇低保户有多少', '轵城镇 低保：没有', ''],
    ['哪些户没有帮扶措施', '轵城镇 有劳动力无帮扶措施：没有', ''],
  ])('%s', async (question, head, name) => {
    const answer = await chat.ask('l1', question)
    expect(answer.startsWith(head)).toBe(true)
    expect(answer).toContain(name)
  })

  test('an unset line judges nobody and says so; one that is set does', async () => {
    expect(await chat.ask('l1', '谁家低于监测线')).toMatch(/2023年9月30日的监测范围未设置/)
    const set = { id: '0190a0e5-0000-7000-8000-00000000000b', area: '419001', key: 'monitoring-line', value: 8300 }
    await chat.db.prisma.setting.create({ data: { ...set, districtId: '419001', fromOn: new Date('2023-01-01') } })
    const year = { year: 2023, wage: 9000, business: 0, property: 0, transfer: 0, cost: 0 }
    await chat.db.prisma.incomeYear.create({ data: { ...year, districtId: '419001', householdCode: 'JY-0001' } })
    const answer = lines(await chat.ask('l1', '轵城镇有几家收入低于监测线'))
    expect(answer[0]).toBe('轵城镇 低于监测范围 1 户：')
    expect(answer.join()).toMatch(/王建国.*2023年9月30日/)
  })

  test('of what is not read exactly two questions are offered that can be', async () => {
    expect(lines(await chat.ask('l1', '轵城镇这个月有几户住院的'))).toEqual([
      expect.stringMatching(/可以问/),
      expect.stringMatching(/^轵城镇/),
      expect.stringMatching(/^轵城镇/),
    ])
  })

  describe('辖区', () => {
    test('of another town nothing is told, not even a count', async () => {
      for (const question of ['邵原镇还有哪些户没走访', '葛山村谁家没走访', '全区还有多少户没走访', '王屋镇走访进度']) {
        expect(await chat.ask('l1', question)).toMatch(/^只能问轵城镇的事/)
      }
    })

    test("a cadre's are his own households; of others he is told what he may ask", async () => {
      expect(lines(await chat.ask('c2', '还有哪些户没走访'))).toEqual([
        '自己帮扶的 7月 未走访 1 户：',
        '葛山村：王建国',
        '回复“名单”发 Excel 文件',
      ])
      expect(await chat.ask('c2', '轵城镇还有哪些户没走访')).toMatch(/^只能问自己帮扶的户/)
    })

    test('nobody gets the list that another asked for', async () => {
      expect(await chat.ask('c3', '名单')).toMatch(/没有问过/)
    })

    test('an unbound sender learns nothing', async () => {
      expect(await chat.ask('nobody', '轵城镇还有哪些户没走访')).toMatch(/绑定/)
    })
  })

  test('in a group names are 王**, and the file is not sent there', async () => {
    const answer = await chat.askInGroup('l1', 'room-1', '轵城镇还有哪些户没走访')
    expect(answer).toMatch(/未走访 2 户/)
    expect(answer).not.toMatch(/李铁柱|赵全福/)
    expect(await chat.askInGroup('l1', 'room-1', '名单')).toMatch(/不在群里发/)
  })

  test('after half an hour there is no list any more', async () => {
    await chat.ask('l1', '还有哪些户没走访')
    chat.now = new Date('2024-07-15T10:51:00+08:00')
    expect(await chat.ask('l1', '名单')).toMatch(/半小时内没有/)
  })

  test('本月进度 and 走访进度 of a leader: his area by village', async () => {
    for (const question of ['本月进度', '轵城镇走访进度', '各村走访进度怎么样']) {
      const answer = lines(await chat.ask('l1', question))
      expect(answer[0]).toBe('轵城镇 7月走访 1/3 户（33%），差 2 户')
      expect(answer.slice(1)).toEqual(['中王村 1/2，差 1 户', '赵村 0/1，差 1 户'])
    }
  })

  test('a report with a number in it stays a report', async () => {
    expect(await chat.ask('l1', '中王村月排查完成，查了32户，发现2户有问题')).toMatch(/^已记录/)
    expect(await chat.ask('c1', '走访 李铁柱，情况稳定，问几个人都说好')).toMatch(/^已记录/)
  })

  test('帮助 tells who leads what he can ask, and nobody else', async () => {
    expect(await chat.ask('l1', '帮助')).toMatch(/还能问：轵城镇还有哪些户没走访；催办 村名/)
    expect(await chat.ask('c2', '帮助')).not.toMatch(/催办/)
  })

  test('what nobody can answer here gets what can be asked', async () => {
    expect(await chat.ask('c1', '这个月几号发工资？')).toMatch(/这样问看不准。可以问：/)
    expect(await chat.ask('l1', '这个月都走访了')).not.toMatch(/已走访 \d/)
  })
})
