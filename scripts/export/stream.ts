import { Readable } from 'node:stream'
import type { Column } from '../../domain/column.ts'
import { writeCsv } from '../../domain/files/write-csv.ts'
import { writeJsonl } from '../../domain/files/write-jsonl.ts'
import { writeXlsx } from '../../domain/files/write-xlsx.ts'

export const formats = ['xlsx', 'csv', 'jsonl'] as const
export type Format = (typeof formats)[number]

/** A list ready to be streamed; `count` tells how many rows went by. */
export interface Exported {
  /** Where neither --format nor the file's name says it. */
  readonly format: Format
  stream(format: Format): Readable
  count(): number
}

/** Rows in their order, as a table or as JSON lines; `shown` gives what a line shows of a row. */
export function exported<Row>(
  name: string,
  format: Format,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row>,
  shown: (row: Row) => object,
): Exported {
  let count = 0
  async function* counted(): AsyncGenerator<Row> {
    for await (const row of rows) {
      count++
      yield row
    }
  }
  const stream = (as: Format): Readable => {
    if (as === 'xlsx') return writeXlsx(name, columns, counted())
    return Readable.from(as === 'csv' ? writeCsv(columns, counted()) : writeJsonl(counted(), shown))
  }
  return { format, stream, count: () => count }
}
