import { buffer } from 'node:stream/consumers'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeXlsx } from '../../domain/files/write-xlsx.ts'
import { verifyChain } from '../../domain/records/audit.ts'
import { type Chat, districtId, openChat } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

const heads = ['户编号', '乡镇', '村', '户主', '姓名', '与户主关系', '证件号码', '帮扶责任人', '备注'] as const
type TableRow = Partial<Record<(typeof heads)[number], string>>

const xlsx = (rows: readonly TableRow[], labels: readonly (keyof TableRow)[] = heads): Promise<Buffer> =>
  buffer(
    writeXlsx(
      '名册',
      labels.map((label) => ({ label, cell: (row: TableRow) => row[label] ?? null })),
      rows,
    ),
  )

const here = { 乡镇: '轵城镇', 村: '中王村' } as const
const added: TableRow = { 户编号: 'JY-0101', ...here, 户主: '周大山', 姓名: '周大山', 与户主关系: '户主' }
const known: TableRow = { 户编号: 'JY-0001', ...here, 户主: '王建国', 姓名: '王建国', 与户主关系: '户主' }

/** A zip of one entry that says it is small and unpacks to 256 MB. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(256 << 20))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 0, 'latin1')
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.write('PK\x01\x02', 0, 'latin1')
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(100, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

onBoth('单聊里发来名册', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  const send = async (from: string, bytes: Buffer, name = '名册.xlsx'): Promise<string> => {
    chat.simulator.sendFile(from, { name, bytes })
    return tidy((await chat.simulator.next(from, { timeoutMs: 20_000 })).text)
  }
  const ask = async (from: string, text: string): Promise<string> => tidy(await chat.ask(from, text))
  const tidy = (text: string): string => text.replaceAll(/ +\n/g, '\n')
  const household = (code: string) => chat.db.prisma.household.findFirst({ where: { districtId, code } })
  const uploads = () => chat.db.prisma.upload.findMany({ orderBy: { id: 'asc' } })

  test('先说会改什么，什么也不写；回“是”才写，写完马上认得', async () => {
    const answer = await send('l1', await xlsx([added, { ...known, 备注: '房子新修' }]))
    expect(answer).toBe('待确认：名册.xlsx 2 行，还没有导入\n户：新增 1，更新 1\n回：是，导入；回：取消，不导入')
    expect(await household('JY-0101')).toBeNull()
    await chat.restart()
    expect(await ask('l1', '是')).toBe('已确认：名册.xlsx 已导入\n户：新增 1，更新 1')
    expect(await household('JY-0101')).toMatchObject({ headName: '周大山' })
    expect((await household('JY-0001'))?.note).toBe('房子新修')
    expect(await ask('l1', '走访 周大山')).toMatch(/^已记录\n周大山（中王村）走访/)
    const [upload] = await uploads()
    expect(upload).toMatchObject({ state: 'done', kind: 'households', name: '名册.xlsx' })
    const audit = await chat.db.prisma.audit.findFirstOrThrow({ where: { action: 'import.done', actorKind: 'cadre' } })
    expect(audit.origin).toBe('l1')
    expect((await verifyChain(chat.db, districtId)).ok).toBe(true)
  })

  test('同一个文件再发，没有要改的，也就不问', async () => {
    const answer = await send('l1', await xlsx([added, { ...known, 备注: '房子新修' }]))
    expect(answer).toBe('名册.xlsx 2 行，与名册一样，没有要导入的')
    await chat.tell('l1', '是')
    expect((await uploads()).filter(({ state }) => state === 'done')).toHaveLength(1)
  })

  test('不合格的行说清楚，别处的户不让动，回“是”只导入其余的', async () => {
    const answer = await send(
      'l1',
      await xlsx([
        { ...added, 户编号: 'JY-0102', 户主: '周小山', 姓名: '周小山' },
        { ...added, 户编号: 'JY-0103', 村: '没有村' },
        { ...added, 户编号: 'JY-0104', 乡镇: '邵原镇', 村: '葛山村' },
        { ...added, 户编号: 'JY-0004', 户主: '葛长根', 姓名: '葛长根', 帮扶责任人: '赵志强' },
      ]),
    )
    expect(answer).toMatch(/^待确认：名册\.xlsx 4 行，还没有导入\n户：新增 1\n3 行不合格，不导入：\n/)
    expect(answer).toMatch(/第 3 行 村：.*没有村/)
    expect(answer).toMatch(/第 4 行 村：不在导入人的辖区/)
    expect(answer).toMatch(/第 5 行 户编号：这个户编号已登记在别处/)
    expect(answer).not.toMatch(/葛山村|邵原|您|你/)
    expect(await ask('l1', '确认')).toMatch(/^已确认：名册\.xlsx 已导入\n户：新增 1\n3 行不合格，没有导入：/)
    expect(await household('JY-0102')).not.toBeNull()
    expect(await household('JY-0104')).toBeNull()
    expect(await household('JY-0004')).toMatchObject({ townCode: (await household('JY-0005'))?.townCode })
    const own = await chat.db.prisma.assignment.findMany({ where: { householdCode: 'JY-0004', toOn: null } })
    expect(own).toHaveLength(2)
  })

  test('回“取消”或“不是”就放下；新报一件事也就放下', async () => {
    const file = await xlsx([{ ...added, 户编号: 'JY-0110', 户主: '周三', 姓名: '周三' }])
    await send('l1', file)
    expect(await ask('l1', '取消')).toMatch(/^已取消，没有导入/)
    await send('l1', file)
    expect(await ask('l1', '不是')).toMatch(/^已取消，没有导入/)
    await send('l1', file)
    expect(await ask('l1', '走访 赵全福')).toMatch(/^已记录/)
    await chat.tell('l1', '是')
    expect(await household('JY-0110')).toBeNull()
  })

  test('问过之后名册变了，重新说一遍再问', async () => {
    await send(
      'l1',
      await xlsx([
        { ...known, 备注: '等着' },
        { ...added, 备注: '也等着' },
      ]),
    )
    await chat.db.prisma.household.update({
      where: { districtId_code: { districtId, code: 'JY-0001' } },
      data: { note: '等着', version: { increment: 1 } },
    })
    expect(await ask('l1', '是')).toMatch(/^待确认：检查之后名册又有变化，现在是：\n户：更新 1，未变 1\n回：是/)
    expect(await ask('l1', '是')).toMatch(/^已确认/)
    expect((await household('JY-0101'))?.note).toBe('也等着')
  })

  test('问过之后不再负责这个镇，就不让导入', async () => {
    const cadre = await chat.db.prisma.cadre.findFirstOrThrow({ where: { userid: 'l1' } })
    const leads = async (area: string | null) => {
      const key = { districtId_id: { districtId, id: cadre.id } }
      await chat.db.prisma.cadre.update({ where: key, data: { leads: area } })
      await chat.db.pool.query(`UPDATE "Counter" SET "value" = "value" + 1 WHERE "name" = 'roster'`)
    }
    await send('l1', await xlsx([{ ...known, 备注: '晚了' }]))
    await leads(null)
    expect(await ask('l1', '是')).toMatch(/^未导入：名册由镇或示范区的负责人导入/)
    await leads(cadre.leads)
    expect((await household('JY-0001'))?.note).not.toBe('晚了')
  })

  test('不能导入的人被告知找谁，试过的记在审计里', async () => {
    expect(await send('c1', await xlsx([added]))).toMatch(/^未导入：名册由镇或示范区的负责人导入，请把文件交给/)
    const audit = await chat.db.prisma.audit.findFirstOrThrow({
      where: { action: 'import.refused' },
      orderBy: { seq: 'desc' },
    })
    expect(audit).toMatchObject({ actorKind: 'cadre', outcome: 'refused' })
  })

  test.each([
    ['没有要紧的列', () => xlsx([added], ['姓名', '备注']), /^未导入：表里没有列：户编号、村/],
    ['不是表格的 zip', async () => Buffer.from('PK\x03\x04 nothing'), /^未导入：不是完整的 Excel 文件/],
    ['解开太大', async () => bomb(), /^未导入：Excel 文件解开后超过 200 MB/],
    ['太大', async () => Buffer.alloc((20 << 20) + 100, 'PK'), /^未记录：文件超过 20 MB/],
    ['旧表格', async () => Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), /^未记录：.*另存为 \.xlsx/],
    ['别的', async () => Buffer.from('户编号,村\nJY-1,中王村\n'), /^未记录：.*名册请发 \.xlsx/],
  ])('读不了的文件（%s）说清怎么办，什么也不留', async (_, file, words) => {
    const before = (await uploads()).length
    expect(await send('l1', await file())).toMatch(words)
    expect(await uploads()).toHaveLength(before)
  })
})
