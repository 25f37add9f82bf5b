import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import type { Column } from '../column.ts'

/** A read that answers a duty of the plan; serves pages, chat, files and jobs alike. */
export interface List<Filter, Row> {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  /**
   * At most `limit` rows of the asker's area that fit, those behind the key `after` (null: from the start).
   * An `after` that leads nowhere gives no rows.
   */
  rows(db: Database, asker: Asker, filter: Filter, after: string | null, limit: number): Promise<readonly Row[]>
  /** The key by which the rows after this one are asked for; nothing that counts up. */
  key(row: Row): string
  /** How many rows fit, counted no further than `cap`. */
  count(db: Database, asker: Asker, filter: Filter, cap: number): Promise<number>
}

/** One page and what leads on: `next` is the key of the following page, or null on the last. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly total: number
  /** The count stopped at this number: there are more. */
  readonly capped: boolean
}

const pageRows = 50
const countCap = 10_000

/** A page of 50 rows with the count of all that fit, capped at 10,000: counting further costs more than the page. */
export async function pageOf<Filter, Row>(
  list: List<Filter, Row>,
  db: Database,
  asker: Asker,
  filter: Filter,
  after: string | null,
): Promise<Page<Row>> {
  const [found, total] = await Promise.all([
    list.rows(db, asker, filter, after, pageRows + 1),
    list.count(db, asker, filter, countCap + 1),
  ])
  const rows = found.slice(0, pageRows)
  const last = rows.at(-1)
  return {
    rows,
    next: found.length > pageRows && last !== undefined ? list.key(last) : null,
    total: Math.min(total, countCap),
    capped: total > countCap,
  }
}

/** Every row that fits, read in parts, so that a file of any size costs the memory of a part. */
export async function* everyRow<Filter, Row>(
  list: List<Filter, Row>,
  db: Database,
  asker: Asker,
  filter: Filter,
): AsyncGenerator<Row> {
  const part = 1000
  const read = (after: string | null): Promise<readonly Row[]> => {
    const rows = list.rows(db, asker, filter, after, part)
    // Who asks for no more rows never waits for this part: what went wrong with it is then nobody's.
    rows.catch(() => undefined)
    return rows
  }
  let next: Promise<readonly Row[]> | null = read(null)
  while (next !== null) {
    const rows: readonly Row[] = await next
    const last = rows.at(-1)
    // The database reads the next part while this one is written.
    next = rows.length < part || last === undefined ? null : read(list.key(last))
    yield* rows
  }
}
