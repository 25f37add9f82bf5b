import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Attachment } from '../../bot/outbox/attached.ts'
import { type Outbox, openOutbox } from '../../bot/outbox/outbox.ts'
import { districtId } from '../../domain/records/district.ts'
import type { Database } from '../../prisma/transact.ts'
import { type Simulator, startSimulator } from '../../scripts/simulator/server.ts'
import { type Robot, robot } from '../puppet/robot.ts'
import { pause } from '../support/chat.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(600_000, 7)])
const picture: Attachment = { kind: 'picture', name: '日报.png', make: async () => png }
const file: Attachment = { kind: 'file', name: '名单.xlsx', make: async () => Buffer.from('PK\x03\x04 rows') }
const broken: Attachment = { kind: 'picture', name: 'x.png', make: () => Promise.reject(new Error('no font')) }
/** The same to look at, and other bytes: what was uploaded once is not uploaded again. */
const another = (one: Attachment): Attachment => ({
  ...one,
  make: async () => Buffer.concat([await one.make(), Buffer.from(crypto.randomUUID())]),
})
// At night nothing is pushed.
const noonToday = new Date(`${new Date().toISOString().slice(0, 10)}T12:00:00+08:00`)

onBoth('一句话带着图片和文件', (kind) => {
  let db: Database
  let simulator: Simulator
  let bot: Robot
  let outbox: Outbox
  let chat = ''
  let count = 0
  const silent = { info() {}, warn() {}, error() {} }

  beforeAll(async () => {
    db = await freshDatabase(kind)
    const opened = Array.from({ length: 20 }, (_, at) => `c${at}`)
    simulator = await startSimulator({ port: 0, people: [], groups: [], botName: '帮扶助手', opened })
    bot = await robot(simulator.wsUrl)
    await bot.isOnline()
  })
  beforeEach(() => {
    count += 1
    chat = `c${count}`
  })
  afterEach(() => outbox.stop())
  afterAll(async () => {
    await bot.stop()
    await simulator.close()
    await db.close()
  })

  const open = (attached: () => readonly Attachment[]): void => {
    outbox = openOutbox({
      db,
      districtId,
      log: silent,
      now: () => noonToday,
      lookEvery: 50,
      words: () => '轵城镇 走访日报',
      attached: (row) => (row.say.say === 'trouble' ? attached() : []),
      send: (words) => bot.puppet.send(words),
      sendFile: (one) => bot.puppet.sendFile(one),
    })
  }
  const begin = (...attached: readonly Attachment[]) => open(() => attached)
  const post = async (say: 'trouble' | 'cancelled', more: object = {}): Promise<void> => {
    const id = crypto.randomUUID()
    await db.prisma.outbox.create({
      data: { districtId, id, chat, inGroup: false, say: { say }, way: 'push', streamId: id, ...more },
    })
  }
  const posts = () => simulator.posts.filter((one) => one.chat === chat)
  const kindsIn = () => posts().map((one) => one.kind)
  const rows = () => db.prisma.outbox.findMany({ where: { chat }, orderBy: { seq: 'asc' } })
  const over = (many: number) =>
    expect
      .poll(async () => (await rows()).filter(({ state }) => state !== 'waiting').length, { timeout: 15_000 })
      .toBe(many)

  test('the text goes first, then the picture, then the file, each once and whole', async () => {
    for (const say of ['cancelled', 'trouble', 'cancelled'] as const) await post(say)
    begin(picture, file)
    await over(3)
    expect(kindsIn()).toEqual(['markdown', 'markdown', 'image', 'file', 'markdown'])
    const [, , drawn, list] = posts()
    expect(simulator.bytes(drawn?.files?.[0]?.id ?? '')).toEqual(png)
    expect(list?.files?.[0]?.name).toBe('名单.xlsx')
    expect(await rows()).toMatchObject([{}, { state: 'sent', text: '轵城镇 走访日报', errcode: null }, {}])
  })

  test('a picture that cannot be drawn stops neither the text nor the file, and is told on the row', async () => {
    begin(broken, file)
    await post('trouble')
    await over(1)
    expect(kindsIn()).toEqual(['markdown', 'file'])
    expect(await rows()).toMatchObject([
      { state: 'sent', text: '轵城镇 走访日报', errcode: '图片没能画出来，请报告维护人员' },
    ])
  })

  test('where nobody can tell what is attached, the text goes all the same', async () => {
    open(() => {
      throw new Error('a row of an older shape')
    })
    await post('trouble')
    await over(1)
    expect(kindsIn()).toEqual(['markdown'])
  })

  test('a picture refused for now goes again, and the text does not', async () => {
    begin(another(picture))
    simulator.control.refuse(45009, 1, 'aibot_upload_media_init')
    await post('trouble')
    await over(1)
    expect(kindsIn()).toEqual(['markdown', 'image'])
    expect(await rows()).toMatchObject([{ state: 'sent', errcode: null }])
  })

  test('after an end between text and picture only what is left goes', async () => {
    await post('trouble', { told: 1, text: '轵城镇 走访日报' })
    begin(picture, file)
    await over(1)
    expect(kindsIn()).toEqual(['image', 'file'])
  })

  test('what follows a text that was refused for good is not sent', async () => {
    begin(picture)
    simulator.control.refuse(40201, 1, 'aibot_send_msg')
    await post('trouble')
    await over(1)
    await pause(100)
    expect(kindsIn()).toEqual([])
    expect(await rows()).toMatchObject([{ state: 'failed' }])
  })

  test('a picture goes with an answer as the answer does', async () => {
    begin(picture)
    const heard = bot.heard.length
    simulator.say(chat, '走访')
    const { reqId } = await bot.nth(heard + 1)
    const before = simulator.control.frames.length
    await post('trouble', { way: 'answer', reqId, reqUntil: new Date(noonToday.getTime() + 60_000) })
    await over(1)
    expect(kindsIn()).toEqual(['text', 'stream', 'image'])
    const said = simulator.control.frames
      .slice(before)
      .flatMap(({ cmd }) => (/respond|send_msg/.test(cmd) ? [cmd] : []))
    expect(said).toEqual(['aibot_respond_msg', 'aibot_respond_msg'])
  })
})
