import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Database } from '../../../prisma/transact.ts'
import { Expected } from '../../errors.ts'
import { damaged } from './seal.ts'
import { quoted, tablesInOrder } from './tables.ts'

const headShape = z.object({ migrations: z.array(z.string()), madeAt: z.string() })
const tableShape = z.object({ table: z.string(), columns: z.array(z.string()), key: z.array(z.string()) })
const countsShape = z.record(z.string(), z.number())

export interface Restored {
  readonly madeAt: string
  /** Table → rows. */
  readonly counts: Readonly<Record<string, number>>
}

/** Where lines of a backup go, one after another. */
export interface Loader {
  line(text: string): Promise<void>
  /** Checks that nothing was missing. */
  end(): Promise<Restored>
}

const rowsAtOnce = 500

/** Reads the lines and counts them; with `write`, each table's rows go there, many at once. */
export function loader(
  write: (table: string, columns: readonly string[], rows: readonly string[]) => Promise<void>,
): Loader {
  let madeAt: string | null = null
  let said: Record<string, number> | null = null
  let table: { table: string; columns: string[] } | null = null
  let rows: string[] = []
  const counts: Record<string, number> = {}

  const flush = async (): Promise<void> => {
    if (table !== null && rows.length > 0) await write(table.table, table.columns, rows)
    rows = []
  }
  return {
    async line(text) {
      const content = text.slice(1)
      if (said !== null) throw damaged()
      switch (text[0]) {
        case 'H':
          madeAt = read(headShape, content).madeAt
          return
        case 'T':
          await flush()
          table = read(tableShape, content)
          counts[table.table] = 0
          return
        case 'R':
          if (table === null) throw damaged()
          counts[table.table] = (counts[table.table] ?? 0) + 1
          rows.push(content)
          if (rows.length >= rowsAtOnce) await flush()
          return
        case 'E':
          await flush()
          said = read(countsShape, content)
          return
        default:
          throw damaged()
      }
    },
    async end() {
      const same = said !== null && JSON.stringify(said) === JSON.stringify(counts)
      if (!same || madeAt === null) throw damaged()
      return { madeAt, counts }
    },
  }
}

function read<Shape>(shape: z.ZodType<Shape>, text: string): Shape {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    throw damaged()
  }
}

/** Fills an empty database from lines, all or nothing; `Expected` where it is newer than the program. */
export async function load(db: Database, lines: AsyncIterable<string>): Promise<Restored> {
  const client = await db.pool.connect()
  try {
    await client.query('BEGIN')
    const known = new Map((await tablesInOrder(client)).map(({ table, columns }) => [table, new Set(columns)]))
    // The trigger of the chain would number and hash the rows anew: they are taken as they were.
    await client.query('ALTER TABLE "Audit" DISABLE TRIGGER USER')
    const into = loader(async (table, columns, rows) => {
      const there = known.get(table)
      if (there === undefined || columns.some((column) => !there.has(column))) throw newer()
      await insert(client, table, columns, rows)
    })
    for await (const line of lines) await into.line(line)
    const restored = await into.end()
    await client.query('ALTER TABLE "Audit" ENABLE TRIGGER USER')
    await setSequences(client)
    await client.query('COMMIT')
    return restored
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

const newer = (): Expected => new Expected('这个备份来自更新的版本；请先升级程序再恢复')

async function insert(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly string[],
): Promise<void> {
  const list = columns.map(quoted).join(', ')
  const name = quoted(table)
  await client.query(
    `INSERT INTO ${name} (${list}) SELECT ${list} FROM jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [`[${rows.join(',')}]`],
  )
}

/** Numbers that the database gives go on behind the highest that was restored. */
async function setSequences(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'`,
  )
  for (const { table, column } of rows) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), coalesce((SELECT max(${quoted(column)}) FROM ${quoted(table)}), 0) + 1, false)`,
      [quoted(table), column],
    )
  }
}
