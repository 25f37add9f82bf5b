import excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { csvRows, csvText, type TableRow } from '../../domain/files/read-csv.ts'
import { readHouseholds } from '../../domain/files/read-households.ts'
import { xlsxRows } from '../../domain/files/read-xlsx.ts'
import { rejectedLine } from '../../domain/files/rejections.ts'

const today = '2024-07-15'
const head = '户编号,乡镇,村,户主,姓名,与户主关系,联系电话'
const fromCsv = (text: string) => readHouseholds(csvRows(text), today)
const lines = async (text: string) => (await fromCsv(text)).rejected.map(rejectedLine)

async function fromXlsx(rows: unknown[][]) {
  const book = new excel.Workbook()
  book.addWorksheet('户').addRows(rows)
  return readHouseholds(xlsxRows(Buffer.from(await book.xlsx.writeBuffer())), today)
}

describe('a CSV text', () => {
  const cells = (text: string) => [...csvRows(text)].map((row: TableRow) => row.cells)

  it('is read as RFC 4180 says, with any line end, a mark of the byte order, tabs', () => {
    expect(cells('\ufeffa,"b ""x"", c"\r\n"1\n2",\n\n,,\nz')).toEqual([['a', 'b "x", c'], ['1\n2', ''], ['z']])
    expect(cells('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect([...csvRows('a\n\nb')].map(({ row }) => row)).toEqual([1, 3])
  })

  it('is told apart from GB 18030, as Excel saves it', () => {
    expect(csvText(Buffer.from([0xbb, 0xa7, 0xd6, 0xf7]))).toBe('户主')
    expect(csvText(Buffer.from('户主'))).toBe('户主')
  })

  it('without the end of a quote, or too wide, is refused', () => {
    expect(() => cells('a,"b')).toThrow('引号')
    expect(() => cells('a,"b"c')).toThrow('引号')
    expect(() => cells(','.repeat(300))).toThrow('200 列')
  })
})

describe('the households table', () => {
  it('a row is a person, without 姓名 a household; columns in any order and under other names', async () => {
    const text = `手机号,姓名,村,户编号,关系,帮扶责任人,工资性收入（元）\n13800001111,赵一,赵村村民委员会,007,户主,钱多,"36,000"\n,孙二,赵村,007,妻子,钱多,\n,,葛山村,,,,\n`
    const { roster, rejected, read } = await fromCsv(text)
    expect(read).toBe(3)
    expect(rejected.map(rejectedLine)).toEqual(['第 4 行 户编号：没有写，请补上', '第 4 行 户主：没有写，请补上'])
    expect(roster.households).toMatchObject([
      {
        code: '007',
        villageCode: '419001102210',
        head: '赵一',
        people: [
          { name: '赵一', phone: '13800001111' },
          { name: '孙二', relation: '配偶' },
        ],
        income: { year: 2023, wage: 36000 },
      },
    ])
    expect(roster.cadres).toEqual([{ row: 2, name: '钱多', households: ['007'] }])
  })

  it.each([
    ['A,轵城镇,没有村,赵一,赵一,户主,', '第 2 行 村：轵城镇没有“没有村”'],
    ['A,轵城镇,赵村,赵一,赵一,户主,123', '第 2 行 联系电话：不像电话'],
    ['A,,赵村,赵一,赵一,户主,\nA,,葛山村,赵一,孙二,配偶,', '第 3 行 户编号：与第 2 行是同一户，村或户主却不同'],
    ['A,,赵村,赵一,赵一,户主,\nA,,赵村,赵一,赵一,户主,', '第 3 行 姓名：赵一 在本户写了两次'],
    ['A,,赵村,赵一,赵一,户主,\nA,,赵村,赵一,孙二,配偶,\nA,,赵村,赵一,李三,配偶,', '第 2 行 与户主关系：有两个配偶'],
    ['A,,王庄新村,赵一,,,', '第 2 行 村：济源没有“王庄新村”'],
  ])('%j is named with its row and column', async (rows, said) => {
    expect((await lines(`${head}\n${rows}\n`)).join('\n')).toContain(said)
  })

  it("a ' that our own files put before a formula comes off again", async () => {
    const { roster } = await fromCsv(`户编号,村,户主,备注\nA,赵村,赵一,'=1+1\n`)
    expect(roster.households[0]?.note).toBe('=1+1')
  })

  it('without its columns, or rows, is refused', async () => {
    await expect(fromCsv('a,b\n1,2\n')).rejects.toThrow('表里没有列：户编号、村')
    await expect(fromCsv(`${head}\n`)).rejects.toThrow('没有内容')
  })

  it('reads Excel: texts, numbers, days; a formula and a number too long are rejected cells', async () => {
    const { roster, rejected } = await fromXlsx([
      ['户编号', '村', '户主', '识别时间', '联系电话', '证件号码'],
      ['001', '赵村', '赵一', new Date('2024-03-01T00:00:00Z'), 13800001111, ''],
      ['002', '赵村', { formula: 'A1', result: '赵一' }, '', '', ''],
      ['003', '赵村', { richText: [{ text: '赵' }, { text: '三' }] }, '', '', 9e17],
    ])
    expect(rejected.map(rejectedLine)).toEqual([
      '第 3 行 户主：是公式，请复制后粘贴成数值',
      '第 4 行 证件号码：是数字格式，后几位已丢失，请改成文本格式重填',
    ])
    expect(roster.households).toMatchObject([{ code: '001', head: '赵一', identifiedOn: '2024-03-01' }])
  })

  it('a zip that is none, cut, damaged or of too many parts is refused', async () => {
    const read = (bytes: Buffer) => readHouseholds(xlsxRows(bytes), today)
    await expect(read(Buffer.from('PK\x03\x04'))).rejects.toThrow('不是完整的 Excel')
    const book = new excel.Workbook()
    book.addWorksheet('户').addRow(['户编号', '村'])
    const whole = Buffer.from(await book.xlsx.writeBuffer())
    await expect(read(whole.subarray(0, whole.length - 30))).rejects.toThrow('不是完整的 Excel')
    const cut = Buffer.from(whole)
    cut.fill(0xff, 60, 200)
    await expect(read(cut)).rejects.toThrow('Excel')
    const many = Buffer.from(whole)
    many.writeUInt16LE(2_000, many.length - 12)
    await expect(read(many)).rejects.toThrow('部件太多')
  })
})
