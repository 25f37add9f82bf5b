import { afterEach, expect, test } from 'vitest'
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

onBoth('一句话带着图片和文件', (kind) => {
  let db: Database
  let simulator: Simulator
  let bot: Robot
  let outbox: Outbox
  const silent = { info() {}, warn() {}, error() {} }

  const begin = async (attached: readonly Attachment[]) => {
    db = await freshDatabase(kind)
    simulator = await startSimulator({ port: 0, people: [], groups: [], botName: '帮扶助手', opened: ['c1'] })
    bot = await robot(simulator.wsUrl)
    await bot.isOnline()
    open(attached)
  }
  const open = (attached: readonly Attachment[]): void => {
    outbox = openOutbox({
      db,
      districtId,
      log: silent,
      now: () => new Date(),
      lookEvery: 50,
      words: () => '轵城镇 走访日报',
      attached: (row) => (row.say.say === 'trouble' ? attached : []),
      send: (words) => bot.puppet.send(words),
      sendFile: (one) => bot.puppet.sendFile(one),
    })
  }
  const post = async (say: 'trouble' | 'cancelled', more: object = {}): Promise<void> => {
    const id = crypto.randomUUID()
    await db.prisma.outbox.create({
      data: { districtId, id, chat: 'c1', inGroup: false, say: { say }, way: 'push', streamId: id, ...more },
    })
  }
  const kindsIn = () => simulator.posts.map((one) => one.kind)
  const rows = () => db.prisma.outbox.findMany({ orderBy: { seq: 'asc' } })
  const over = (count: number) =>
    expect
      .poll(async () => (await rows()).filter(({ state }) => state !== 'waiting').length, { timeout: 15_000 })
      .toBe(count)

  afterEach(async () => {
    await outbox.stop()
    await bot.stop()
    await simulator.close()
    await db.close()
  })

  test('the text goes first, then the picture, then the file, each once and whole', async () => {
    await begin([picture, file])
    await post('cancelled')
    await post('trouble')
    await post('cancelled')
    await over(3)
    expect(kindsIn()).toEqual(['markdown', 'markdown', 'image', 'file', 'markdown'])
    const [, , drawn, list] = simulator.posts
    expect(simulator.bytes(drawn?.files?.[0]?.id ?? '')).toEqual(png)
    expect(list?.files?.[0]?.name).toBe('名单.xlsx')
    expect(await rows()).toMatchObject([{}, { state: 'sent', text: '轵城镇 走访日报', errcode: null }, {}])
  })

  test('a picture that cannot be drawn stops neither the text nor the file, and is told on the row', async () => {
    await begin([broken, file])
    await post('trouble')
    await over(1)
    expect(kindsIn()).toEqual(['markdown', 'file'])
    expect(await rows()).toMatchObject([
      { state: 'sent', text: '轵城镇 走访日报', errcode: '图片没能画出来，请报告维护人员' },
    ])
  })

  test('a picture refused for now goes again, and the text does not', async () => {
    await begin([picture])
    await post('trouble')
    simulator.control.refuse(45009, 1, 'aibot_upload_media_init')
    await over(1)
    expect(kindsIn()).toEqual(['markdown', 'image'])
    expect(await rows()).toMatchObject([{ state: 'sent', errcode: null }])
  })

  test('after an end between text and picture only the picture goes', async () => {
    await begin([picture, file])
    await outbox.stop()
    await post('trouble', { told: 1, text: '轵城镇 走访日报' })
    open([picture, file])
    await over(1)
    expect(kindsIn()).toEqual(['image', 'file'])
  })

  test('what follows a text that was refused for good is not sent', async () => {
    await begin([picture])
    simulator.control.refuse(40201, 1, 'aibot_send_msg')
    await post('trouble')
    await over(1)
    await pause(100)
    expect(kindsIn()).toEqual([])
    expect(await rows()).toMatchObject([{ state: 'failed' }])
  })

  test('a picture goes with an answer as the answer does', async () => {
    await begin([picture])
    simulator.say('c1', '走访')
    const { reqId } = await bot.nth(1)
    await post('trouble', { way: 'answer', reqId, reqUntil: new Date(Date.now() + 60_000) })
    await over(1)
    expect(kindsIn()).toEqual(['text', 'stream', 'image'])
    const said = simulator.control.frames.filter(
      ({ cmd }) => cmd.startsWith('aibot_respond') || cmd.endsWith('send_msg'),
    )
    expect(said.map(({ cmd }) => cmd)).toEqual(['aibot_respond_msg', 'aibot_respond_msg'])
  })
})
