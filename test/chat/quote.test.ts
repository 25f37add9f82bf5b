import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Chat, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

const day = 24 * 60 * 60_000

onBoth('引用', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())
  beforeEach(() => {
    chat.now = new Date(chat.now.getTime() + 60_000)
  })

  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  const last = async () => (await reportsOf(chat.db)).at(-1)
  async function quote(from: string, quoted: string, text: string): Promise<string> {
    chat.simulator.say(from, text, { quote: quoted })
    return (await chat.simulator.next(from)).text
  }
  async function quoteInSilence(from: string, quoted: string, text: string): Promise<void> {
    chat.simulator.say(from, text, { quote: quoted })
    await chat.tell(from, '谢谢')
  }

  let wang = ''
  let li = ''
  test('a bare value corrects the report that is quoted, not the last one', async () => {
    wang = await chat.ask('c1', '王磊在宁波打工一个月5500')
    li = await chat.ask('c1', '李娜在上海干家政，月薪6000')
    expect(await quote('c1', wang, '4800')).toMatch(/^已更正\s+王磊.*5,500 → 4,800 元/)
    expect(await quote('c1', li, '不是，是6500')).toMatch(/^已更正\s+李娜.*6,000 → 6,500 元/)
  })

  test('at any time; the quoted answer leads to the last version', async () => {
    chat.now = new Date(chat.now.getTime() + 60 * day)
    expect(await quote('c1', wang, '不是4800，是4900')).toMatch(/4,800 → 4,900 元/)
    expect(await quote('c1', wang, '更正 王磊 地点苏州')).toMatch(/地点 宁波 → 苏州/)
    expect(await quote('c1', wang, '月工资5100')).toMatch(/4,900 → 5,100 元/)
  })

  test('as a phone quotes it: cut, and with its line ends gone', async () => {
    expect(await quote('c1', wang.replaceAll(/\s+/g, ' ').slice(0, 20), '5200')).toMatch(/5,100 → 5,200 元/)
  })

  test("the sender's own message may be quoted as well", async () => {
    expect(await quote('c1', '李娜在上海干家政，月薪6000', '6600')).toMatch(/李娜.*6,500 → 6,600 元/)
  })

  test('撤回 takes it back, after a day on 是; what is gone is said to be gone', async () => {
    expect(await quote('c1', wang, '撤回')).toMatch(/^已撤回|要撤回吗/)
    await chat.tell('c1', '是')
    expect(
      (await reportsOf(chat.db)).filter(({ person, status }) => person === '王磊' && status === 'recorded'),
    ).toEqual([])
    expect(await quote('c1', wang, '4800')).toMatch(/已经撤回，没有改动/)
  })

  test('是 confirms what waited, once', async () => {
    const asked = await chat.ask('c1', '赵小军在郑州打工月薪四万五')
    chat.now = new Date(chat.now.getTime() + day)
    expect(await quote('c1', asked, '是')).toMatch(/^已确认/)
    expect(await last()).toMatchObject({ status: 'recorded', fields: { monthlyWage: 45_000 } })
    expect(await quote('c1', asked, '是')).toMatch(/^没有变化/)
  })

  test('a name gives a pending report its household', async () => {
    const asked = await chat.ask('c4', '走访 王建国，情况稳定')
    chat.now = new Date(chat.now.getTime() + 2 * day)
    expect(await quote('c4', asked, '葛山村王建国')).toMatch(/^已记录\s+王建国（葛山村）/)
    expect(await last()).toMatchObject({ household: 'JY-0005', status: 'recorded' })
  })

  test('of several in one answer the one named is meant, else it is asked which', async () => {
    const two = await chat.ask('c1', '今天去李铁柱家走访，情况稳定；王建国家卖核桃收入7200')
    expect(await quote('c1', two, '7300')).toMatch(/7,200 → 7,300 元/)
    expect(lines(await quote('c1', two, '撤回')).slice(1)).toEqual([
      '撤回哪一条？回数字：',
      expect.stringMatching(/^1 李铁柱 走访/),
      expect.stringMatching(/^2 王建国 收入/),
    ])
    expect(await chat.ask('c1', '1')).toMatch(/^已撤回\s+李铁柱/)
    expect(await quote('c1', two, '撤回 王建国')).toMatch(/^已撤回\s+王建国/)
  })

  test('a new report beside a quote is a report; talk beside one is talk', async () => {
    expect(lines(await quote('c1', li, '走访 赵全福，情况稳定'))[0]).toBe('已记录')
    const before = await reportsOf(chat.db)
    await quoteInSilence('c1', li, '收到')
    expect(await reportsOf(chat.db)).toEqual(before)
  })

  test('what is quoted and is no report is said to be none', async () => {
    const help = await chat.ask('c1', '帮助')
    expect(await quote('c1', help, '撤回')).toMatch(/没有记成报告，没有改动/)
    expect(await quote('c1', '从没说过的一句话', '撤回')).toMatch(/没有记成报告，没有改动/)
  })

  test("in a group another's report is not for the others to change", async () => {
    const said = await chat.askInGroup('c1', 'room-1', '走访 王建国，住房没问题')
    chat.simulator.say('c4', '撤回', { group: 'room-1', quote: said })
    expect((await chat.simulator.next('room-1')).text).toMatch(/别人报的，没有改动/)
    expect(await last()).toMatchObject({ status: 'recorded' })
    chat.simulator.say('c1', '撤回', { group: 'room-1', quote: said })
    expect((await chat.simulator.next('room-1')).text).toMatch(/^已撤回\s+王\\\*\\\*/)
  })
})
