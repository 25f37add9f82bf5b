import { Expected } from '../errors.ts'

/** A row of a table: its number as the sheet counts, and its cells as text. */
export interface TableRow {
  readonly row: number
  readonly cells: readonly string[]
}

export const mostRows = 200_000
export const mostColumns = 200
/** Signs of a quoted cell: one that goes on for longer was never closed. */
const longestCell = 100_000

/** The text of a CSV file: UTF-8, else as Excel saves it on a Chinese Windows (GB 18030). */
export function csvText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Rows of a CSV text (RFC 4180), separated by commas, or tabs where the first line has those; empty ones left out. */
export function* csvRows(text: string): Generator<TableRow> {
  const source = text.replace(/^\ufeff/, '')
  const head = source.slice(0, source.search(/[\r\n]|$/))
  const separator = !head.includes(',') && head.includes('\t') ? '\t' : ','
  let row = 0
  for (const cells of lines(source, separator)) {
    row++
    if (row > mostRows) throw new Expected(`表超过 ${mostRows} 行；请分成几个文件`)
    if (cells.some((cell) => cell.trim() !== '')) yield { row, cells }
  }
}

function* lines(source: string, separator: string): Generator<string[]> {
  const plain = separator === ',' ? /[^,\r\n]*/y : /[^\t\r\n]*/y
  let cells: string[] = []
  let at = 0
  let row = 1
  while (at < source.length) {
    let cell: string
    if (source[at] === '"') {
      const end = closing(source, at)
      cell = source.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    } else {
      plain.lastIndex = at
      cell = plain.exec(source)?.[0] ?? ''
      at += cell.length
    }
    cells.push(cell)
    // Here already, so that a line of millions is not gathered first.
    if (cells.length > mostColumns) throw new Expected(`第 ${row} 行超过 ${mostColumns} 列；请删去不用的列`)
    if (source[at] === separator) {
      at++
      if (at === source.length) cells.push('')
      continue
    }
    if (source[at] === '\r') at++
    if (source[at] === '\n') at++
    else if (at < source.length && source[at - 1] !== '\r')
      throw new Expected('表里的引号没有成对；请用 Excel 重新另存为 CSV')
    yield cells
    cells = []
    row++
  }
  if (cells.length > 0) yield cells
}

function closing(source: string, from: number): number {
  for (let at = source.indexOf('"', from + 1); at >= 0; at = source.indexOf('"', at + 1)) {
    if (at - from > longestCell) break
    if (source[at + 1] !== '"') return at
    at++
  }
  throw new Expected('表里的引号没有成对；请用 Excel 重新另存为 CSV')
}
