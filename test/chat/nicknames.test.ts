import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { liveWords, wordChanges } from '../../domain/lists/words.ts'
import { type Chat, districtId, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('叫法', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  const last = async () => (await reportsOf(chat.db)).at(-1)
  const kept = async () => (await liveWords(chat.db, districtId)).map(({ word, target }) => `${word} ${target}`)

  test('a name of nobody is asked about once, its number teaches, and it is read from then on', async () => {
    const asked = await chat.ask('c1', '二蛋家走访了，情况稳定')
    expect(asked).toMatch(/^未记录[\s\S]*“二蛋”是哪一户？[\s\S]*1 中王村 王建国/)
    const answer = await chat.ask('c1', '1')
    expect(answer).toMatch(/^已记录[\s\S]*王建国（中王村）走访/)
    expect(answer).toMatch(/以后“二蛋”就是王建国，不对就发：忘记 二蛋/)
    expect(await kept()).toEqual(['二蛋 王建国'])
    expect(await chat.ask('c1', '昨天二蛋在郑州打工，月工资4500')).toMatch(/^已记录[\s\S]*王建国（中王村）/)
    expect(await last()).toMatchObject({ household: 'JY-0001', person: '王建国', status: 'recorded' })
  })

  test('it holds for this cadre alone, and survives a restart', async () => {
    await chat.restart()
    expect(await chat.ask('c1', '二蛋家走访了，住房没问题')).toMatch(/王建国（中王村）走访/)
    expect(await chat.ask('c2', '二蛋家走访了，情况稳定')).toMatch(/“二蛋”是哪一户/)
    await chat.ask('c2', '取消')
  })

  test('the console shows whose it is', async () => {
    const [word] = await liveWords(chat.db, districtId)
    expect(word).toMatchObject({ word: '二蛋', means: 'person', target: '王建国', cadre: '赵志强' })
    const [act] = await chat.db.prisma.audit.findMany({ where: { object: 'word' } })
    expect(act).toMatchObject({ action: 'word.add', actorKind: 'cadre' })
    expect(await wordChanges(chat.db, districtId, word?.id ?? '')).toMatchObject([
      { action: 'word.add', who: '赵志强', after: { word: '二蛋' } },
    ])
  })

  describe('one good guess', () => {
    test('is asked with 是, its household first among the numbers', async () => {
      const asked = await chat.ask('c1', '铁蛋家走访了，情况稳定')
      expect(asked).toMatch(/“铁蛋”是李铁柱（中王村）吗？回：是，或数字：\s+1 中王村 李铁柱/)
      const answer = await chat.ask('c1', '是')
      expect(answer).toMatch(/^已记录[\s\S]*李铁柱（中王村）走访[\s\S]*以后“铁蛋”就是李铁柱/)
      expect(await kept()).toContain('铁蛋 李铁柱')
    })

    test('that is wrong is answered by 不是, a number or a name', async () => {
      expect(await chat.ask('c1', '钢柱家走访了，情况稳定')).toMatch(/“钢柱”是李铁柱（中王村）吗/)
      expect(await chat.ask('c1', '不是')).toMatch(/“钢柱”是哪一户？回数字[\s\S]*王建国/)
      expect(await chat.ask('c1', '王磊')).toMatch(/^已记录[\s\S]*以后“钢柱”就是王磊/)
      expect(await kept()).toContain('钢柱 王磊')
    })

    test('the only household in the village that is named', async () => {
      expect(await chat.ask('c1', '去赵村狗剩家走访了，情况稳定')).toMatch(/“狗剩”是赵全福（赵村）吗/)
      await chat.ask('c1', '是')
      expect(await chat.ask('c1', '狗剩住院了，自付2300')).toMatch(/^已记录[\s\S]*赵全福（赵村）/)
    })
  })

  test('a whole name is a person of his own: whose household it is was told, and nothing is kept', async () => {
    const before = await kept()
    for (const answer of ['3', '赵全福']) {
      expect(await chat.ask('c1', '#走访 上官云飞 稳定')).toMatch(/“上官云飞”/)
      expect(await chat.ask('c1', answer)).toMatch(/^已记录/)
    }
    expect(await kept()).toEqual(before)
    expect(await chat.ask('c1', '#走访 张老三 稳定')).toMatch(/“张老三”/)
    expect(await chat.ask('c1', '赵小军')).toMatch(/以后“张老三”就是赵小军/)
  })

  test('where two of the sender’s bear the name, the village tells them apart', async () => {
    await chat.ask('c4', '二孬家走访了，情况稳定')
    expect(await chat.ask('c4', '2')).toMatch(/以后“二孬”就是王建国/)
    const { household } = (await last()) ?? {}
    expect((await kept()).find((word) => word.startsWith('二孬'))).toMatch(/^二孬 王建国（.+村）$/)
    await chat.ask('c4', '二孬家走访了，饮水没问题')
    expect(await last()).toMatchObject({ household, status: 'recorded' })
  })

  test('a cadre says himself who somebody is, changes it, and has it forgotten', async () => {
    expect(await chat.ask('c2', '豁牙就是葛长根')).toMatch(/记住了：“豁牙”就是葛长根（葛山村）/)
    expect(await chat.ask('c2', '豁牙家走访了，情况稳定')).toMatch(/葛长根（葛山村）走访/)
    expect(await chat.ask('c2', '豁牙是葛佳佳')).toMatch(/葛佳佳/)
    expect((await kept()).filter((word) => word.startsWith('豁牙'))).toEqual(['豁牙 葛佳佳'])
    expect(await chat.ask('c2', '忘记 豁牙')).toMatch(/已忘记“豁牙”/)
    expect(await chat.ask('c2', '豁牙家走访了，饮水没问题')).toMatch(/“豁牙”是哪一户/)
    expect(await chat.ask('c2', '豁牙就是葛长根')).toMatch(/^已记录[\s\S]*以后“豁牙”就是葛长根/)
    expect(await chat.ask('c2', '忘记 没有的')).toMatch(/没有记过/)
  })

  test.each([
    ['邻居家走访了，情况稳定'],
    ['他娘走访了，情况稳定'],
    ['村口走访了，情况稳定'],
    ['走访了，情况稳定'],
    ['老孙家走访了，情况稳定'],
    ['王叔家走访了，情况稳定'],
    ['贫困户家走访了，情况稳定'],
    ['村东头那家走访了，情况稳定'],
    ['老支书家走访了，情况稳定'],
    ['户主是葛长根'],
    ['昨天是葛长根'],
  ])('of %s nothing is kept', async (text) => {
    const before = await kept()
    await chat.tell('c2', text)
    await chat.tell('c2', '1')
    expect(await kept()).toEqual(before)
  })

  test('in a group no whole name is told', async () => {
    await chat.askInGroup('c3', 'room-2', '三胖家走访了，情况稳定')
    const answer = await chat.askInGroup('c3', 'room-2', '1')
    expect(answer).toMatch(/^已记录/)
    expect(answer).not.toMatch(/三胖|苗爱花|成有才|张三|侯德胜/)
    expect((await kept()).some((word) => word.startsWith('三胖'))).toBe(true)
  })
})
