import { readdirSync } from 'node:fs'
import { FileBox } from 'file-box'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Message, WechatyBuilder } from 'wechaty'
import { types } from 'wechaty-puppet'
import { guarded } from '../../bot/puppet/guard.ts'
import { PuppetWecom } from '../../bot/puppet/puppet.ts'
import { type Simulator, startSimulator } from '../../scripts/simulator/server.ts'
import { until } from './far-end.ts'

const names: Readonly<Record<string, string>> = { zhao: '赵志强', sun: '孙丽', wrG: '轵城镇工作群' }
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200, 9)])
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

let sim: Simulator
let puppet: PuppetWecom
let bot: ReturnType<typeof WechatyBuilder.build>
let heard: Message[]
let thrownOut: number

beforeEach(async () => {
  sim = await startSimulator({
    port: 0,
    botName: '帮扶助手',
    botId: 'robot',
    secret: 'secret',
    people: [
      { id: 'zhao', name: '赵志强', role: '帮扶责任人' },
      { id: 'sun', name: '孙丽', role: '镇干部' },
    ],
    groups: [{ chat: 'wrG', topic: '轵城镇工作群' }],
  })
  thrownOut = 0
  puppet = new PuppetWecom({
    botId: 'robot',
    secret: 'secret',
    wsUrl: sim.wsUrl,
    botName: '帮扶助手',
    nameOf: async (id) => {
      const name = names[id]
      if (name === undefined) throw new Error('the database is away')
      return name
    },
    log: silent,
    now: () => new Date(),
    onThrownOut: () => {
      thrownOut += 1
    },
    timers: { reconnect: 5 },
  })
  heard = []
  bot = WechatyBuilder.build({ name: 'robot', puppet })
  bot.on('message', (message) => void heard.push(message))
  // No bot.on('error') on purpose: a puppet must not need it to live.
  await bot.start()
  await until('online', () => puppet.online)
})
afterEach(async () => {
  await bot.stop()
  await sim.close()
})

const hears = (n: number) => until(`message ${n}`, () => heard[n - 1])

