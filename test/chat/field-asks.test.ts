import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chat, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('报告缺一项', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  const last = async () => (await reportsOf(chat.db)).at(-1)
  const counted = async () => (await reportsOf(chat.db)).filter(({ counts }) => counts)

  describe('each kind asks for what is most useful, once', () => {
    test('a new job: recorded at once, then the place is asked, and nothing after that', async () => {
      const answer = lines(await chat.ask('c1', '王磊去打工了'))
      expect(answer[0]).toBe('已记录')
      expect(answer.join()).toMatch(/王磊在哪里务工？.*郑州/)
      expect(await last()).toMatchObject({ kind: 'employment', status: 'recorded', counts: true })
      const done = await chat.ask('c1', '郑州')
      expect(lines(done)[0]).toBe('已记录')
      expect(done).toMatch(/王磊.*郑州/)
      expect(done).not.toMatch(/？/)
      expect(await last()).toMatchObject({ fields: { change: 'started', place: '郑州' }, counts: true })
      const jobs = await chat.db.prisma.job.findMany({ where: { person: '王磊', live: true } })
      expect(jobs.map(({ place }) => place)).toEqual(['郑州'])
      expect(await chat.db.prisma.rollUp.findMany({ where: { what: 'employment' } })).toMatchObject([{ count: 1 }])
    })

    test('a place on record is not asked again: then the wage is', async () => {
      const answer = await chat.ask('c1', '王磊还在厂里干着')
      expect(answer).toMatch(/^已记录/)
      expect(answer).toMatch(/王磊一个月工资多少元/)
      expect(await chat.ask('c1', '4500')).toMatch(/^已记录[\s\S]*4,500 元/)
      expect(await last()).toMatchObject({ fields: { monthlyWage: 4500 }, counts: true })
    })

    test('nothing is asked where both are on record', async () => {
      chat.now = new Date(chat.now.getTime() + 86_400_000)
      expect(await chat.ask('c1', '王磊还在厂里干着，没变化')).not.toMatch(/？/)
    })

    test('place and wage in one answer are both taken', async () => {
      await chat.ask('c1', '李娜去打工了')
      expect(await chat.ask('c1', '上海，一个月5500')).toMatch(/^已记录[\s\S]*上海.*5,500 元/)
      expect(await last()).toMatchObject({ person: '李娜', fields: { place: '上海', monthlyWage: 5500 } })
    })

    test('who came home is asked nothing', async () => {
      expect(await chat.ask('c1', '李娜辞职回来了')).not.toMatch(/？/)
    })

    test('a hardship: its cause, by number or word', async () => {
      const answer = lines(await chat.ask('c1', '#突发困难 李铁柱'))
      expect(answer[0]).toBe('已记录')
      expect(answer.join('\n')).toMatch(/李铁柱家是什么原因？[\s\S]*1 因病 +2 因残/)
      expect(await chat.ask('c1', '1')).toMatch(/^已记录/)
      expect(await last()).toMatchObject({ kind: 'hardship', fields: { cause: 'illness' }, counts: true })
      await chat.ask('c3', '#突发困难 侯德胜')
      expect(await chat.ask('c3', '遭冰雹了')).toMatch(/^已记录/)
      expect(await last()).toMatchObject({ household: 'JY-0008', fields: { cause: 'disaster' } })
    })

    test('where the cause is told: what was paid, or what was lost', async () => {
      expect(await chat.ask('c3', '成有才住院了')).toMatch(/成有才家自己花了多少元/)
      expect(await chat.ask('c3', '花了两万三')).toMatch(/23,000 元/)
      expect(await last()).toMatchObject({ fields: { cause: 'illness', selfPaid: 23_000 } })
      expect(await chat.ask('c2', '葛长根家遭了冰雹')).toMatch(/葛长根家损失了多少元/)
      expect(await chat.ask('c2', '3800元左右')).toMatch(/3,800 元/)
      expect(await last()).toMatchObject({ fields: { cause: 'disaster', loss: 3800 } })
    })

    test('an income: its amount, else its category', async () => {
      expect(await chat.ask('c2', '#收入 葛长根 卖核桃')).toMatch(/多少元/)
      expect(await chat.ask('c2', '7200')).toMatch(/7,200 元/)
      expect(await chat.ask('c2', '葛长根家收入3000元')).toMatch(/哪类收入[\s\S]*1 工资性 +2 经营性/)
      expect(await chat.ask('c2', '2')).toMatch(/^已记录[\s\S]*经营性/)
      expect(await last()).toMatchObject({ fields: { amount: 3000, category: 'business' } })
    })

    test('an assistance: its programme, else how far it is', async () => {
      expect(await chat.ask('c2', '#保障补贴 葛长根 已批')).toMatch(/哪一项[\s\S]*1 低保/)
      expect(await chat.ask('c2', '医疗救助')).toMatch(/^已记录/)
      expect(await last()).toMatchObject({ fields: { program: 'medical-aid', status: 'approved' } })
      expect(await chat.ask('c2', '葛长根家低保')).toMatch(/办到哪一步/)
      expect(await chat.ask('c2', '4')).toMatch(/^已记录/)
      expect(await last()).toMatchObject({ fields: { program: 'subsistence-allowance', status: 'paid' } })
    })

    test('a check of a village: how many, else what was found', async () => {
      expect(await chat.ask('c1', '中王村本月排查完了')).toMatch(/中王村这次排查了多少户/)
      expect(await chat.ask('c1', '44户')).toMatch(/^已记录/)
      expect(await last()).toMatchObject({ kind: 'village-check', fields: { checked: 44 } })
      expect(await chat.ask('c2', '葛山村月排查了30户')).toMatch(/有问题的几户/)
      expect(await chat.ask('c2', '没有')).toMatch(/^已记录/)
      expect(await last()).toMatchObject({ fields: { checked: 30, findings: 0 } })
    })

    test('a bare visit is asked nothing', async () => {
      expect(await chat.ask('c2', '走访 葛长根')).not.toMatch(/？/)
    })
  })

  describe('what is no answer', () => {
    test.each(['不知道', '取消', '暂时不清楚'])('%s leaves the report as it is', async (text) => {
      chat.now = new Date(chat.now.getTime() + 50 * 86_400_000)
      await chat.ask('c3', '张欣怡去打工了')
      const before = await counted()
      expect(await chat.ask('c3', text)).toMatch(/照算/)
      expect(await counted()).toEqual(before)
      await chat.tell('c3', '郑州')
      expect(await counted()).toEqual(before)
    })

    test('what no field can hold is asked once more, then left', async () => {
      await chat.ask('c3', '侯文博去打工了')
      expect(await chat.ask('c3', '挺远的')).toMatch(/^没看懂.*侯文博在哪里务工/)
      expect(await chat.ask('c3', '很远很远')).toMatch(/照算/)
      expect(await last()).toMatchObject({ person: '侯文博', status: 'recorded', fields: { change: 'started' } })
    })

    test('about so much is no figure: how to write it is told', async () => {
      await chat.ask('c3', '侯文博在郑州打工')
      expect(await chat.ask('c3', '四千多')).toMatch(/^没看懂.*4500/)
      expect(await chat.ask('c3', '4200')).toMatch(/4,200 元/)
    })

    test('thanks get no answer, and the question waits on', async () => {
      await chat.ask('c3', '苗爱花去打工了')
      const before = chat.simulator.heard('c3').length
      await chat.tell('c3', '收到，谢谢')
      expect(chat.simulator.heard('c3')).toHaveLength(before)
      expect(await chat.ask('c3', '在洛阳')).toMatch(/^已记录[\s\S]*洛阳/)
    })

    test('a new report goes before, and the question rests', async () => {
      await chat.ask('c2', '葛佳佳去打工了')
      expect(await chat.ask('c2', '走访 葛长根，情况稳定，住房没问题')).toMatch(/^已记录\s+葛长根（葛山村）走访/)
      expect(await last()).toMatchObject({ kind: 'visit' })
      expect(await chat.ask('c2', '郑州')).toMatch(/葛佳佳.*郑州/)
      expect(await last()).toMatchObject({ kind: 'employment', person: '葛佳佳', fields: { place: '郑州' } })
    })

    test('after half an hour a value is no answer any more', async () => {
      await chat.ask('c2', '卫秋香去打工了')
      chat.now = new Date(chat.now.getTime() + 31 * 60_000)
      expect(await chat.ask('c2', '郑州')).toMatch(/只等半小时/)
      expect(await last()).toMatchObject({ person: '卫秋香', fields: { change: 'started' } })
    })
  })

  test('a doubtful value is asked about before it counts', async () => {
    await chat.ask('c2', '牛凤英在郑州打工')
    expect(await chat.ask('c2', '45000')).toMatch(/^待确认[\s\S]*45,000 元吗/)
    expect(await chat.ask('c2', '4500')).toMatch(/4,500 元/)
    expect(await last()).toMatchObject({ person: '牛凤英', counts: true, fields: { monthlyWage: 4500 } })
    expect((await counted()).filter(({ person }) => person === '牛凤英')).toHaveLength(1)
  })

  test('of several reports the gravest is asked about, then the next, each once', async () => {
    chat.now = new Date(chat.now.getTime() + 50 * 86_400_000)
    const answer = await chat.ask('c3', '张欣怡去打工了。侯德胜家遭了冰雹')
    expect(answer).toMatch(/^已记录 2 条/)
    expect(answer).toMatch(/侯德胜家损失了多少元/)
    expect(answer).not.toMatch(/张欣怡在哪里/)
    expect(await chat.ask('c3', '2000')).toMatch(/^已记录[\s\S]*张欣怡在哪里/)
    expect(await chat.ask('c3', '郑州')).not.toMatch(/？/)
  })

  test('whose it is comes first, then what it lacks', async () => {
    expect(lines(await chat.ask('c4', '#突发困难 王建国'))[0]).toBe('未记录')
    expect(await chat.ask('c4', '2')).toMatch(/^已记录[\s\S]*王建国家是什么原因/)
    expect(await chat.ask('c4', '上学')).toMatch(/^已记录/)
    expect(await last()).toMatchObject({ household: 'JY-0005', fields: { cause: 'education' }, counts: true })
  })

  test('whose name two bear is answered for as anybody', async () => {
    chat.now = new Date(chat.now.getTime() + 50 * 86_400_000)
    await chat.ask('c4', '王建国去打工了')
    expect(await chat.ask('c4', '1')).toMatch(/王建国在哪里务工/)
    expect(await chat.ask('c4', '深圳，月薪5500')).toMatch(/^已记录[\s\S]*深圳，月工资 5,500 元/)
  })

  test('an answer may quote the question; what quotes another report is about that', async () => {
    chat.now = new Date(chat.now.getTime() + 50 * 86_400_000)
    const first = await chat.ask('c2', '葛佳佳在杭州打工，月工资6000')
    const asked = await chat.ask('c2', '牛凤英去打工了')
    const quote = async (quoted: string, text: string) => {
      chat.simulator.say('c2', text, { quote: quoted })
      return (await chat.simulator.next('c2')).text
    }
    expect(await quote(first, '6500')).toMatch(/^已更正[\s\S]*6,000 → 6,500 元/)
    expect(await quote(asked, '在洛阳')).toMatch(/^已记录[\s\S]*牛凤英.*洛阳/)
    expect(await chat.ask('c2', '卫秋香去打工了')).toMatch(/卫秋香在哪里/)
    expect(await chat.ask('c2', '不对，是葛佳佳')).not.toMatch(/葛佳佳.*地点/)
  })

  test('a question survives a restart, and two cadres are asked side by side', async () => {
    chat.now = new Date(chat.now.getTime() + 50 * 86_400_000)
    await Promise.all([chat.ask('c1', '李秀英去打工了'), chat.ask('c2', '葛佳佳去打工了')])
    await chat.restart()
    await Promise.all([chat.ask('c1', '洛阳'), chat.ask('c2', '苏州')])
    const jobs = (await counted()).filter(({ kind: each }) => each === 'employment').slice(-2)
    expect(new Set(jobs.map(({ person, fields }) => `${person} ${Object(fields).place}`))).toEqual(
      new Set(['李秀英 洛阳', '葛佳佳 苏州']),
    )
  })

  test('in a group no illness is asked for, and names are hidden', async () => {
    expect(await chat.askInGroup('c3', 'room-2', '#突发困难 成有才')).not.toMatch(/原因|花了/)
    chat.now = new Date(chat.now.getTime() + 50 * 86_400_000)
    const answer = await chat.askInGroup('c3', 'room-2', '侯文博去打工了')
    expect(answer).toMatch(/侯\S*在哪里务工/)
    expect(answer).not.toMatch(/文博/)
    expect(await chat.askInGroup('c3', 'room-2', '郑州')).toMatch(/^已记录/)
  })
})
