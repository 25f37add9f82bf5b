import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cutToFit, mostBytes } from '../../bot/puppet/cut.ts'
import { type FarEnd, farEnd } from './far-end.ts'
import { type Robot, robot } from './robot.ts'

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

const single = { chat: 'zhaozhiqiang', group: false }
const group = { chat: 'wrG', group: true }

describe('what is said', () => {
  it('as an answer is a finished stream under the given id', async () => {
    expect(await bot.puppet.send({ ...group, reqId: 'R', streamId: 'o-12', markdown: '已记录' })).toEqual({ ok: true })
    expect(await far.nth('aibot_respond_msg')).toEqual({
      cmd: 'aibot_respond_msg',
      headers: { req_id: 'R' },
      body: { msgtype: 'stream', stream: { id: 'o-12', finish: true, content: '已记录' } },
    })
  })

  it.each([
    ['a single chat', single, 1],
    ['a group', group, 2],
  ])('unasked to %s is markdown with its chat type', async (_where, where, chat_type) => {
    expect(await bot.puppet.send({ ...where, markdown: '今天 3 户' })).toEqual({ ok: true })
    const pushed = await far.nth('aibot_send_msg')
    expect(pushed.body).toEqual({
      chatid: where.chat,
      chat_type,
      msgtype: 'markdown',
      markdown: { content: '今天 3 户' },
    })
    expect(pushed.headers.req_id).toMatch(/^aibot_send_msg_/)
  })

  it('by Wechaty to a group that was only looked up goes to it as a group', async () => {
    await bot.puppet.roomPayload('wrNew')
    await bot.puppet.messageSendText('wrNew', '日报')
    await bot.puppet.messageSendText('sunli', '日报')
    expect((await far.nth('aibot_send_msg')).body).toMatchObject({ chatid: 'wrNew', chat_type: 2 })
    expect((await far.nth('aibot_send_msg', 2)).body).toMatchObject({ chatid: 'sunli', chat_type: 1 })
  })

  it('as a card is answered or pushed, and updated by the click', async () => {
    const card = { card_type: 'button_interaction', task_id: 'q-17' }
    await bot.puppet.sendCard({ ...group, reqId: 'R', card })
    await bot.puppet.sendCard({ ...single, card })
    await bot.puppet.updateCard({ reqId: 'E', card })
    expect((await far.nth('aibot_respond_msg')).body).toEqual({ msgtype: 'template_card', template_card: card })
    expect((await far.nth('aibot_send_msg')).body).toMatchObject({ chat_type: 1, msgtype: 'template_card' })
    expect(await far.nth('aibot_respond_update_msg')).toMatchObject({
      headers: { req_id: 'E' },
      body: { response_type: 'update_template_card', template_card: card },
    })
  })

  it('as a welcome is text', async () => {
    expect(await bot.puppet.sendWelcome({ reqId: 'E', text: '您好' })).toEqual({ ok: true })
    expect((await far.nth('aibot_respond_welcome_msg')).body).toEqual({ msgtype: 'text', text: { content: '您好' } })
  })

  it('is not sent where it is empty', async () => {
    expect(await bot.puppet.send({ ...single, markdown: ' \n' })).toMatchObject({ ok: false, retry: 'never' })
    expect(far.asked.some((asked) => asked.cmd === 'aibot_send_msg')).toBe(false)
  })

  it('is cut at a line, and says so, where it is longer than the wire takes', async () => {
    await bot.puppet.send({ ...single, markdown: '王建国（中王村）走访\n'.repeat(2_000) })
    const { content } = (await far.nth('aibot_send_msg')).body.markdown as { content: string }
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(mostBytes)
    expect(content).toMatch(/走访\n（内容太长，后面的没有显示）$/)
  })
})

describe('cutting', () => {
  it('leaves what fits as it is', () => {
    expect(cutToFit('走'.repeat(10), 30)).toBe('走'.repeat(10))
  })

  it('cuts one long line between signs, never within one', () => {
    const cut = cutToFit('𠮷'.repeat(100), 100)
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(100)
    expect(cut.startsWith('𠮷')).toBe(true)
    expect(Buffer.from(cut).toString()).toBe(cut)
  })
})

describe('a refusal', () => {
  it.each([
    [45009, 'again', '30 条'],
    [846605, 'push', '主动'],
    [846608, 'push', '主动'],
    [93001, 'never', '先给机器人发'],
    [93006, 'never', '先发一句话'],
    [600039, 'never', '群里'],
    [40008, 'never', '升级'],
    [42045, 'never', '卡片'],
    [40201, 'never', '改写'],
    [-1, 'again', '忙'],
    [123456, 'never', '123456'],
  ] as const)('%i is to be tried: %s', async (errcode, retry, words) => {
    far.answer = () => ({ errcode })
    const sent = await bot.puppet.send({ ...single, markdown: '好' })
    expect(sent).toMatchObject({ ok: false, unknown: false, retry, code: errcode })
    expect(sent.ok ? '' : sent.words).toContain(words)
    expect(bot.puppet.online).toBe(true)
  })

  it('of an ack without errcode is one', async () => {
    far.answer = () => 'nothing'
    const sent = bot.puppet.send({ ...single, markdown: '好' })
    const asked = await far.nth('aibot_send_msg')
    far.say({ headers: asked.headers })
    expect(await sent).toMatchObject({ ok: false, unknown: false, retry: 'again' })
  })

  it('leaves its number in the log, not its words', async () => {
    far.answer = () => ({ errcode: 40058 })
    await bot.puppet.send({ ...single, markdown: '好' })
    const line = bot.log.find((one) => one.fields.code === 40058)
    expect(line?.fields).toEqual({ said: 'Reply ack error', code: 40058 })
    expect(JSON.stringify(bot.log)).not.toContain('told by the test')
  })

  it('does not keep the words of others back', async () => {
    far.answer = (asked) => ({ errcode: asked.body.chatid === 'a' ? 93006 : 0 })
    const sent = await Promise.all(['a', 'b'].map((chat) => bot.puppet.send({ chat, group: false, markdown: '好' })))
    expect(sent.map((one) => one.ok)).toEqual([false, true])
  })
})

