import excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actNamed } from '../../bot/jobs/index.ts'
import { carryOut } from '../../bot/jobs/once.ts'
import type { Say } from '../../bot/replies/say.ts'
import type { Digest } from '../../domain/lists/digest.ts'
import { jobSettings } from '../../domain/lists/job-settings.ts'
import type { Post } from '../../scripts/simulator/chats.ts'
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

  test('the month’s words and its table tell the same numbers', async () => {
    await chat.ask('c1', '走访 李铁柱，情况稳定')
    chat.now = new Date('2024-07-29T09:00:00+08:00')
    const before = chat.simulator.posts.length
    const { days } = await jobSettings(chat.db, districtId, '2024-07-29')
    const act = actNamed('monthly-round')
    const period = act?.period('2024-07-29', days)
    if (!act || !period) throw new Error('the 29th is the day of the month’s round')
    const silent = { info() {}, warn() {}, error() {} }
    await carryOut({ db: chat.db, districtId, log: silent, now: () => chat.now }, act, {
      period,
      day: '2024-07-29',
      days,
    })
    const posts = () => chat.simulator.posts.slice(before).filter((post) => post.chat === 'room-1')
    await expect
      .poll(() => posts().map((post) => post.kind), { timeout: 10_000 })
      .toEqual(['markdown', 'image', 'file'])
    const [words, , table] = posts()
    const [, done, due] = /走访 (\d+)\/(\d+) 户/.exec(words?.text ?? '') ?? []
    const [, left] = /(\d+) 户本月未走访/.exec(words?.text ?? '') ?? []
    const { progress, notVisited } = await tableOf(table)
    expect([done, due, left]).toEqual(['1', '3', '2'])
    expect(progress.map(([, places, visits]) => [places, visits])).toEqual([
      ['应走访（户）', '已走访（户）'],
      [2, 1],
      [1, 0],
    ])
    expect(notVisited.slice(1).map(([code]) => code)).toEqual(['JY-0001', 'JY-0003'])
  })

  const tableOf = async (post: Post | undefined) => {
    const book = new excel.Workbook()
    await book.xlsx.load((chat.simulator.bytes(post?.files?.[0]?.id ?? '') ?? Buffer.alloc(0)).buffer as ArrayBuffer)
    const rowsOf = (name: string) =>
      (book.getWorksheet(name)?.getSheetValues() ?? []).flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []))
    return { progress: rowsOf('走访进度'), notVisited: rowsOf('本月未走访') }
  }
})
