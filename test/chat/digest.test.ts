import excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Say } from '../../bot/replies/say.ts'
import type { Digest } from '../../domain/lists/digest.ts'
import { daily, monthly, quietDay } from '../pictures/figures.ts'
import { type Chat, districtId, openChat } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('群里的简报', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
    await chat.ask('c1', '王建国住院了，自己花了两万三，家里困难')
    await chat.askInGroup('l1', 'room-1', '帮助')
  })
  afterAll(() => chat.close())

  /** What the group hears of a digest, in order, once its row is done with. */
  const heard = async (figures: Digest) => {
    const before = chat.simulator.posts.length
    const id = crypto.randomUUID()
    const say: Say = { say: 'digest', figures }
    const row = { districtId, id, chat: 'room-1', inGroup: true, way: 'push', streamId: id, job: 'daily-digest' }
    await chat.db.prisma.outbox.create({ data: { ...row, say: JSON.parse(JSON.stringify(say)) } })
    const state = async () =>
      (await chat.db.prisma.outbox.findUnique({ where: { districtId_id: { districtId, id } } }))?.state
    await expect.poll(state, { timeout: 10_000 }).toBe('sent')
    return chat.simulator.posts.slice(before)
  }

  test('a day is its lines and then its picture', async () => {
    const posts = await heard(daily)
    expect(posts.map((post) => post.kind)).toEqual(['markdown', 'image'])
    expect(posts[0]?.text).toMatch(/^轵城镇 7月17日（周三）走访日报/)
    const png = chat.simulator.bytes(posts[1]?.files?.[0]?.id ?? '') ?? Buffer.alloc(24)
    expect(png.readUInt32BE(16)).toBe(1_080)
  })

  test('a quiet day is one line alone', async () => {
    expect((await heard(quietDay)).map((post) => post.kind)).toEqual(['markdown'])
  })

  test('a month comes with a table: a sheet a list, no whole name, no cause, no cadre', async () => {
    const posts = await heard(monthly)
    expect(posts.map((post) => post.kind)).toEqual(['markdown', 'image', 'file'])
    const [file] = posts[2]?.files ?? []
    expect(file?.name).toBe('轵城镇-2024-07-月调度.xlsx')
    const book = new excel.Workbook()
    await book.xlsx.load((chat.simulator.bytes(file?.id ?? '') ?? Buffer.alloc(0)).buffer as ArrayBuffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['走访进度', '本月未走访', '未报月排查', '本月突发困难'])
    const texts = book.worksheets.map((sheet) =>
      sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.filter(Boolean).join(' ')] : [])),
    )
    expect(texts[1]).toEqual([
      '户编号 乡镇 村 户主 最近走访',
      'JY-0001 轵城镇 中王村 王**',
      'JY-0002 轵城镇 中王村 李**',
      'JY-0003 轵城镇 赵村 赵**',
    ])
    expect(texts[3]).toEqual(['户编号 乡镇 村 户主 发生日期', 'JY-0001 轵城镇 中王村 王** 2024-07-15'])
    expect(texts.flat().join(' ')).not.toMatch(/赵志强|住院|23000/)
  })
})
