import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FarEnd, farEnd, until } from './far-end.ts'
import { messageFrame, thrownOutFrame } from './frames-in.ts'
import { type Robot, robot } from './robot.ts'

let far: FarEnd
let bot: Robot | undefined

beforeEach(async () => {
  far = await farEnd()
})
afterEach(async () => {
  await bot?.stop()
  bot = undefined
  await far.close()
})

const subscribe = 'aibot_subscribe'

describe('being online', () => {
  it('subscribes with id and secret, and logs in once', async () => {
    let logins = 0
    bot = await robot(far.url)
    bot.puppet.on('login', () => {
      logins += 1
    })
    await bot.isOnline()
    expect((await far.nth(subscribe)).body).toMatchObject({ bot_id: 'robot', secret: '不能出现在日志里' })
    far.cut()
    await far.nth(subscribe, 2)
    await bot.isOnline()
    expect(logins).toBe(1)
    expect(bot.puppet.currentUserId).toBe('robot')
    expect(bot.puppet.isLoggedIn).toBe(true)
  })

  it('is not online between a cut and the next subscribe', async () => {
    bot = await robot(far.url)
    await bot.isOnline()
    far.answer = () => 'nothing'
    far.cut()
    await until('offline', () => bot?.puppet.online === false)
    expect(await bot.puppet.send({ chat: 'a', group: false, markdown: '好' })).toMatchObject({
      ok: false,
      unknown: false,
      retry: 'again',
    })
  })

  it('comes back after more cuts than the ten that the SDK bears', async () => {
    const { port } = far
    await far.close()
    let tries = 0
    const shut = createServer((socket) => {
      tries += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => shut.listen(port, '127.0.0.1', resolve))
    bot = await robot(far.url, { timers: { reconnect: 1 } })
    await until('12 tries', () => tries >= 12)
    expect(bot.puppet.trouble).toContain('连不上')
    await new Promise<void>((resolve) => shut.close(() => resolve()))
    far = await farEnd(port)
    await bot.isOnline()
    expect(bot.puppet.trouble).toBeUndefined()
  })

  it('comes back after more refused log-ins than the five that the SDK bears, and says why it waits', async () => {
    far.answer = (asked) => (asked.cmd === subscribe ? { errcode: 853000 } : {})
    bot = await robot(far.url)
    await far.nth(subscribe, 8)
    expect(bot.puppet.trouble).toContain('WECOM_BOT_SECRET')
    far.answer = () => ({})
    await bot.isOnline()
  })

  it('connects anew when nobody answers its subscribe', async () => {
    far.answer = () => 'nothing'
    bot = await robot(far.url)
    await far.nth(subscribe, 3)
    expect(bot.puppet.online).toBe(false)
    far.answer = () => ({})
    await bot.isOnline()
    expect(far.openAtOnce).toBe(1)
  })

  it('connects anew when an open socket says that nobody subscribed', async () => {
    bot = await robot(far.url)
    await bot.isOnline()
    far.answer = (asked) => (asked.cmd === 'aibot_send_msg' ? { errcode: 846609 } : {})
    const { puppet } = bot
    const refused = await Promise.all([1, 2, 3].map(() => puppet.send({ chat: 'a', group: false, markdown: '好' })))
    for (const one of refused) expect(one).toMatchObject({ ok: false, unknown: false, retry: 'again' })
    far.answer = () => ({})
    await far.nth(subscribe, 2)
    await bot.isOnline()
    expect(await puppet.send({ chat: 'a', group: false, markdown: '好' })).toEqual({ ok: true })
    expect(far.opened).toBe(2)
    expect(far.openAtOnce).toBe(1)
  })

  it('notices a line that is open but silent, and connects anew', async () => {
    bot = await robot(far.url, { timers: { subscribe: 80, reconnect: 2, heartbeat: 15, gone: 500 } })
    await bot.isOnline()
    far.answer = (asked) => (asked.cmd === 'ping' ? 'nothing' : {})
    await far.nth(subscribe, 2)
    far.answer = () => ({})
    await bot.isOnline()
  })

  it('tells each time it is online, so that what waited can go', async () => {
    let times = 0
    bot = await robot(far.url, {
      onOnline: () => {
        times += 1
      },
    })
    await bot.isOnline()
    far.cut()
    await until('twice', () => times === 2)
  })

  it('stops for good when told to, and starts again when told to', async () => {
    bot = await robot(far.url)
    await bot.isOnline()
    await bot.puppet.pause()
    expect(bot.puppet.online).toBe(false)
    bot.puppet.resume()
    await bot.isOnline()
    expect(far.openAtOnce).toBe(1)
  })
})

describe('thrown out by a second connection', () => {
  it('reports it once and does not come back until told', async () => {
    let told = 0
    bot = await robot(far.url, {
      onThrownOut: () => {
        told += 1
      },
    })
    await bot.isOnline()
    far.say(thrownOutFrame)
    await until('told', () => told > 0)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(told).toBe(1)
    expect(far.opened).toBe(1)
    expect(bot.puppet.connectionState).toBe('thrown-out')
    expect(bot.puppet.trouble).toContain('别处')
    expect(await bot.puppet.send({ chat: 'a', group: false, markdown: '好' })).toMatchObject({ retry: 'again' })
    bot.puppet.resume()
    await bot.isOnline()
  })

  it('is noticed where the event lacks what the SDK asks of it', async () => {
    let told = 0
    bot = await robot(far.url, {
      onThrownOut: () => {
        told += 1
      },
    })
    await bot.isOnline()
    far.say({ cmd: 'aibot_event_callback', headers: {}, body: { event: { eventtype: 'disconnected_event' } } })
    await until('told', () => told > 0)
    expect(told).toBe(1)
  })

  it('survives a caller that throws when told', async () => {
    bot = await robot(far.url, {
      onThrownOut: () => {
        throw new Error('锁没有了')
      },
    })
    await bot.isOnline()
    far.say(thrownOutFrame)
    await until('state', () => bot?.puppet.connectionState === 'thrown-out')
    bot.puppet.resume()
    await bot.isOnline()
    expect(JSON.stringify(bot.log)).not.toContain('锁没有了')
  })
})

describe('listeners that fail', () => {
  it('cost neither the process nor the socket', async () => {
    bot = await robot(far.url)
    await bot.isOnline()
    bot.puppet.on('message', () => {
      throw new Error('王建国患病')
    })
    bot.puppet.on('message', async () => {
      throw new Error('王建国患病')
    })
    bot.puppet.on('message', () => Promise.reject(undefined))
    far.say(messageFrame({ msgid: 'first' }))
    far.say(messageFrame({ msgid: 'second' }))
    expect((await bot.nth(2)).msgid).toBe('second')
    await until('logged', () => (bot?.log.filter((line) => line.level === 'error').length ?? 0) >= 6)
    expect(JSON.stringify(bot.log)).not.toContain('王建国')
    expect(far.opened).toBe(1)
  })
})

describe('frames that cannot be read', () => {
  const bad: readonly (readonly [string, unknown])[] = [
    ['no JSON', '{"cmd":"aibot_msg_callback","body":{"text":{"content":"王建国患病'],
    ['a list', [1, 2]],
    ['null', 'null'],
    ['a number', '7'],
    ['an unknown command', { cmd: 'aibot_news', headers: { req_id: 'x' }, body: { text: '王建国患病' } }],
    ['no headers', { ...messageFrame(), headers: undefined }],
    ['headers that are text', { ...messageFrame(), headers: 'R' }],
    ['no body', { cmd: 'aibot_msg_callback', headers: { req_id: 'x' } }],
    ['no from', messageFrame({ from: undefined })],
    ['from without userid', messageFrame({ from: {} })],
    ['an empty msgid', messageFrame({ msgid: '' })],
    ['a msgid that is a number', messageFrame({ msgid: 7 })],
    ['a group without chatid', messageFrame({ chattype: 'group' })],
    ['a strange chat type', messageFrame({ chattype: '王建国患病' })],
    ['text without content', messageFrame({ text: {} })],
    ['text that is a list', messageFrame({ text: { content: ['王建国患病'] } })],
    ['a picture by a strange protocol', messageFrame({ msgtype: 'image', image: { url: 'file:///etc/passwd' } })],
    ['mixed without items', messageFrame({ msgtype: 'mixed', mixed: {} })],
    ['a type that nobody knows', messageFrame({ msgtype: '王建国患病' })],
    ['an event without a kind', { ...messageFrame({ msgtype: 'event', event: {} }), cmd: 'aibot_event_callback' }],
  ]

  it('are dropped, without their words in the log, and the next is heard on the same socket', async () => {
    bot = await robot(far.url)
    await bot.isOnline()
    for (const [, frame] of bad) far.say(frame)
    far.say(messageFrame({ msgid: 'good' }))
    expect((await bot.nth(1)).msgid).toBe('good')
    expect(bot.heard).toHaveLength(1)
    expect(far.opened).toBe(1)
    expect(JSON.stringify(bot.log)).not.toMatch(/王建国|患病|passwd|不能出现/)
  })

  it('are named in the log by their ids and the fields that are wrong', async () => {
    bot = await robot(far.url)
    await bot.isOnline()
    const frame = messageFrame({ text: { content: 7 } })
    far.say(frame)
    const line = await until('logged', () => bot?.log.find((one) => one.message.includes('dropped')))
    expect(line.fields).toEqual({ msgid: frame.body.msgid, reqId: frame.headers.req_id, wrong: ['body.text.content'] })
  })
})
