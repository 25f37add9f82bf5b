import { PassThrough, type Readable } from 'node:stream'
import type { Column } from '../column.ts'
import { safeCell } from './safe-cell.ts'

/** Excel's own limit is 1,048,576 rows a sheet. */
const sheetRows = 1_000_000

/** A table as an Excel file, written while rows are read; what goes wrong on the way destroys the stream. */
export function writeXlsx<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): Readable {
  const stream = new PassThrough()
  write(stream, name, columns, rows).catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return stream
}

async function write<Row>(
  stream: PassThrough,
  name: string,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): Promise<void> {
  // Half a second to load, and most runs write no Excel.
  const { default: excel } = await import('exceljs')
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: false })
  const labels = columns.map(({ label }) => label)
  let sheet = book.addWorksheet(name)
  sheet.addRow(labels).commit()
  let held = 0
  for await (const row of rows) {
    if (held === sheetRows) {
      sheet.commit()
      sheet = book.addWorksheet(`${name} 2`)
      sheet.addRow(labels).commit()
    }
    sheet.addRow(columns.map((column) => safeCell(column.cell(row)))).commit()
    held += 1
    // The writer itself does not wait for who reads.
    if (stream.writableNeedDrain) await readOn(stream)
    if (stream.destroyed) return
  }
  sheet.commit()
  await book.commit()
}

/** Until the reader has taken what was written, or has gone away. */
function readOn(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const on = (): void => {
      stream.off('drain', on).off('close', on)
      resolve()
    }
    stream.once('drain', on).once('close', on)
  })
}
