import { afterEach, expect, test } from 'vitest'
import { type Chat, handledMessage, openChat, pause, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('当有什么不对', (kind) => {
  let chat: Chat
  afterEach(() => chat.close())

  test('what was stored and not handled is handled after a start', async () => {
    chat = await openChat(kind)
    await chat.restart()
    const { db } = chat
    await db.prisma.message.create({
      data: {
        districtId: '419001',
        id: '0190b3a0-0000-7000-8000-000000000001',
        msgid: 'left-over',
        chat: 'c1',
        inGroup: false,
        sender: 'c1',
        type: 'text',
        masked: '走访 李铁柱，稳定',
        at: chat.now,
        reqId: null,
      },
    })
    chat.simulator.say('c1', '好的')
    await pause(100)
    await chat.restart()
    await handledMessage(db, 'left-over')
    expect(await reportsOf(db)).toMatchObject([{ kind: 'visit', household: 'JY-0002', status: 'recorded' }])
    expect((await chat.simulator.next('c1')).text).toMatch(/^已记录/)
  })

  test('while the line is cut people write on, and all of it is answered in order', async () => {
    chat = await openChat(kind)
    await chat.ask('c1', '走访 赵全福，稳定')
    chat.simulator.control.dropConnection()
    chat.simulator.say('c1', '走访 李铁柱，稳定')
    expect((await chat.simulator.next('c1', { timeoutMs: 15_000 })).text).toMatch(/李铁柱/)
  })

  test('an answer that was not acknowledged goes again and does not double', async () => {
    chat = await openChat(kind)
    chat.simulator.control.holdAcks(true)
    chat.simulator.say('c1', '走访 李铁柱，稳定')
    await pause(6_500)
    chat.simulator.control.holdAcks(false)
    await pause(2_500)
    const answers = chat.simulator.heard('c1').filter((text) => text.includes('李铁柱'))
    expect(answers).toHaveLength(1)
    const rows = await chat.db.prisma.outbox.findMany()
    expect(rows.map(({ state }) => state)).toEqual(['sent'])
  })

  test('a row without words is marked, and the next goes on', async () => {
    chat = await openChat(kind)
    const row = { districtId: '419001', id: '0190b3a0-0000-7000-8000-000000000002', chat: 'c1', inGroup: false }
    await chat.db.prisma.outbox.create({ data: { ...row, say: { say: 'nonsense' }, way: 'push', streamId: 'x' } })
    await expect.poll(async () => (await chat.db.prisma.outbox.findFirst())?.state, { timeout: 8_000 }).toBe('failed')
    expect(await chat.ask('c1', '走访 李铁柱，稳定')).toMatch(/^已记录/)
  })

  test('a refusal that will pass is tried again', async () => {
    chat = await openChat(kind)
    chat.simulator.control.refuse(45009, 1)
    expect(await chat.ask('c1', '走访 李铁柱，稳定')).toMatch(/^已记录/)
  })

  test.each([
    ['no JSON', '{"cmd":'],
    [
      'no sender',
      '{"cmd":"aibot_msg_callback","headers":{"req_id":"x1"},"body":{"msgid":"b1","msgtype":"text","text":{"content":"x"}}}',
    ],
    ['no body', '{"cmd":"aibot_msg_callback","headers":{"req_id":"x2"}}'],
  ])('a broken frame (%s) is dropped, and the next message is answered', async (_, frame) => {
    chat = await openChat(kind)
    chat.simulator.control.raw(frame)
    expect(await chat.ask('c1', '走访 李铁柱，稳定')).toMatch(/^已记录/)
  })

  test('a message of 100,000 characters is answered', async () => {
    chat = await openChat(kind)
    expect(await chat.ask('c1', `走访 李铁柱，稳定，备注：${'很长'.repeat(50_000)}`)).toMatch(/^已记录/)
  })

  test('half a surrogate and a zero byte do not stop it', async () => {
    chat = await openChat(kind)
    expect(await chat.ask('c1', '走访 李铁柱\u0000，稳定 \ud83d')).toMatch(/^已记录/)
  })

  test('one sender waits for himself only', async () => {
    chat = await openChat(kind)
    const answers = await Promise.all([
      chat.ask('c1', '走访 李铁柱，稳定'),
      chat.ask('c2', '走访 葛长根，稳定'),
      chat.ask('c3', '走访 侯德胜，稳定'),
    ])
    for (const answer of answers) expect(answer).toMatch(/^已记录/)
  })
})
