import { expect, test } from 'vitest'
import { connect, type Robot, refusalOf, simulate } from './robot.ts'

const card = {
  card_type: 'button_interaction',
  main_title: { title: '“4万5”是 45,000 元吗' },
  button_list: [
    { text: '是', key: '是', style: 1 },
    { text: '不是', key: '不是' },
  ],
  task_id: 'q-17',
}

const push = (robot: Robot, template_card: object): Promise<unknown> =>
  refusalOf(robot.client.sendMessage('zhao', { msgtype: 'template_card', template_card } as never))

test('a pressed button is an event with its key, and the card is updated once', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '王建国月工资4万5')
  await robot.client.replyTemplateCard(await robot.heardMessage(), card)
  expect(await simulator.next('zhao')).toMatchObject({ kind: 'card', card: { task_id: 'q-17' } })
  simulator.press('zhao', 'q-17', '是')
  const event = await robot.heardEvent()
  expect(event.body?.event).toEqual({
    eventtype: 'template_card_event',
    template_card_event: { card_type: 'button_interaction', event_key: '是', task_id: 'q-17' },
  })
  expect(event.body?.create_time).toBeGreaterThan(1_700_000_000)
  const chosen = { ...card, main_title: { title: '已选：是' }, button_list: [{ text: '撤回', key: '撤回' }] }
  expect(await refusalOf(robot.client.updateTemplateCard(event, chosen))).toBe(0)
  expect(await refusalOf(robot.client.updateTemplateCard(event, chosen))).toBe(846605)
  expect(simulator.heard('zhao')).toEqual(['已选：是\n[撤回]'])
  expect(simulator.posts.at(-1)?.pressed).toEqual({ by: 'zhao', key: '是' })
})

test('a click takes nothing but the update of its own card, within five seconds', async () => {
  let now = new Date('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => now })
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  await robot.heardMessage()
  await push(robot, card)
  simulator.press('zhao', 'q-17', '是')
  const event = await robot.heardEvent()
  expect(await refusalOf(robot.client.replyStream(event, 's', '好', true))).toBe(846605)
  expect(await refusalOf(robot.client.updateTemplateCard(event, { ...card, task_id: 'q-18' }))).toBe(40058)
  simulator.press('zhao', 'q-17', '不是')
  const late = await robot.heardEvent(2)
  now = new Date('2024-07-15T01:00:06Z')
  expect(await refusalOf(robot.client.updateTemplateCard(late, card))).toBe(846605)
})

test('a card in a group is pressed there', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一', { group: 'room-1' })
  await robot.client.replyTemplateCard(await robot.heardMessage(), card)
  simulator.press('sun', 'q-17', '是')
  expect((await robot.heardEvent()).body).toMatchObject({
    chattype: 'group',
    chatid: 'room-1',
    from: { userid: 'sun' },
  })
})

test('only a button that is there can be pressed', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  await robot.heardMessage()
  await push(robot, card)
  expect(() => simulator.press('zhao', 'q-17', '也许')).toThrow('q-17')
  expect(() => simulator.press('zhao', 'q-99', '是')).toThrow('q-99')
})

test('cards that Tencent would not take are refused', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '一')
  await robot.heardMessage()
  const buttons = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ text: String(index), key: String(index) }))
  expect(await push(robot, { ...card, task_id: '' })).toBe(40058)
  expect(await push(robot, { ...card, task_id: '问题' })).toBe(40058)
  expect(await push(robot, { ...card, task_id: 'x'.repeat(129) })).toBe(40058)
  expect(await push(robot, { ...card, task_id: undefined })).toBe(40058)
  expect(await push(robot, { ...card, button_list: buttons(7) })).toBe(40058)
  expect(await push(robot, { ...card, button_list: [] })).toBe(40058)
  expect(await push(robot, { ...card, button_list: [{ text: '一二三四五六七八九十一', key: 'a' }] })).toBe(40058)
  expect(await push(robot, { ...card, button_list: [...buttons(1), ...buttons(1)] })).toBe(40058)
  expect(await push(robot, { ...card, card_type: 'balloon' })).toBe(40058)
  expect(await push(robot, { card_type: 'text_notice', main_title: { title: '日报' } })).toBe(42045)
  expect(await push(robot, { ...card, button_list: buttons(6) })).toBe(0)
  expect(await push(robot, { ...card, button_list: buttons(6) })).toBe(40058)
})
