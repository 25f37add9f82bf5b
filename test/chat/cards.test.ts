import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../domain/ids.ts'
import { type Chat, districtId, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'
import { png } from '../support/pictures.ts'

onBoth('提问带按钮', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
    const days = { fromOn: new Date('2024-07-01'), toOn: new Date('2024-07-31'), value: true }
    await chat.db.prisma.setting.create({
      data: { districtId, id: newId(), key: 'chat-cards', area: districtId, ...days },
    })
  })
  afterAll(() => chat.close())

  /** The card behind the answer. */
  const cardAfter = async (from: string) => {
    const post = await chat.simulator.next(from)
    if (post.kind !== 'card' || post.card?.task_id === undefined) throw new Error(`no card: ${post.text}`)
    return { post, taskId: post.card.task_id, buttons: (post.card.button_list ?? []).map(({ text }) => text) }
  }
  const pressed = async (from: string, taskId: string, key: string): Promise<string> => {
    chat.simulator.press(from, taskId, key)
    return (await chat.simulator.next(from)).text
  }

  test('问是不是：文字照旧，后面一张卡片；点了和打字一样，卡片上留下选的', async () => {
    expect(await chat.ask('c1', '王磊在宁波打工，月工资55000')).toMatch(/^待确认[\s\S]*回：是/)
    const { post, taskId, buttons } = await cardAfter('c1')
    expect(buttons).toEqual(['是', '不是', '取消'])
    expect(post.card?.main_title?.title).toMatch(/55,000 元吗？$/)
    expect(await pressed('c1', taskId, '是')).toMatch(/^已确认/)
    expect(await reportsOf(chat.db)).toMatchObject([{ status: 'recorded', fields: { monthlyWage: 55000 } }])
    await expect.poll(() => post.card?.main_title?.title).toBe('已选：是')
  })

  test('问哪一户：按钮是户，数字照样能打；旧卡片不答新问题', async () => {
    await chat.ask('c1', '走访 钱多多')
    const old = await cardAfter('c1')
    expect(old.buttons.at(-1)).toBe('取消')
    expect(await chat.ask('c1', '取消')).toMatch(/^已取消/)
    await chat.ask('c1', '走访 孙有福')
    const card = await cardAfter('c1')
    expect(card.buttons).toEqual(expect.arrayContaining([expect.stringMatching(/李铁柱/)]))
    expect(await pressed('c1', old.taskId, '1')).toMatch(/^现在没有等着回答的问题/)
    await expect.poll(() => old.post.card?.main_title?.title).toBe('这一问已经过了')
    const before = (await reportsOf(chat.db)).filter(({ counts }) => counts).length
    expect(await pressed('c1', card.taskId, '1')).toMatch(/^已记录/)
    expect((await reportsOf(chat.db)).filter(({ counts }) => counts)).toHaveLength(before + 1)
    expect(await pressed('c1', card.taskId, '1')).toMatch(/^现在没有等着回答的问题/)
  })

  test('别人在群里点，答不了你的问题', async () => {
    await chat.askInGroup('c1', 'room-1', '走访 吴有名')
    const { taskId, post } = await cardAfter('room-1')
    expect(JSON.stringify(post.card)).not.toContain('李铁柱')
    const before = await reportsOf(chat.db)
    chat.simulator.press('c2', taskId, '1')
    expect((await chat.simulator.next('room-1')).text).toMatch(/^现在没有等着回答的问题/)
    expect(await reportsOf(chat.db)).toEqual(before)
  })

  test('照片是哪一户的，也有按钮；要写的问题没有卡片', async () => {
    chat.simulator.sendImage('c3', png())
    await chat.simulator.next('c3')
    const { taskId, buttons } = await cardAfter('c3')
    expect(buttons).toContain('王庄村 张三')
    expect(await pressed('c3', taskId, '1')).toMatch(/^已记录：图片 1 张/)
    expect(await chat.ask('c3', '张欣怡在济源上班了')).toMatch(/^已记录/)
    const count = chat.simulator.heard('c3').length
    expect(await chat.ask('c3', '月工资3200')).toMatch(/^已记录/)
    expect(chat.simulator.heard('c3')).toHaveLength(count + 1)
  })

  test('问一项、选项不多：按钮是选项，不知道就空着；台账照样记', async () => {
    expect(await chat.ask('c1', '#突发困难 李铁柱')).toMatch(/^已记录[\s\S]*什么原因/)
    const { taskId, buttons, post } = await cardAfter('c1')
    expect(buttons.at(-1)).toBe('不知道')
    expect(buttons).toHaveLength(6)
    expect(post.card?.main_title?.title).toMatch(/什么原因？$/)
    expect(await pressed('c1', taskId, '1')).toMatch(/^已记录[\s\S]*李铁柱/)
    const [told] = (await reportsOf(chat.db)).slice(-1)
    expect(told).toMatchObject({ kind: 'hardship', counts: true, fields: { cause: expect.any(String) } })
    await expect.poll(() => post.card?.main_title?.title).toBe(`已选：${buttons[0]}`)
  })

  test('待确认的清单：卡片一行一条，都对就点一下', async () => {
    await chat.ask('c2', '李铁柱在郑州务工，月工资45000')
    await cardAfter('c2')
    await chat.ask('c2', '李铁柱在洛阳务工，月工资55000')
    await cardAfter('c2')
    expect(await chat.ask('c2', '待确认')).toMatch(/^待确认 2 条/)
    const { taskId, buttons, post } = await cardAfter('c2')
    expect(buttons).toEqual(['都对', '一条条看', '取消'])
    expect(post.card?.horizontal_content_list).toEqual([
      { keyname: '1 李铁柱', value: '务工就业 月工资 45,000 元' },
      { keyname: '2 李铁柱', value: '务工就业 月工资 55,000 元' },
    ])
    expect(await pressed('c2', taskId, '是')).toMatch(/^已确认 2 条/)
    await expect.poll(() => post.card?.main_title?.title).toBe('已选：都对')
    expect(await pressed('c2', taskId, '是')).toMatch(/^现在没有等着回答的问题/)
  })
})
