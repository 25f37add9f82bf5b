import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chat, openChat } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('绑定', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  test('a wrong telephone, an unknown name and a bound one get the same answer', async () => {
    const answers = [
      await chat.ask('new-1', '绑定 卢明 13800000009'),
      await chat.ask('new-1', '绑定 牛大力 13800000001'),
      await chat.ask('new-1', '绑定 赵志强 13800000001'),
    ]
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^没有绑定/)
  })

  test('after five wrong tries even the right one waits an hour', async () => {
    for (let n = 0; n < 5; n++) await chat.ask('new-2', `绑定 卢明 1380000010${n}`)
    expect(await chat.ask('new-2', '绑定 卢明 13800000001')).toMatch(/一小时/)
  })

  test('in a group nobody is bound', async () => {
    expect(await chat.askInGroup('new-3', 'room-1', '绑定 卢明 13800000001')).toMatch(/单聊/)
  })

  test('name and telephone as registered bind, and the next message is understood', async () => {
    expect(await chat.ask('new-4', '绑定 卢明　１３８ 0000 0001')).toMatch(/^已绑定：卢明，帮扶 1 户/)
    expect(await chat.ask('new-4', '走访 葛长根，稳定，教育没问题')).toMatch(/^已记录/)
    const cadre = await chat.db.prisma.cadre.findFirstOrThrow({ where: { name: '卢明' } })
    expect(cadre.userid).toBe('new-4')
  })
})
