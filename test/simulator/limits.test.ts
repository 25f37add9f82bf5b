import { expect, test } from 'vitest'
import { connect, type Robot, refusalOf, simulate, until } from './robot.ts'

const markdown = (content: string) => ({ chat_type: 1, msgtype: 'markdown', markdown: { content } }) as const
const push = (robot: Robot, chat: string, body: object): Promise<unknown> =>
  refusalOf(robot.client.sendMessage(chat, body as never))

test('a push goes only where somebody wrote before, and a chat type must fit', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '在吗')
  simulator.say('sun', '大家好', { group: 'room-1', mention: false })
  await robot.heardMessage()
  expect(await push(robot, 'zhao', markdown('一'))).toBe(0)
  expect(await push(robot, 'sun', markdown('一'))).toBe(93006)
  expect(await push(robot, 'nobody', markdown('一'))).toBe(93006)
  expect(await push(robot, 'room-1', { ...markdown('一'), chat_type: 2 })).toBe(93006)
  simulator.say('sun', '日报', { group: 'room-1' })
  await robot.heardMessage(2)
  expect(await push(robot, 'room-1', { ...markdown('一'), chat_type: 2 })).toBe(0)
  expect(await push(robot, 'room-1', markdown('一'))).toBe(93006)
  expect(simulator.heard('room-1')).toEqual(['一'])
})

test('where somebody wrote before this start, the robot may push at once', async () => {
  await using simulator = await simulate({ opened: ['sun'] })
  using robot = connect(simulator)
  await until(() => simulator.online)
  expect(await push(robot, 'sun', markdown('一'))).toBe(0)
  expect(await push(robot, 'zhao', markdown('一'))).toBe(93006)
})

test('the 31st message to a chat in a minute is refused, whatever carries it, and other chats go on', async () => {
  let now = new Date('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => now })
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  simulator.say('sun', '二')
  const frame = await robot.heardMessage()
  await robot.heardMessage(2)
  for (let count = 0; count < 15; count += 1) {
    expect(await push(robot, 'zhao', markdown(String(count)))).toBe(0)
    expect(await refusalOf(robot.client.replyStream(frame, `s-${count}`, '好', true))).toBe(0)
  }
  expect(await push(robot, 'zhao', markdown('多'))).toBe(45009)
  expect(await refusalOf(robot.client.replyStream(frame, 's-x', '多', true))).toBe(45009)
  expect(await push(robot, 'sun', markdown('好'))).toBe(0)
  now = new Date('2024-07-15T01:01:01Z')
  expect(await push(robot, 'zhao', markdown('又可以'))).toBe(0)
})

test('the 1,001st message to a chat in an hour is refused', async () => {
  let now = Date.parse('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => new Date(now) })
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  await robot.heardMessage()
  const answers: unknown[] = []
  for (let count = 0; count < 1001; count += 1) {
    now += 2_500
    answers.push(await push(robot, 'zhao', markdown('好')))
  }
  expect(answers.filter((code) => code === 0)).toHaveLength(1000)
  expect(answers.at(-1)).toBe(45009)
  now += 3_600_000
  expect(await push(robot, 'zhao', markdown('好'))).toBe(0)
})

test('text is refused outside the welcome, and so is what this wire does not have', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  const frame = await robot.heardMessage()
  expect(await push(robot, 'zhao', { msgtype: 'text', text: { content: '好' } })).toBe(40008)
  expect(await push(robot, 'zhao', { msgtype: 'stream', stream: { id: 's', content: '好' } })).toBe(40008)
  expect(await refusalOf(robot.client.reply(frame, { msgtype: 'text', text: { content: '好' } }))).toBe(40008)
  expect(await refusalOf(robot.client.replyStreamWithCard(frame, 's', '好', true))).toBe(40008)
  expect(simulator.heard('zhao')).toEqual([])
})

test('content is measured in bytes: 20,480 pass, one more does not', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  const frame = await robot.heardMessage()
  const full = `${'汉'.repeat(6826)}aa`
  expect(await push(robot, 'zhao', markdown(full))).toBe(0)
  expect(await push(robot, 'zhao', markdown(`${full}a`))).toBe(45002)
  expect(await push(robot, 'zhao', markdown(' '))).toBe(44004)
  expect(await refusalOf(robot.client.replyStream(frame, 's', full, true))).toBe(0)
  expect(await refusalOf(robot.client.replyStream(frame, 't', `${full}a`, true))).toBe(45002)
})

test('an answer needs a req_id that was given out, at most a day ago', async () => {
  let now = new Date('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => now })
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  const frame = await robot.heardMessage()
  const strange = { headers: { req_id: 'made-up' } }
  expect(await refusalOf(robot.client.replyStream(strange, 's', '好', true))).toBe(846605)
  now = new Date('2024-07-16T00:59:00Z')
  expect(await refusalOf(robot.client.replyStream(frame, 's', '好', true))).toBe(0)
  now = new Date('2024-07-16T01:00:01Z')
  expect(await refusalOf(robot.client.replyStream(frame, 't', '好', true))).toBe(846605)
})

test('a stream that is not ended within ten minutes has expired', async () => {
  let now = new Date('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => now })
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  const frame = await robot.heardMessage()
  await robot.client.replyStream(frame, 's', '正在', false)
  now = new Date('2024-07-15T01:10:01Z')
  expect(await refusalOf(robot.client.replyStream(frame, 's', '好', true))).toBe(846608)
})

test('an unknown request is refused and the line lives', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  const frame = await robot.heardMessage()
  expect(await refusalOf(robot.client.reply(frame, {}, 'aibot_dance'))).toBe(40058)
  expect(await refusalOf(robot.client.reply(frame, {}, 'constructor'))).toBe(40058)
  expect(await refusalOf(robot.client.replyStream(frame, 's', '好', true))).toBe(0)
})
