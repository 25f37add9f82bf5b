import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { connect, type Robot, refusalOf, simulate } from './robot.ts'

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const xlsx = Buffer.from('PK\u0003\u0004 something long enough to be more than one block of the cipher')

const media = (body: unknown): { url: string; aeskey: string } => body as { url: string; aeskey: string }
const send = (robot: Robot, body: object, cmd: string): Promise<unknown> =>
  refusalOf(robot.client.reply({ headers: { req_id: `${cmd}_${Math.random()}` } }, body, cmd))

test('a file comes encrypted, with its name, and no longer after five minutes', async () => {
  let now = new Date('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => now })
  using robot = connect(simulator)
  simulator.sendFile('zhao', { name: '户 名册.xlsx', bytes: xlsx })
  const { url, aeskey } = media((await robot.heardMessage()).body?.file)
  const raw = Buffer.from(await (await fetch(url)).arrayBuffer())
  expect(raw.length % 32).toBe(0)
  expect(raw.includes('something')).toBe(false)
  expect(await robot.client.downloadFile(url, aeskey)).toEqual({ buffer: xlsx, filename: '户 名册.xlsx' })
  now = new Date('2024-07-15T01:05:00Z')
  expect((await fetch(url)).status).toBe(404)
})

test('a block of exactly 32 bytes keeps its bytes', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  const bytes = Buffer.alloc(64, 7)
  simulator.sendFile('zhao', { name: 'a.bin', bytes })
  const { url, aeskey } = media((await robot.heardMessage()).body?.file)
  expect((await robot.client.downloadFile(url, aeskey)).buffer).toEqual(bytes)
})

test('a picture comes alone in a single chat, and with its text as one message', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.sendImage('zhao', png)
  const { url, aeskey } = media((await robot.heardMessage()).body?.image)
  expect((await robot.client.downloadFile(url, aeskey)).buffer).toEqual(png)
  simulator.sendImage('zhao', png, { text: '王建国家的房子' })
  const items = (await robot.heardMessage(2)).body?.mixed.msg_item
  expect(items[0]).toEqual({ msgtype: 'text', text: { content: '王建国家的房子' } })
  expect((await robot.client.downloadFile(items[1].image.url, items[1].image.aeskey)).buffer).toEqual(png)
})

test('a HEIC is sent as a picture, as phones do, and the robot may send none', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(40)])
  simulator.sendImage('zhao', heic)
  expect((await robot.heardMessage()).body?.msgtype).toBe('image')
  expect(simulator.posts[0]?.files?.[0]?.type).toBe('image/heic')
  const sent = robot.client.uploadMedia(heic, { type: 'image', filename: 'a.heic' })
  expect(await refusalOf(sent)).toBe(40004)
})

test('in a group a file and a lone picture stay there, a text with a picture reaches the robot', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.sendFile('zhao', { name: 'a.xlsx', bytes: xlsx }, { group: 'room-1' })
  simulator.sendImage('zhao', png, { group: 'room-1' })
  simulator.mixed('zhao', [{ image: png }], { group: 'room-1' })
  simulator.mixed('zhao', [{ image: png }, { text: '走访王建国' }], { group: 'room-1' })
  const { body } = await robot.heardMessage()
  expect(body).toMatchObject({ msgtype: 'mixed', chatid: 'room-1' })
  expect(body?.mixed.msg_item[1].text.content).toBe('@帮扶助手 走访王建国')
  expect(robot.messages).toHaveLength(1)
  expect(simulator.posts.map(({ kind }) => kind)).toEqual(['file', 'image', 'mixed', 'mixed'])
})

test('what the robot uploads in pieces appears in the chat, byte for byte', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '日报')
  await robot.heardMessage()
  const big = Buffer.concat([png, Buffer.alloc(1_200_000, 5)])
  const { media_id: id } = await robot.client.uploadMedia(big, { type: 'image', filename: '日报.png' })
  await robot.client.sendMediaMessage('zhao', 'image', id)
  const post = await simulator.next('zhao')
  expect(post).toMatchObject({ kind: 'image', files: [{ name: '日报.png', type: 'image/png', size: big.length }] })
  expect(simulator.bytes(post.files?.[0]?.id ?? '')?.equals(big)).toBe(true)
})

test('a media_id is good for its own kind, for three days, and only if it was given out', async () => {
  let now = new Date('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => now })
  using robot = connect(simulator)
  simulator.say('zhao', '日报')
  await robot.heardMessage()
  const { media_id: id } = await robot.client.uploadMedia(xlsx, { type: 'file', filename: '名单.xlsx' })
  expect(await refusalOf(robot.client.sendMediaMessage('zhao', 'image', id))).toBe(40007)
  expect(await refusalOf(robot.client.sendMediaMessage('zhao', 'file', 'made-up'))).toBe(40007)
  expect(await refusalOf(robot.client.sendMediaMessage('zhao', 'file', id))).toBe(0)
  expect(simulator.heard('zhao')).toEqual(['[文件] 名单.xlsx'])
  now = new Date('2024-07-18T01:00:00Z')
  expect(await refusalOf(robot.client.sendMediaMessage('zhao', 'file', id))).toBe(40007)
})

test('an upload of a wrong size, kind or sum is refused', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  simulator.say('zhao', '日报')
  await robot.heardMessage()
  const begin = (more: object) =>
    send(robot, { type: 'file', filename: 'a.txt', total_size: 8, total_chunks: 1, ...more }, 'aibot_upload_media_init')
  expect(await begin({ total_size: 4 })).toBe(40006)
  expect(await begin({ total_size: (20 << 20) + 1, total_chunks: 41 })).toBe(40006)
  expect(await begin({ type: 'image', total_size: (10 << 20) + 1, total_chunks: 21 })).toBe(40006)
  expect(await begin({ type: 'sticker' })).toBe(40004)
  expect(await begin({ total_chunks: 101 })).toBe(40058)
  const wrong = robot.client.uploadMedia(Buffer.from('no picture'), { type: 'image', filename: 'a.png' })
  expect(await refusalOf(wrong)).toBe(40004)
  const init = { type: 'file', filename: 'a.txt', total_size: 8, total_chunks: 1 }
  const md5 = createHash('md5').update('other').digest('hex')
  const begun = await robot.client.reply({ headers: { req_id: 'u-1' } }, { ...init, md5 }, 'aibot_upload_media_init')
  const piece = {
    upload_id: begun.body.upload_id,
    chunk_index: 0,
    base64_data: Buffer.from('12345678').toString('base64'),
  }
  expect(await send(robot, { ...piece, chunk_index: 1 }, 'aibot_upload_media_chunk')).toBe(40058)
  expect(await send(robot, { upload_id: piece.upload_id }, 'aibot_upload_media_finish')).toBe(40058)
  expect(await send(robot, piece, 'aibot_upload_media_chunk')).toBe(0)
  expect(await send(robot, { upload_id: piece.upload_id }, 'aibot_upload_media_finish')).toBe(40058)
})

test('the 31st upload in a minute is refused', async () => {
  const now = new Date('2024-07-15T01:00:00Z')
  await using simulator = await simulate({ now: () => now })
  using robot = connect(simulator)
  simulator.say('zhao', '日报')
  await robot.heardMessage()
  const init = { type: 'file', filename: 'a.txt', total_size: 8, total_chunks: 1 }
  for (let count = 0; count < 30; count += 1) expect(await send(robot, init, 'aibot_upload_media_init')).toBe(0)
  expect(await send(robot, init, 'aibot_upload_media_init')).toBe(45009)
})