describe('no ack', () => {
  it('within five seconds means that nobody knows', async () => {
    far.answer = () => 'nothing'
    expect(await bot.puppet.send({ ...single, markdown: '好' })).toMatchObject({
      ok: false,
      unknown: true,
      retry: 'again',
    })
    expect(bot.puppet.online).toBe(true)
  }, 8_000)

  it('before a cut means that nobody knows', async () => {
    far.answer = () => 'nothing'
    const sent = bot.puppet.send({ ...single, reqId: 'R', streamId: 'S', markdown: '好' })
    await far.nth('aibot_respond_msg')
    far.cut()
    expect(await sent).toMatchObject({ ok: false, unknown: true, retry: 'again' })
  })
})

describe('a file', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100, 7)])
  let ids = 0

  beforeEach(() => {
    ids = 0
    far.answer = ({ cmd }) => {
      if (cmd === 'aibot_upload_media_init') return { body: { upload_id: 'U' } }
      if (cmd !== 'aibot_upload_media_finish') return {}
      ids += 1
      return { body: { media_id: `media${ids}`, type: 'file', created_at: 1 } }
    }
  })
  const uploadsSoFar = () => far.asked.filter((asked) => asked.cmd === 'aibot_upload_media_init')

  it('is uploaded in pieces and then said by its id', async () => {
    const bytes = Buffer.alloc(1_200_000, 1)
    expect(await bot.puppet.sendFile({ ...group, bytes, name: '名单.xlsx', image: false })).toEqual({ ok: true })
    expect(uploadsSoFar()[0]?.body).toMatchObject({
      type: 'file',
      filename: '名单.xlsx',
      total_size: 1_200_000,
      total_chunks: 3,
    })
    expect((await far.nth('aibot_send_msg')).body).toEqual({
      chatid: 'wrG',
      chat_type: 2,
      msgtype: 'file',
      file: { media_id: 'media1' },
    })
  })

  it('is shown as a picture where its bytes are one', async () => {
    await bot.puppet.sendFile({ ...single, reqId: 'R', bytes: png, name: 'a.png', image: true })
    await bot.puppet.sendFile({ ...single, bytes: Buffer.from('<svg></svg>'), name: 'b.png', image: true })
    expect((await far.nth('aibot_respond_msg')).body).toEqual({ msgtype: 'image', image: { media_id: 'media1' } })
    expect((await far.nth('aibot_send_msg')).body).toMatchObject({ msgtype: 'file' })
  })

  it('with the same content is uploaded once in two and a half days', async () => {
    let now = new Date('2026-07-15T04:00:00Z')
    await bot.stop()
    bot = await robot(far.url, { now: () => now })
    await bot.isOnline()
    const send = () => bot.puppet.sendFile({ ...single, bytes: png, name: 'a.png', image: true })
    await send()
    now = new Date('2026-07-17T04:00:00Z')
    await send()
    expect(uploadsSoFar()).toHaveLength(1)
    now = new Date('2026-07-17T17:00:00Z')
    await send()
    expect(uploadsSoFar()).toHaveLength(2)
  })

  it('is uploaded anew where the far end has forgotten its id', async () => {
    const answer = far.answer
    far.answer = (asked) => {
      const image = asked.body.image as { media_id?: string } | undefined
      return image?.media_id === 'media1' && ids === 1 && pushes > 1 ? { errcode: 40007 } : answer(asked)
    }
    let pushes = 0
    const send = () => {
      pushes += 1
      return bot.puppet.sendFile({ ...single, bytes: png, name: 'a.png', image: true })
    }
    expect(await send()).toEqual({ ok: true })
    expect(await send()).toEqual({ ok: true })
    expect(uploadsSoFar()).toHaveLength(2)
  })

  it.each([
    ['no bytes', 0, false, '空'],
    ['four bytes', 4, false, '空'],
    ['more than 20 MB', 20 * 1024 * 1024 + 1, false, '20 MB'],
  ])('of %s is not uploaded', async (_what, size, image, words) => {
    const sent = await bot.puppet.sendFile({ ...single, bytes: Buffer.alloc(size), name: 'a.bin', image })
    expect(sent).toMatchObject({ ok: false, unknown: false, retry: 'never' })
    expect(sent.ok ? '' : sent.words).toContain(words)
    expect(uploadsSoFar()).toHaveLength(0)
  })

  it('whose upload is refused says so with the code, and is not unknown', async () => {
    far.answer = ({ cmd }) => (cmd === 'aibot_upload_media_init' ? { errcode: 45009 } : {})
    expect(await bot.puppet.sendFile({ ...single, bytes: png, name: 'a.png', image: true })).toMatchObject({
      ok: false,
      unknown: false,
      retry: 'again',
      code: 45009,
    })
  })
})
