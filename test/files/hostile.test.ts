import { deflateRawSync } from 'node:zlib'
import excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { csvRows } from '../../domain/files/read-csv.ts'
import { readRoster } from '../../domain/files/read-roster.ts'
import { xlsxRows } from '../../domain/files/read-xlsx.ts'

const megabytes = 1024 * 1024

async function book(): Promise<Buffer> {
  const made = new excel.Workbook()
  made.addWorksheet('户').addRows([['户编号'], ['JY-0001']])
  return Buffer.from(await made.xlsx.writeBuffer())
}

async function read(bytes: Buffer) {
  const rows = []
  for await (const { cells } of xlsxRows(bytes)) rows.push(cells)
  return rows
}

/** An entry as it stands in a zip, without the directory that names it. */
function entry(name: string, content: Buffer, says = content.length): Buffer {
  const packed = deflateRawSync(content)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(says, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), packed])
}

/** Puts bytes before a zip, whose directory goes on to name what it named. */
function behind(before: Buffer, zip: Buffer): Buffer {
  const moved = Buffer.from(zip)
  const end = moved.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = moved.readUInt32LE(end + 16)
  for (let left = moved.readUInt16LE(end + 10); left > 0; left--) {
    moved.writeUInt32LE(moved.readUInt32LE(at + 42) + before.length, at + 42)
    at += 46 + moved.readUInt16LE(at + 28) + moved.readUInt16LE(at + 30) + moved.readUInt16LE(at + 32)
  }
  moved.writeUInt32LE(moved.readUInt32LE(end + 16) + before.length, end + 16)
  return Buffer.concat([before, moved])
}

/** A whole zip, with its directory. */
function zipOf(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of files) {
    const local = entry(name, Buffer.from(text))
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50)
    local.copy(head, 6, 4, 30)
    head.writeUInt32LE(at, 42)
    directory.push(head, Buffer.from(name))
    parts.push(local)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

describe('files made to do harm', () => {
  it('what no directory of a zip names is not unpacked, and its rows are not taken', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>偷带</t></is></c></row></sheetData></worksheet>'
    const hidden = entry('xl/worksheets/sheet1.xml', Buffer.from(sheet))
    expect(await read(behind(hidden, await book()))).toEqual([['户编号'], ['JY-0001']])
    const bomb = entry('xl/worksheets/sheet1.xml', Buffer.alloc(300 * megabytes), 1)
    expect(await read(behind(bomb, await book()))).toEqual([['户编号'], ['JY-0001']])
  })

  it('an Excel file that is cut, empty, or only begins like one is refused in words', async () => {
    const whole = await book()
    const cut = [
      whole.subarray(0, whole.length - 30),
      Buffer.from('PK'),
      Buffer.from('PK\x03\x04xxxx'),
      whole.subarray(0, 100),
    ]
    for (const bytes of cut) await expect(read(bytes)).rejects.toThrow(/另存为/)
  })

  it('a DTD is not followed: no file is read, nothing grows', async () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
    const dtd = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY l0 "ha">${laughs}]>`
    const cells = ['&f;', '&l9;'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const sheet = `${dtd}<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`
    const bytes = zipOf([
      ['xl/workbook.xml', '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'],
      ['xl/worksheets/sheet1.xml', sheet],
    ])
    const told = JSON.stringify(await read(bytes).catch(({ message }: Error) => message))
    expect(told).not.toMatch(/root:|haha/)
    expect(told.length).toBeLessThan(1_000)
  })

  it('a line of millions of cells, a quote that never ends, a list without end are refused at once', () => {
    const began = performance.now()
    expect(() => [...csvRows(','.repeat(20 * megabytes))]).toThrow('第 1 行超过 200 列')
    expect(() => [...csvRows('"'.repeat(10 * megabytes))]).toThrow('引号')
    expect(() => [...csvRows(`a\n"${'x'.repeat(10 * megabytes)}"`)]).toThrow('引号')
    expect(() => readRoster(`{"cadres":[${'{},'.repeat(3_000_000)}{}]}`)).toThrow('超过 200000 项')
    const long = readRoster(`{"cadres":[{"name":"${'王'.repeat(5_000_000)}"}]}`)
    expect(long.rejected[0]?.reason).toMatch(/超过 50 个字/)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
