import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withoutOwnName } from '../../bot/puppet/own-name.ts'
import { type FarEnd, farEnd } from './far-end.ts'
import { eventFrame, messageFrame } from './frames-in.ts'
import { noon, type Robot, robot } from './robot.ts'

let far: FarEnd
let bot: Robot

beforeEach(async () => {
  far = await farEnd()
  bot = await robot(far.url)
  await bot.isOnline()
})
afterEach(async () => {
  await bot.stop()
  await far.close()
})

/** Says a frame and gives what was heard of it. */
const hear = (frame: unknown) => {
  const before = bot.heard.length
  far.say(frame)
  return bot.nth(before + 1)
}

/** A port on which nobody listens: links are heard at once, and fetching them fails quietly. */
const url = 'http://127.0.0.1:9/file'

describe('a message', () => {
  it('is heard with its ids, its chat and the time of arrival', async () => {
    const frame = messageFrame()
    expect(await hear(frame)).toEqual({
      msgid: frame.body.msgid,
      reqId: frame.headers.req_id,
      userid: 'zhaozhiqiang',
      chat: 'zhaozhiqiang',
      group: false,
      type: 'text',
      text: '走访王建国',
      media: [],
      at: noon.toISOString(),
    })
  })

  it('in a group has the group as its chat, and the own name off its front', async () => {
    const heard = await hear(
      messageFrame({ chattype: 'group', chatid: 'wrG', text: { content: '@帮扶助手 走访王建国家' } }),
    )
    expect(heard).toMatchObject({ chat: 'wrG', group: true, userid: 'zhaozhiqiang', text: '走访王建国家' })
  })

  it('keeps a mention in a single chat as it was typed', async () => {
    expect((await hear(messageFrame({ text: { content: '@帮扶助手 走访' } }))).text).toBe('@帮扶助手 走访')
  })

  it('that was spoken is heard as its words', async () => {
    const heard = await hear(messageFrame({ msgtype: 'voice', voice: { content: '今天去了王建国家' } }))
    expect(heard).toMatchObject({ type: 'voice', text: '今天去了王建国家', media: [] })
  })

  it.each(['image', 'file', 'video'] as const)('that is one %s carries its link', async (kind) => {
    const heard = await hear(messageFrame({ msgtype: kind, [kind]: { url, aeskey: 'a2V5' } }))
    expect(heard).toMatchObject({ type: kind, text: '', media: [{ kind, url, aeskey: 'a2V5' }] })
  })

  it('of words and pictures is heard as both, in their order', async () => {
    const heard = await hear(
      messageFrame({
        chattype: 'group',
        chatid: 'wrG',
        msgtype: 'mixed',
        mixed: {
          msg_item: [
            { msgtype: 'text', text: { content: '@帮扶助手 走访王建国' } },
            { msgtype: 'image', image: { url: `${url}1` } },
            { msgtype: 'text', text: { content: '房子漏雨' } },
            { msgtype: 'image', image: { url: `${url}2` } },
          ],
        },
      }),
    )
    expect(heard).toMatchObject({ type: 'mixed', text: '走访王建国\n房子漏雨' })
    expect(heard.media.map((link) => link.url)).toEqual([`${url}1`, `${url}2`])
  })

  it.each([
    ['text', { msgtype: 'text', text: { content: '已记录' } }, '已记录', 0],
    ['voice', { msgtype: 'voice', voice: { content: '已记录' } }, '已记录', 0],
    ['a stream of the robot', { msgtype: 'stream', stream: { id: 'S', content: '已记录' } }, '已记录', 0],
    ['a picture', { msgtype: 'image', image: { url } }, '', 1],
    ['something nobody knows', { msgtype: 'poll', poll: {} }, '', 0],
  ] as const)('that quotes %s tells what was quoted', async (_what, quote, text, pictures) => {
    const heard = await hear(messageFrame({ text: { content: '4800' }, quote }))
    expect(heard.text).toBe('4800')
    expect(heard.quote?.text).toBe(text)
    expect(heard.quote?.media).toHaveLength(pictures)
  })

  it('with a quote that is broken is heard without it', async () => {
    const heard = await hear(messageFrame({ quote: 'quoted' }))
    expect(heard.text).toBe('走访王建国')
    expect(heard.quote).toBeUndefined()
  })

  it('that comes twice is told twice, each with its own req_id', async () => {
    const first = messageFrame({ msgid: 'same' })
    const second = messageFrame({ msgid: 'same' })
    far.say(first)
    far.say(second)
    await bot.nth(2)
    expect(bot.puppet.heard('same')?.reqId).toBe(second.headers.req_id)
  })

  it('of 100,000 signs is heard whole', async () => {
    const content = '走'.repeat(100_000)
    expect((await hear(messageFrame({ text: { content } }))).text).toBe(content)
  })
})

describe('an event', () => {
  it('of entering the chat has no words', async () => {
    expect(await hear(eventFrame({ eventtype: 'enter_chat' }))).toMatchObject({
      type: 'event',
      text: '',
      event: { kind: 'enter-chat' },
    })
  })

  it('of a pressed button is the word on it', async () => {
    const nested = { card_type: 'button_interaction', event_key: '是', task_id: 'q-17' }
    const heard = await hear(eventFrame({ eventtype: 'template_card_event', template_card_event: nested }))
    expect(heard).toMatchObject({ type: 'event', text: '是', event: { kind: 'card', key: '是', taskId: 'q-17' } })
  })

  it('of a pressed button is read where the typings of the SDK have its key, too', async () => {
    const heard = await hear(eventFrame({ eventtype: 'template_card_event', event_key: '不是', task_id: 'q-18' }))
    expect(heard.event).toEqual({ kind: 'card', key: '不是', taskId: 'q-18' })
  })

  it('of feedback tells the verdict', async () => {
    const feedback_event = { id: 'F', type: 2, content: '不准' }
    const heard = await hear(eventFrame({ eventtype: 'feedback_event', feedback_event }))
    expect(heard.event).toEqual({ kind: 'feedback', id: 'F', verdict: 2, text: '不准' })
  })

  it.each([
    ['this week keeps its own time', noon.getTime() - 3 * 86_400_000, noon.getTime() - 3 * 86_400_000],
    ['years ago gets the time of arrival', 1_700_000_000_000, noon.getTime()],
    ['tomorrow gets the time of arrival', noon.getTime() + 86_400_000, noon.getTime()],
  ])('from %s', async (_what, told, at) => {
    const heard = await hear(eventFrame({ eventtype: 'enter_chat' }, { create_time: told / 1000 }))
    expect(heard.at).toBe(new Date(at).toISOString())
  })
})

describe('the own name', () => {
  it.each([
    ['@帮扶助手 走访王建国', '走访王建国'],
    ['@帮扶助手\u2005走访王建国', '走访王建国'],
    ['  @帮扶助手   走访王建国', '走访王建国'],
    ['@帮扶助手走访王建国', '走访王建国'],
    ['@帮扶助手', ''],
    ['@小助手 走访王建国', '走访王建国'],
    ['@小助手\u2005@帮扶助手 走访王建国', '走访王建国'],
    ['@帮扶助手 @李四 走访王建国', '@李四 走访王建国'],
    ['走访王建国 @帮扶助手', '走访王建国'],
    ['走访王建国', '走访王建国'],
    ['微信 wang@qq 走访', '微信 wang@qq 走访'],
    ['@帮扶助手\n走访王建国\n走访李铁柱', '走访王建国\n走访李铁柱'],
  ])('is taken off “%s”', (said, left) => {
    expect(withoutOwnName(said, '帮扶助手')).toBe(left)
  })
})
