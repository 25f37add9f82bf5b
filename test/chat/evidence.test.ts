import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chat, handledMessage, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'
import { exifOf, heic, jpeg, jpegWith, png, webp } from '../support/pictures.ts'

const minutes = (count: number): number => count * 60_000

onBoth('照片作佐证', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind, { gather: 300 })
  })
  afterAll(() => chat.close())

  const send = async (from: string, bytes: Buffer): Promise<string> => {
    chat.simulator.sendImage(from, bytes)
    return (await chat.simulator.next(from)).text
  }
  const withWords = async (from: string, text: string, bytes: Buffer): Promise<string> => {
    chat.simulator.sendImage(from, bytes, { text })
    return (await chat.simulator.next(from)).text
  }
  const later = (by: number): void => {
    chat.now = new Date(chat.now.getTime() + by)
  }
  const evidence = async () => {
    const rows = await chat.db.prisma.evidence.findMany({ orderBy: { id: 'asc' } })
    return rows.map(({ reportId, householdCode, mime, takenAt, exif }) => {
      return { report: reportId !== null, household: householdCode, mime, takenAt, exif }
    })
  }
  const last = async () => (await evidence()).at(-1)

  test('没有报过事，先留着，问是哪一户的；名字一到就归它', async () => {
    const asked = await send('c3', jpeg())
    expect(asked).toMatch(/^未记录：图片 1 张已留存/)
    expect(asked).toMatch(/哪一户的照片？回数字，或写户主姓名：\s+1 .*张三/)
    expect(await last()).toMatchObject({ report: false, household: null })
    expect(await send('c3', png())).toMatch(/^未记录：图片 2 张/)
    expect(await chat.ask('c3', '张三家的')).toMatch(/^已记录：图片 2 张，作张三（王庄村）的佐证$/)
    expect((await evidence()).map(({ household }) => household)).toEqual(['JY-0006', 'JY-0006'])
  })

  test('数字也能答，重启之后还在等，取消就不作佐证', async () => {
    await send('c2', png())
    await chat.restart()
    expect(await chat.ask('c2', '2')).toMatch(/^已记录：图片 1 张，作王建国（葛山村）的佐证/)
    await send('c2', webp())
    expect(await chat.ask('c2', '9')).toMatch(/^没看懂。哪一户的照片？/)
    expect(await chat.ask('c2', '取消')).toMatch(/不作佐证/)
    expect(await last()).toMatchObject({ report: false, household: null, mime: 'image/webp' })
  })

  test('半小时内报过事，就是那件事的佐证；拍的时间地点另存', async () => {
    await chat.ask('c1', '走访 王建国 情况稳定')
    later(minutes(29))
    const shot = { takenAt: '2024:07:15 10:05:00', latitude: [35, 5, 24], longitude: [112, 36, 36] } as const
    const bytes = jpegWith(exifOf(shot))
    expect(await send('c1', bytes)).toBe('已记录：图片 1 张，作王建国（中王村）走访的佐证')
    expect(await last()).toEqual({
      report: true,
      household: 'JY-0001',
      mime: 'image/jpeg',
      takenAt: new Date('2024-07-15T02:05:00Z'),
      exif: { latitude: 35.09, longitude: 112.61 },
    })
    const before = (await evidence()).length
    expect(await send('c1', bytes)).toMatch(/以前存过，没有再存/)
    expect(await evidence()).toHaveLength(before)
  })

  test('过了半小时就要问', async () => {
    later(minutes(2))
    expect(await send('c1', png())).toMatch(/哪一户的照片？/)
    await chat.ask('c1', '取消')
  })

  test('配的话里说了是谁家，就归谁家；说了事，就是那件事的', async () => {
    expect(await withWords('c1', '李铁柱家的房子', png())).toMatch(/^已记录：图片 1 张，作李铁柱（中王村）的佐证/)
    const answer = await withWords('c1', '走访 赵全福 情况稳定', webp())
    expect(answer).toMatch(/^已记录\s+赵全福.*走访/)
    expect(answer).toMatch(/图片 1 张已存，作佐证/)
    expect(await last()).toMatchObject({ report: true, household: 'JY-0003' })
    const about = (await reportsOf(chat.db)).filter(({ household }) => household === 'JY-0002')
    expect(about).toEqual([])
  })

  test('一条消息里几张，只答一次；其中存不了的说怎么办', async () => {
    chat.simulator.mixed('c1', [{ text: '走访 李铁柱' }, { image: jpeg() }, { image: heic() }, { image: png() }])
    const answer = (await chat.simulator.next('c1')).text
    expect(answer).toMatch(/图片 2 张已存，作佐证/)
    expect(answer).toMatch(/1 张没有存：.*HEIC.*截/)
  })

  test('一起发来的几张照片，只答一次', async () => {
    later(minutes(60))
    await chat.ask('c1', '走访 李铁柱 饮水没问题')
    const before = chat.simulator.heard('c1').length
    const pictures = [jpeg(), png(), webp(), heic(), jpegWith(exifOf({}))]
    for (const picture of pictures) chat.simulator.sendImage('c1', picture)
    const answer = (await chat.simulator.next('c1')).text
    expect(answer).toMatch(/^已记录：图片 4 张，作李铁柱（中王村）走访的佐证\s+1 张没有存：.*HEIC/)
    await expect.poll(() => chat.db.prisma.outbox.count({ where: { state: 'waiting' } })).toBe(0)
    expect(chat.simulator.heard('c1')).toHaveLength(before + 1)
  })

  test('先发照片后写事，照片归那件事', async () => {
    later(minutes(60))
    await send('c2', png())
    const answer = await chat.ask('c2', '走访 葛长根 情况稳定')
    expect(answer).toMatch(/^已记录/)
    expect(answer).toMatch(/图片 1 张已存，作佐证/)
    expect(await last()).toMatchObject({ report: true, household: 'JY-0004' })
  })

  test('等着问是哪一户的报告，照片先归它，户定了跟着走', async () => {
    later(minutes(60))
    await chat.ask('c1', '走访 王小二 情况稳定')
    expect(await send('c1', webp())).toMatch(/作那条报告的佐证|作走访的佐证/)
    expect(await chat.ask('c1', '1')).toMatch(/^已记录/)
  })

  test('引用一条回复发照片，多久以前的都归那条；带着话，话照办', async () => {
    const answer = await chat.ask('c3', '王屋镇侯文博在济源打工，月工资4000')
    later(minutes(24 * 60))
    await chat.ask('c3', '走访 张三')
    chat.simulator.sendImage('c3', jpeg(), { quote: answer })
    expect((await chat.simulator.next('c3')).text).toMatch(/^已记录：图片 1 张，作侯德胜（愚公村）务工就业的佐证/)
    chat.simulator.sendImage('c3', webp(), { quote: answer, text: '不是，是4300' })
    expect((await chat.simulator.next('c3')).text).toMatch(/^已更正[\s\S]*4,300/)
    const rows = await chat.db.prisma.evidence.findMany({ orderBy: { id: 'desc' }, take: 2 })
    const report = await chat.db.prisma.report.findFirstOrThrow({
      where: { kind: 'employment', status: 'recorded', householdCode: 'JY-0008' },
    })
    expect(report).toMatchObject({ version: 2, fields: { monthlyWage: 4300 } })
    expect(rows.map(({ reportId }) => reportId)).toEqual([report.id, report.id])
  })

  test('报告有了新的一版，照片跟着新的', async () => {
    expect(await withWords('c2', '葛佳佳 外出务工了', png())).toMatch(/图片 1 张已存[\s\S]*在哪/)
    expect(await chat.ask('c2', '郑州')).toMatch(/^已/)
    const { reportId } = await chat.db.prisma.evidence.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const report = await chat.db.prisma.report.findFirstOrThrow({ where: { id: reportId ?? '' } })
    expect(report).toMatchObject({ status: 'recorded', version: 2, fields: { place: '郑州' } })
  })

  test.each([
    ['HEIC', heic(), /^未记录：.*HEIC.*截/],
    ['不是图片', Buffer.from('GIF89a....'), /^未记录：.*jpg、png、webp/],
    ['11 MB', Buffer.concat([jpeg(), Buffer.alloc(11 << 20)]), /^未记录：图片超过 10 MB/],
    ['21 MB', Buffer.alloc(21 << 20, 1), /^未记录：.*超过 20 MB/],
  ])('存不了的（%s）说清怎么办，什么也不留', async (_, bytes, words) => {
    const before = (await evidence()).length
    expect(await send('c3', bytes)).toMatch(words)
    expect(await evidence()).toHaveLength(before)
  })

  test('不完整的照片留着，说可能打不开', async () => {
    await chat.ask('c3', '走访 成有才')
    expect(await send('c3', jpeg().subarray(0, 300))).toMatch(
      /^已记录：图片 1 张，作成有才.*的佐证\s+1 张不完整，可能打不开/,
    )
  })

  test('别的文件说收什么；当文件发来的照片照收', async () => {
    chat.simulator.sendFile('c3', { name: '说明.pdf', bytes: Buffer.from('%PDF-1.7 ....') })
    expect((await chat.simulator.next('c3')).text).toMatch(/照片请发 jpg、png、webp，名册请发 \.xlsx/)
    await chat.ask('c3', '走访 侯德胜')
    chat.simulator.sendFile('c3', { name: '照片.jpg', bytes: jpeg() })
    expect((await chat.simulator.next('c3')).text).toMatch(/^已记录：图片 1 张，作侯德胜（愚公村）走访的佐证/)
  })

  test('群里配了话的收下，名字不全说', async () => {
    chat.simulator.sendImage('c1', png(), { group: 'room-1', text: '走访 赵全福 住房没问题' })
    const answer = (await chat.simulator.next('room-1')).text
    expect(answer).toMatch(/图片 1 张已存/)
    expect(answer).not.toContain('赵全福')
  })

  test('没绑定的人发照片，只听到怎么绑定，什么也不留', async () => {
    const before = (await evidence()).length
    expect(await send('nobody', png())).toMatch(/^还没有绑定/)
    expect(await evidence()).toHaveLength(before)
  })

  test('存了什么写在消息里，谁存的在审计里', async () => {
    const msgid = chat.simulator.sendImage('c3', png())
    await chat.simulator.next('c3')
    const message = await handledMessage(chat.db, msgid)
    expect(JSON.stringify(message.media)).not.toContain('http')
    const audit = await chat.db.prisma.audit.findFirstOrThrow({
      where: { action: 'evidence.keep' },
      orderBy: { seq: 'desc' },
    })
    expect(audit).toMatchObject({ actorKind: 'cadre', object: 'evidence' })
    expect(JSON.stringify(audit.after)).not.toContain('latitude')
  })
})
