import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../domain/ids.ts'
import { type Chat, districtId, handledMessage, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'
import { png } from '../support/pictures.ts'

onBoth('没有连上的那一阵', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  test('晚到的回复说一声晚了，记的一条不少也不多', async () => {
    chat.simulator.control.refuse(45009, 1)
    const msgid = chat.simulator.say('c1', '走访 李铁柱 情况稳定')
    await handledMessage(chat.db, msgid)
    chat.now = new Date('2024-07-15T11:25:00+08:00')
    const answer = (await chat.simulator.next('c1')).text
    expect(answer).toMatch(/^已记录/)
    expect(answer).toMatch(/（回复晚了：10:20 已处理，那时没有连上）$/)
    expect(await reportsOf(chat.db)).toHaveLength(1)
    expect(await chat.ask('c1', '走访 赵全福')).not.toMatch(/晚/)
  })

  test('隔了夜，说是哪天的', async () => {
    chat.simulator.control.refuse(45009, 1)
    await handledMessage(chat.db, chat.simulator.say('c1', '走访 王建国'))
    chat.now = new Date('2024-07-16T08:00:00+08:00')
    expect((await chat.simulator.next('c1')).text).toMatch(/（回复晚了：7月15日 11:25 已处理/)
  })

  test('照片收到还没处理就停了，起来以后再取；一次没取下来再取一次', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      if (asked < 3) response.writeHead(500).end()
      else response.end(png())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const message = { districtId, id: newId(), msgid: 'left-picture', chat: 'c1', inGroup: false, sender: 'c1' }
    const data = { ...message, type: 'image', masked: '', media: [{ kind: 'image', url }], at: chat.now }
    await chat.db.prisma.message.create({ data })
    await chat.restart()
    const row = await handledMessage(chat.db, 'left-picture')
    server.close()
    expect(asked).toBe(3)
    expect(await chat.db.prisma.evidence.count()).toBe(1)
    await expect
      .poll(async () => (await chat.db.prisma.message.findFirst({ where: { id: row.id } }))?.media)
      .toEqual([expect.objectContaining({ mime: 'image/png', size: png().length })])
  })

  test('取了三次都没取下来，说请再发一次', async () => {
    const message = { districtId, id: newId(), msgid: 'dead-picture', chat: 'c2', inGroup: false, sender: 'c2' }
    const media = [{ kind: 'image', url: 'http://127.0.0.1:9/' }]
    await chat.db.prisma.message.create({ data: { ...message, type: 'image', masked: '', media, at: chat.now } })
    chat.simulator.say('c2', '好的')
    await chat.restart()
    expect((await chat.simulator.next('c2', { timeoutMs: 10_000 })).text).toMatch(/^未记录：文件没有取下来：请再发一次/)
  })
})
