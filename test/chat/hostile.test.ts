import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { districtId } from '../../domain/records/district.ts'
import { type Chat, handledMessage, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

const phone = '13812345678'

onBoth('恶意的和写坏的消息', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())
  beforeEach(() => {
    chat.now = new Date(chat.now.getTime() + 61_000)
  })

  test('大得记不下的数，说清楚怎么写，不出故障编号', async () => {
    expect(await chat.ask('c1', '王磊在宁波务工99999999999个月')).toMatch(/未记录：务工月数太大，记不下/)
    expect(await chat.ask('c1', '#月排查 中王村 排查3.5户')).toMatch(/排查户数要是整数/)
    expect(await reportsOf(chat.db)).toEqual([])
    await chat.ask('c1', '王磊去宁波打工，一个月99999999999999亿')
    expect(await chat.ask('c1', '是')).toMatch(/月工资太大，记不下/)
    expect(await chat.ask('c1', '4500')).toMatch(/已记录[\s\S]*4,500 元/)
    expect(await chat.db.prisma.message.count({ where: { state: 'aside' } })).toBe(0)
  })

  test('同一个“是”从两台设备同时来，只记一次', async () => {
    await chat.ask('c1', '李铁柱去宁波打工，一个月99999')
    const before = (await reportsOf(chat.db)).length
    const ids = [chat.simulator.say('c1', '是'), chat.simulator.say('c1', '是')]
    expect((await chat.simulator.next('c1')).text).toMatch(/^已(?:记录|确认)/)
    const states = await Promise.all(ids.map(async (id) => (await handledMessage(chat.db, id)).state))
    expect(states).toEqual(['handled', 'handled'])
    const reports = await reportsOf(chat.db)
    expect(reports).toHaveLength(before)
    expect(reports.filter(({ person }) => person === '李铁柱')).toMatchObject([{ counts: true }])
  })

  test('写在哪里的号码都不进库、不回出来', async () => {
    const said = [
      `王建国电话${phone}，走访了`,
      `更正 王建国 备注：打电话${phone}`,
      `查 张${phone}`,
      `撤回 ${phone}`,
      `走访刘大伟家${phone}`,
      '取消',
      `#培训 项目：${phone}技能 王磊参加`,
      `不是王磊，是${phone}`,
      `#接龙 走访\n1. 赵全福 稳定\n2. ${phone}`,
    ]
    for (const text of said) expect(await chat.ask('c1', text), text).not.toContain(phone)
    expect(await chat.ask('l1', `催办 ${phone}`)).not.toContain(phone)
    expect(await chat.askInGroup('l1', 'room-1', `绑定本群 ${phone}`)).not.toContain(phone)
    expect(await holding(phone)).toEqual([])
  })

  test('写进备注、名字里的标记不成标记', async () => {
    const answer = await chat.ask('c1', '走访王建国，备注：**粗** [点](http://x.y) <@c2> @所有人 <think>a</think> `b`')
    expect(answer).not.toMatch(/\*\*粗|\[点\]|<@|@所有人|<think>|`|:\/\//)
    expect(await chat.ask('c1', '撤回 <@c2>[x](y)')).not.toMatch(/<@|\[x\]/)
  })

  test('别处的户查不到、改不了、撤不了；只能问、只能催自己的地方', async () => {
    await chat.ask('c1', '走访李铁柱，情况稳定')
    for (const text of ['查 李铁柱', '查 JY-0002']) expect(await chat.ask('c2', text)).toMatch(/或不在辖区内/)
    expect(await chat.ask('c2', '更正 李铁柱 日期7月1日')).toMatch(/没有可改的/)
    expect(await chat.ask('c2', '撤回 李铁柱')).toMatch(/没有可撤的/)
    for (const text of ['邵原镇还有哪些户没走访', '全区还有哪些户没走访', '葛山村没走访的名单']) {
      expect(await chat.ask('l1', text), text).toMatch(/^只能问轵城镇的事/)
    }
    expect(await chat.ask('l1', '催办 邵原镇')).toMatch(/^只能催轵城镇的/)
    expect(await chat.db.prisma.report.count({ where: { householdCode: 'JY-0002', status: 'withdrawn' } })).toBe(0)
  })

  test('群里是王**，没有病，也没有号码', async () => {
    const told = await chat.askInGroup('c1', 'room-1', `李铁柱癌症住院花了3万，自付1万，电话${phone}`)
    expect(told).not.toMatch(/李铁柱|癌|病|住院|10,000|138/)
    const asked = await chat.askInGroup('l1', 'room-1', '还有哪些户没走访')
    expect(asked).not.toMatch(/王建国|李铁柱|赵全福/)
  })

  test('不再负责的人，要不到先前问的全镇名单', async () => {
    await chat.ask('l1', '已走访的有哪些户')
    await lead('l1', null)
    expect(await chat.ask('l1', '名单')).toMatch(/没有问过名单/)
    await lead('l1', '419001102')
    await chat.ask('l1', '已走访的有哪些户')
    expect(await chat.ask('l1', '名单')).toMatch(/^名单：轵城镇/)
  })

  /** Whom the roster says a cadre leads, as an import would change it. */
  async function lead(userid: string, leads: string | null): Promise<void> {
    await chat.db.prisma.cadre.updateMany({ where: { districtId, userid }, data: { leads } })
    const where = { districtId_name: { districtId, name: 'roster' } }
    await chat.db.prisma.counter.update({ where, data: { value: { increment: 1 } } })
  }

  async function holding(text: string): Promise<string[]> {
    const { rows } = await chat.db.pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const { rowCount } = await chat.db.pool.query(
        `SELECT 1 FROM "${name}" x WHERE position($1 in to_jsonb(x)::text) > 0 LIMIT 1`,
        [text],
      )
      if ((rowCount ?? 0) > 0) found.push(name)
    }
    return found
  }
})
