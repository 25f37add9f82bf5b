import { expect, test } from 'vitest'
import { connect, refusalOf, simulate, until } from './robot.ts'

test('what a cadre says reaches the SDK, and the answer appears in the same chat', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  const msgid = simulator.say('zhao', '走访王建国家')
  const frame = await robot.heardMessage()
  expect(frame.body).toEqual({
    msgid,
    aibotid: 'bot-1',
    chattype: 'single',
    from: { userid: 'zhao' },
    msgtype: 'text',
    text: { content: '走访王建国家' },
  })
  await robot.client.replyStream(frame, 's-1', '已记录', true)
  expect(await simulator.next('zhao')).toMatchObject({ from: 'robot', kind: 'stream', text: '已记录', streamId: 's-1' })
  expect(simulator.heard('zhao')).toEqual(['已记录'])
})

test('in a group only what addresses the robot reaches it, with its name in front', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '大家辛苦了', { group: 'room-1', mention: false })
  simulator.say('zhao', '走访王建国家', { group: 'room-1' })
  const { body } = await robot.heardMessage()
  expect(body).toMatchObject({ chattype: 'group', chatid: 'room-1', text: { content: '@帮扶助手 走访王建国家' } })
  expect(robot.messages).toHaveLength(1)
  expect(simulator.posts.map(({ text }) => text)).toEqual(['大家辛苦了', '@帮扶助手 走访王建国家'])
})

test('a quote comes as the text of what is quoted', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  const first = simulator.say('zhao', '走访王建国家')
  simulator.say('zhao', '撤回', { quote: first })
  expect((await robot.heardMessage(2)).body).toMatchObject({
    quote: { msgtype: 'text', text: { content: '走访王建国家' } },
  })
})

test('a spoken message comes as text', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.voice('zhao', '走访了')
  expect((await robot.heardMessage()).body).toMatchObject({ msgtype: 'voice', voice: { content: '走访了' } })
})

test('what is written while no robot is there waits for it', async () => {
  await using simulator = await simulate()
  simulator.say('zhao', '一')
  simulator.say('zhao', '二')
  using robot = connect(simulator)
  await robot.heardMessage(2)
  expect(robot.messages.map(({ body }) => body?.text.content)).toEqual(['一', '二'])
})

test('a later frame of a stream replaces its text, and none is taken after its end', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '走访')
  const frame = await robot.heardMessage()
  await robot.client.replyStream(frame, 's-1', '正在', false)
  await robot.client.replyStream(frame, 's-1', '已记录', true)
  expect(simulator.heard('zhao')).toEqual(['已记录'])
  expect(await refusalOf(robot.client.replyStream(frame, 's-1', '又一次', true))).toBe(846607)
  expect(simulator.heard('zhao')).toEqual(['已记录'])
})

test('next waits for the end of a stream and gives each answer once', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '走访')
  const frame = await robot.heardMessage()
  const first = simulator.next('zhao')
  await robot.client.replyStream(frame, 's-1', '正在', false)
  await robot.client.replyStream(frame, 's-1', '一', true)
  await robot.client.replyStream(frame, 's-2', '二', true)
  expect((await first).text).toBe('一')
  expect((await simulator.next('zhao')).text).toBe('二')
  await expect(simulator.next('zhao', { timeoutMs: 20 })).rejects.toThrow('said nothing')
})

test('next leaves out what came before the last word of a person', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '在吗')
  const frame = await robot.heardMessage()
  await robot.client.replyStream(frame, 's-1', '早先的', true)
  simulator.say('zhao', '走访')
  const again = await robot.heardMessage(2)
  await robot.client.replyStream(again, 's-2', '这一条的', true)
  expect((await simulator.next('zhao')).text).toBe('这一条的')
})

test('the first opening of a day is an event, welcomed once, and text is allowed there alone', async () => {
  let now = new Date('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => now })
  using robot = connect(simulator)
  expect([simulator.enter('zhao'), simulator.enter('zhao')]).toEqual([true, false])
  const event = await robot.heardEvent()
  expect(event.body).toMatchObject({ from: { userid: 'zhao' }, event: { eventtype: 'enter_chat' } })
  const text = { msgtype: 'text', text: { content: '您好' } } as const
  expect(await refusalOf(robot.client.replyWelcome(event, text))).toBe(0)
  expect(await refusalOf(robot.client.replyWelcome(event, text))).toBe(846605)
  expect(await refusalOf(robot.client.replyStream(event, 's', '您好', true))).toBe(846605)
  now = new Date('2024-07-15T16:00:00Z')
  expect(simulator.enter('zhao')).toBe(true)
  const next = await robot.heardEvent(2)
  now = new Date('2024-07-15T16:00:06Z')
  expect(await refusalOf(robot.client.replyWelcome(next, text))).toBe(846605)
  expect(simulator.heard('zhao')).toEqual(['您好'])
})

test('the same msgid said again is delivered again and shown once', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  const msgid = simulator.say('zhao', '走访')
  simulator.say('zhao', '走访', { msgid })
  await robot.heardMessage(2)
  expect(new Set(robot.messages.map(({ body }) => body?.msgid)).size).toBe(1)
  expect(simulator.posts).toHaveLength(1)
})

test('ids of frames are never such as the SDK takes for its own', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  for (let count = 0; count < 50; count += 1) simulator.say('zhao', String(count))
  await robot.heardMessage(50)
  for (const { headers } of robot.messages) expect(headers.req_id).toMatch(/^[0-9a-f]{24}$/)
})

test('people and groups can change while it runs', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.setPeople([], [{ chat: 'room-9', topic: '新群' }])
  simulator.say('li', '走访', { group: 'room-9' })
  await robot.heardMessage()
  const body = { chat_type: 2, msgtype: 'markdown', markdown: { content: '日报' } } as const
  expect(await refusalOf(robot.client.sendMessage('room-9', body))).toBe(0)
  await until(() => simulator.heard('room-9').length === 1)
})