describe('a Wechaty bot on this puppet', () => {
  it('logs in as the robot and becomes ready', async () => {
    await bot.ready()
    expect(bot.isLoggedIn).toBe(true)
    expect(bot.currentUser.id).toBe('robot')
    expect(bot.currentUser.name()).toBe('帮扶助手')
  })

  it('writes no file of its own', () => {
    expect(readdirSync('.').filter((name) => name.includes('memory-card'))).toEqual([])
  })

  it('hears a message and answers it by say', async () => {
    sim.say('zhao', '走访王建国')
    const message = await hears(1)
    expect(message.type()).toBe(types.Message.Text)
    expect(message.text()).toBe('走访王建国')
    expect(message.talker().name()).toBe('赵志强')
    expect(message.room()).toBeUndefined()
    await message.say('**已记录**')
    expect((await sim.next('zhao')).text).toBe('**已记录**')
  })

  it('hears what addresses it in a group, and answers there', async () => {
    sim.say('zhao', '走访王建国', { group: 'wrG' })
    const message = await hears(1)
    expect(message.text()).toBe('走访王建国')
    expect(await message.mentionSelf()).toBe(true)
    expect(await message.room()?.topic()).toBe('轵城镇工作群')
    await message.say('已记录')
    expect((await sim.next('wrG')).text).toBe('已记录')
  })

  it('answers under the frame that asked, in one bubble though it is said twice', async () => {
    sim.say('zhao', '走访王建国', { group: 'wrG' })
    const frame = puppet.heard((await hears(1)).id)
    expect(frame).toMatchObject({ chat: 'wrG', group: true, userid: 'zhao' })
    const answer = { chat: 'wrG', group: true, reqId: frame?.reqId ?? '', streamId: 'o-1', markdown: '已记录' }
    expect(await puppet.send(answer)).toEqual({ ok: true })
    expect((await sim.next('wrG')).text).toBe('已记录')
    await puppet.send(answer)
    expect(sim.heard('wrG')).toEqual(['已记录'])
  })

  it('speaks first to a person and to a group that it has been reached by', async () => {
    sim.say('zhao', '你好')
    sim.say('sun', '你好', { group: 'wrG' })
    await hears(2)
    const [person, room] = [await bot.Contact.find({ id: 'zhao' }), await bot.Room.find({ id: 'wrG' })]
    await person?.say('还有 3 户')
    await room?.say('轵城镇日报')
    expect((await sim.next('zhao')).text).toBe('还有 3 户')
    expect((await sim.next('wrG')).text).toBe('轵城镇日报')
  })

  it('is told in words why a push to somebody never met is refused', async () => {
    const stranger = await bot.Contact.find({ id: 'sun' })
    await expect(stranger?.say('还有 3 户')).rejects.toThrow('先发一句话')
    expect(await puppet.send({ chat: 'sun', group: false, markdown: '还有 3 户' })).toMatchObject({ code: 93006 })
  })

  it('hears speech as words, words with pictures, and a quote', async () => {
    sim.voice('zhao', '今天去了王建国家')
    sim.mixed('zhao', [{ text: '走访王建国' }, { image: png }])
    sim.say('zhao', '4800', { quote: '已记录' })
    expect((await hears(1)).text()).toBe('今天去了王建国家')
    const both = await hears(2)
    expect(both.text()).toBe('走访王建国')
    expect(await puppet.media(both.id)).toMatchObject([{ ok: true, kind: 'image', type: 'png', bytes: png }])
    expect(puppet.heard((await hears(3)).id)?.quote?.text).toBe('已记录')
  })

  it('gets pictures and files, decrypted', async () => {
    sim.sendImage('zhao', png)
    sim.sendFile('zhao', { name: '花名册.xlsx', bytes: Buffer.from('PK\x03\x04 no real sheet') })
    const picture = await hears(1)
    expect(picture.type()).toBe(types.Message.Image)
    expect(await (await picture.toFileBox()).toBuffer()).toEqual(png)
    const file = await (await hears(2)).toFileBox()
    expect(file.name).toBe('花名册.xlsx')
    expect(String(await file.toBuffer())).toBe('PK\x03\x04 no real sheet')
  })

  it('says pictures and files', async () => {
    sim.say('zhao', '你好')
    await (await hears(1)).say(FileBox.fromBuffer(png, '日报.png'))
    const post = await sim.next('zhao')
    expect(post.kind).toBe('image')
    expect(Buffer.from(sim.bytes(post.files?.[0]?.id ?? '') ?? [])).toEqual(png)
    await (await hears(1)).say(FileBox.fromBuffer(Buffer.from('村,户\n中王村,1'), '名单.csv'))
    expect((await sim.next('zhao')).files?.[0]?.name).toBe('名单.csv')
  })

  it('hears a pressed button as its word, updates the card, and must push what else it says', async () => {
    sim.say('zhao', '你好')
    await hears(1)
    const card = {
      card_type: 'button_interaction',
      main_title: { title: '是王建国吗' },
      button_list: [
        { text: '是', key: '是', style: 1 },
        { text: '不是', key: '不是', style: 2 },
      ],
      task_id: 'q-17',
    }
    expect(await puppet.sendCard({ chat: 'zhao', group: false, card })).toEqual({ ok: true })
    sim.press('zhao', 'q-17', '是')
    const pressed = await hears(2)
    expect(pressed.type()).toBe(types.Message.Text)
    expect(pressed.text()).toBe('是')
    const frame = puppet.heard(pressed.id)
    expect(frame?.event).toEqual({ kind: 'card', key: '是', taskId: 'q-17' })
    const reqId = frame?.reqId ?? ''
    const words = { chat: 'zhao', group: false, markdown: '已确认' }
    expect(await puppet.send({ ...words, reqId, streamId: 'o-2' })).toMatchObject({ ok: false, retry: 'push' })
    expect(await puppet.updateCard({ reqId, card: { ...card, main_title: { title: '是' } } })).toEqual({ ok: true })
    expect(await puppet.send(words)).toEqual({ ok: true })
  })

  it('hears of an entered chat and welcomes', async () => {
    sim.enter('zhao')
    const entered = await hears(1)
    expect(entered.text()).toBe('')
    const frame = puppet.heard(entered.id)
    expect(frame?.event).toEqual({ kind: 'enter-chat' })
    expect(await puppet.sendWelcome({ reqId: frame?.reqId ?? '', text: '发一句话就行' })).toEqual({ ok: true })
    expect((await sim.next('zhao')).text).toBe('发一句话就行')
  })

  it('passes on what the wire delivers twice', async () => {
    sim.control.twice(true)
    sim.say('zhao', '走访王建国')
    await hears(2)
    expect(heard[0]?.id).toBe(heard[1]?.id)
  })

  it('lives and answers after listeners that throw or reject', async () => {
    bot.on(
      'message',
      guarded(silent, 'test', () => Promise.reject(new Error('rejected'))),
    )
    bot.on('message', () => {
      throw new Error('thrown, and the bot listens to no error')
    })
    sim.say('zhao', '一')
    await hears(1)
    sim.say('zhao', '二')
    await (await hears(2)).say('好')
    expect((await sim.next('zhao')).text).toBe('好')
  })

  it('stays logged in over a cut, and goes on', async () => {
    let logouts = 0
    bot.on('logout', () => {
      logouts += 1
    })
    sim.control.dropConnection()
    await until('offline', () => !puppet.online)
    await until('online', () => puppet.online)
    sim.say('zhao', '走访王建国')
    await hears(1)
    expect(logouts).toBe(0)
    expect(bot.isLoggedIn).toBe(true)
  })

  it('goes on connecting while there is no far end, and heeds no missing error listener', async () => {
    sim.control.cut(true)
    await until('offline', () => !puppet.online)
    await until('trouble', () => puppet.trouble)
    sim.control.cut(false)
    await until('online', () => puppet.online)
    sim.say('zhao', '走访王建国')
    await hears(1)
  })

  it('hears people whose names cannot be told just now', async () => {
    sim.say('nobody', '走访王建国')
    expect((await hears(1)).talker().name()).toBe('nobody')
  })

  it('stops when it is thrown out, until it is told to go on', async () => {
    sim.control.kick()
    await until('told', () => thrownOut > 0)
    expect(puppet.connectionState).toBe('thrown-out')
    puppet.resume()
    await until('online', () => puppet.online)
    sim.say('zhao', '走访王建国')
    await hears(1)
    expect(thrownOut).toBe(1)
  })

  it('reads the limit of a chat from its refusal', async () => {
    sim.say('zhao', '你好')
    await hears(1)
    const words = { chat: 'zhao', group: false, markdown: '好' }
    const sent = await Promise.all(Array.from({ length: 31 }, () => puppet.send(words)))
    expect(sent.filter((one) => one.ok)).toHaveLength(30)
    expect(sent.find((one) => !one.ok)).toMatchObject({ code: 45009, retry: 'again', unknown: false })
  })

  it('starts again after a stop', async () => {
    await bot.stop()
    expect(sim.online).toBe(false)
    await bot.start()
    await until('online', () => puppet.online)
    sim.say('zhao', '走访王建国')
    await hears(1)
  })
})
