import type { Asker } from '../asker.ts'
import type { Column } from '../column.ts'
import type { List } from './list.ts'
import type { Where } from './where.ts'

interface Reading<Filter> {
  /** Columns behind SELECT, without the key. */
  readonly select: string
  readonly from: string
  /** A text that is unique among the rows and gives their order. */
  readonly key: string
  fits(asker: Asker, filter: Filter): Where
}

/** A list that one statement reads, in the order of its key. */
export function sqlList<Filter, Row extends { readonly key: string }>(
  name: string,
  columns: readonly Column<Row>[],
  { select, from, key, fits }: Reading<Filter>,
): List<Filter, Row> {
  return {
    name,
    columns,
    async rows(db, asker, filter, after, limit) {
      const where = fits(asker, filter)
      if (after !== null) where.and(`${key} > ${where.value(after)}`)
      const text = `SELECT ${select}, ${key} AS "key" ${from} WHERE ${where.text()} ORDER BY ${key} LIMIT ${where.value(limit)}`
      // `select` makes the columns of Row.
      return (await db.pool.query(text, [...where.values])).rows as Row[]
    },
    async count(db, asker, filter, cap) {
      const where = fits(asker, filter)
      const text = `SELECT count(*)::int AS n FROM (SELECT 1 ${from} WHERE ${where.text()} LIMIT ${where.value(cap)}) x`
      return (await db.pool.query<{ n: number }>(text, [...where.values])).rows[0]?.n ?? 0
    },
    key: (row) => row.key,
  }
}
