import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { connect, refusalOf, simulate, until } from './robot.ts'

const ask = async (url: string, frames: readonly string[], answers: number): Promise<string[]> => {
  const socket = new WebSocket(url)
  const heard: string[] = []
  socket.on('message', (data) => heard.push(data.toString()))
  await new Promise((resolve) => socket.once('open', resolve))
  for (const frame of frames) socket.send(frame)
  await until(() => heard.length >= answers)
  socket.close()
  return heard
}

test('a wrong secret is refused with 853000, a right one let in', async () => {
  await using simulator = await simulate({ botId: 'bot-1', secret: 'right' })
  using wrong = connect(simulator, { botId: 'bot-1', secret: 'wrong' })
  await until(() => wrong.errors.length > 0)
  expect(wrong.errors[0]?.message).toContain('853000')
  expect(simulator.online).toBe(false)
  wrong.client.disconnect()
  using stranger = connect(simulator, { botId: 'bot-2', secret: 'right' })
  await until(() => stranger.errors.length > 0)
  stranger.client.disconnect()
  using right = connect(simulator, { botId: 'bot-1', secret: 'right' })
  await until(() => simulator.online)
  expect(right.errors).toEqual([])
})

test('before subscribing everything is refused with 846609, broken frames get no answer', async () => {
  await using simulator = await simulate()
  const push = { cmd: 'aibot_send_msg', headers: { req_id: 'p-1' }, body: { chatid: 'zhao', msgtype: 'markdown' } }
  const heard = await ask(simulator.wsUrl, ['{', '[]', '{"cmd":"ping"}', JSON.stringify(push)], 1)
  expect(heard.map((text) => JSON.parse(text))).toEqual([
    { headers: { req_id: 'p-1' }, errcode: 846609, errmsg: 'aibot websocket not subscribed' },
  ])
})

test('a second log-in throws the first out, and what is said goes to the second', async () => {
  await using simulator = await simulate()
  using first = connect(simulator)
  await until(() => simulator.online)
  using second = connect(simulator)
  const event = await first.heardEvent()
  expect(event.body).toMatchObject({ msgtype: 'event', event: { eventtype: 'disconnected_event' } })
  expect(event.body).not.toHaveProperty('from')
  simulator.say('zhao', '走访')
  await second.heardMessage()
  expect(first.messages).toEqual([])
})

test('a page of another site cannot connect as the robot, nor a foreign host name', async () => {
  await using simulator = await simulate()
  const refused = (headers: Record<string, string>): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocket(simulator.wsUrl, { headers })
      socket.once('open', () => resolve(false))
      socket.once('error', () => resolve(true))
    })
  expect(await refused({ origin: 'http://evil.example' })).toBe(true)
  expect(await refused({ host: 'evil.example' })).toBe(true)
})

test('a cut line is taken up again by the SDK, and what was said meanwhile arrives', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  await until(() => simulator.online)
  simulator.control.cut(true)
  await until(() => !simulator.online)
  simulator.say('zhao', '走访')
  await until(() => robot.errors.length > 0)
  simulator.control.cut(false)
  await robot.heardMessage()
  simulator.control.dropConnection()
  await until(() => robot.cuts.length >= 2 && simulator.online)
})

test('thrown out on demand, the SDK stays away', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  await until(() => simulator.online)
  simulator.control.kick()
  await robot.heardEvent()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(simulator.online).toBe(false)
})

test('on demand requests are refused, as often as wanted', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  const frame = await robot.heardMessage()
  simulator.control.refuse(846609, 2)
  expect(await refusalOf(robot.client.replyStream(frame, 's', '好', true))).toBe(846609)
  expect(await refusalOf(robot.client.replyStream(frame, 's', '好', true))).toBe(846609)
  expect(await refusalOf(robot.client.replyStream(frame, 's', '好', true))).toBe(0)
  expect(simulator.heard('zhao')).toEqual(['好'])
  expect(simulator.control.frames.map(({ errcode }) => errcode)).toEqual([0, 846609, 846609, 0])
})

test('on demand log-ins alone are refused', async () => {
  await using simulator = await simulate()
  simulator.control.refuse(853000, 1, 'aibot_subscribe')
  using robot = connect(simulator)
  await until(() => simulator.online)
  expect(robot.errors).toHaveLength(1)
})

test('on demand a callback comes twice', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  await until(() => simulator.online)
  simulator.control.twice(true)
  simulator.say('zhao', '一')
  await robot.heardMessage(2)
  expect(robot.messages[0]).toEqual(robot.messages[1])
})

test('held acks come later, though the message is there', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  const frame = await robot.heardMessage()
  simulator.control.holdAcks(true)
  let acked = false
  const sending = robot.client.replyStream(frame, 's', '好', true).then(() => {
    acked = true
  })
  expect((await simulator.next('zhao')).text).toBe('好')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(acked).toBe(false)
  simulator.control.holdAcks(false)
  await sending
})

test('a silent line looks at nothing and says nothing until it speaks again', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  const frame = await robot.heardMessage()
  simulator.control.silent(true)
  const sending = refusalOf(robot.client.replyStream(frame, 's', '好', true))
  simulator.say('zhao', '二')
  await until(() => simulator.control.frames.length === 2)
  expect(simulator.heard('zhao')).toEqual([])
  expect(robot.messages).toHaveLength(1)
  simulator.control.silent(false)
  await robot.heardMessage(2)
  robot.client.disconnect()
  expect(String(await sending)).toContain('cancelled')
})

test('any text can be sent to the robot, and a broken one does not end the line', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  await until(() => simulator.online)
  simulator.control.raw('{"cmd":')
  simulator.control.raw('{"cmd":"aibot_msg_callback","body":{"msgtype":"text"}}')
  await robot.heardMessage()
  expect(robot.messages[0]).not.toHaveProperty('headers')
})
