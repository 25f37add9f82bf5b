import type { Column } from '../column.ts'
import { safeCell } from './safe-cell.ts'

/** Without it Excel reads Chinese as something else. */
const byteOrderMark = '\uFEFF'

function quoted(cell: string | number): string {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as CSV (RFC 4180), some hundred rows a piece, so that any number of rows costs little memory. */
export async function* writeCsv<Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<string> {
  const line = (cells: readonly (string | number)[]): string => `${cells.map(quoted).join(',')}\r\n`
  let piece = byteOrderMark + line(columns.map(({ label }) => label))
  let held = 0
  for await (const row of rows) {
    piece += line(columns.map((column) => safeCell(column.cell(row))))
    held += 1
    if (held === 500) {
      yield piece
      piece = ''
      held = 0
    }
  }
  if (piece !== '') yield piece
}
