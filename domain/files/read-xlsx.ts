import { Readable } from 'node:stream'
import type { CellValue } from 'exceljs'
import { Expected } from '../errors.ts'
import { mostColumns, mostRows, type TableRow } from './read-csv.ts'
import { guardZip } from './zip-guard.ts'

/** Begins a cell that cannot be taken; what follows says why and how to put it right. */
export const badCell = '\u0000'

const piece = 16 * 1024

/** Rows of an Excel file's first sheet, read as they come; empty ones left out. */
export async function* xlsxRows(bytes: Buffer): AsyncGenerator<TableRow> {
  const guarded = await guardZip(bytes)
  // Half a second to load, and most runs read no Excel.
  const { default: excel } = await import('exceljs')
  const book = new excel.stream.xlsx.WorkbookReader(Readable.from(pieces(guarded)), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  try {
    for await (const sheet of book) {
      for await (const { number, values } of sheet) {
        if (number > mostRows) throw new Expected(`表超过 ${mostRows} 行；请分成几个文件`)
        // The library counts columns from 1.
        const cells = Array.isArray(values) ? values.slice(1) : []
        if (cells.length > mostColumns) throw new Expected(`第 ${number} 行超过 ${mostColumns} 列；请删去不用的列`)
        const texts = Array.from(cells, textOf)
        if (texts.some((cell) => cell.trim() !== '')) yield { row: number, cells: texts }
      }
      return
    }
  } catch (error) {
    if (error instanceof Expected) throw error
    throw new Expected('读不了这个 Excel 文件；请用 Excel 打开，另存为 .xlsx 再导入')
  }
}

/** A piece at a time, so that no more than a piece's rows is read at a stretch. */
function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  // Excel keeps 15 digits of a number: of a longer one the last are gone.
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) || Math.abs(value) < 1e15
      ? String(value)
      : `${badCell}是数字格式，后几位已丢失，请改成文本格式重填`
  }
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return typeof value.text === 'string' ? value.text : ''
  if ('error' in value) return `${badCell}是错误值 ${value.error}，请改好`
  return `${badCell}是公式，请复制后粘贴成数值`
}
