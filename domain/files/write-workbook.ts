import { PassThrough, type Readable } from 'node:stream'
import type { Column } from '../column.ts'
import { safeCell } from './safe-cell.ts'

/** Excel's own limit is 1,048,576 rows a sheet. */
const sheetRows = 1_000_000

/** One sheet: its head and its rows, read while they are written. */
export interface Sheet {
  /** At most 31 signs, none of : \ / ? * [ ]. */
  readonly name: string
  readonly labels: readonly string[]
  readonly rows: AsyncIterable<readonly (string | number)[]>
}

/** A table as a sheet; texts that a spreadsheet would run as a formula are made harmless. */
export function sheetOf<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): Sheet {
  async function* cells() {
    for await (const row of rows) yield columns.map((column) => safeCell(column.cell(row)))
  }
  return {
    name: name.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31),
    labels: columns.map(({ label }) => label),
    rows: cells(),
  }
}

/**
 * Sheets as an Excel file, written while their rows are read; a sheet without rows is left out, but not the first. What
 * goes wrong on the way destroys the stream.
 */
export function writeWorkbook(sheets: readonly [Sheet, ...Sheet[]]): Readable {
  const stream = new PassThrough()
  write(stream, sheets).catch((error: unknown) =>
    stream.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return stream
}

async function write(stream: PassThrough, sheets: readonly Sheet[]): Promise<void> {
  // Half a second to load, and most runs write no Excel.
  const { default: excel } = await import('exceljs')
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: false })
  const begin = ({ name, labels }: Sheet, part: number) => {
    const sheet = book.addWorksheet(part === 1 ? name : `${name} ${part}`)
    sheet.addRow(labels).commit()
    return sheet
  }
  for (const [at, one] of sheets.entries()) {
    let sheet = at === 0 ? begin(one, 1) : null
    let held = 0
    for await (const row of one.rows) {
      if (held > 0 && held % sheetRows === 0) {
        sheet?.commit()
        sheet = begin(one, held / sheetRows + 1)
      }
      sheet ??= begin(one, 1)
      sheet.addRow(row).commit()
      held += 1
      // The writer itself does not wait for who reads.
      if (stream.writableNeedDrain) await readOn(stream)
      if (stream.destroyed) return
    }
    sheet?.commit()
  }
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
