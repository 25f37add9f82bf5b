import type { Readable } from 'node:stream'
import type { Column } from '../column.ts'
import { sheetOf, writeWorkbook } from './write-workbook.ts'

/** A table as an Excel file, written while rows are read; what goes wrong on the way destroys the stream. */
export function writeXlsx<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): Readable {
  return writeWorkbook([sheetOf(name, columns, rows)])
}
