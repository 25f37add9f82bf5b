import type { PoolClient } from 'pg'
import type { Database } from '../../../prisma/transact.ts'
import { quoted, type TableShape, tablesInOrder } from './tables.ts'

/** What a backup begins with. */
export interface BackupHead {
  /** Migrations that had been applied. */
  readonly migrations: readonly string[]
  /** ISO instant. */
  readonly madeAt: string
}

const rowsAtOnce = 1_000

/**
 * The whole database as lines, all of one instant: `H` and the head, for each table `T` and its shape, then its rows, `R`
 * and a row as JSON that the database itself wrote; `E` and the counts. Rows are never read as JSON here, so that every
 * number keeps its last digit.
 */
export async function* dump(db: Database, madeAt: Date): AsyncGenerator<string> {
  const client = await db.pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const applied = await client.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
    )
    const head: BackupHead = { migrations: applied.rows.map(({ name }) => name), madeAt: madeAt.toISOString() }
    yield `H${JSON.stringify(head)}\n`
    const counts: Record<string, number> = {}
    for (const shape of await tablesInOrder(client)) {
      yield `T${JSON.stringify(shape)}\n`
      counts[shape.table] = 0
      for await (const lines of rowsOf(client, shape)) {
        counts[shape.table] = (counts[shape.table] ?? 0) + lines.length
        yield lines.map((line) => `R${line}\n`).join('')
      }
    }
    yield `E${JSON.stringify(counts)}\n`
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    client.release()
  }
}

async function* rowsOf(client: PoolClient, { table, key }: TableShape): AsyncGenerator<readonly string[]> {
  const order = key.length === 0 ? '' : ` ORDER BY ${key.map(quoted).join(', ')}`
  await client.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS line FROM ${quoted(table)} t${order}`,
  )
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${rowsAtOnce} FROM rows`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await client.query('CLOSE rows')
}
