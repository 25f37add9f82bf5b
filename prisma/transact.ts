import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { Database } from './client.ts'
import { together } from './together.ts'
import {
  bump,
  change,
  changeAll,
  insertion,
  keptBefore,
  type Row,
  removal,
  rollUpWrite,
  type Shape,
  statementOf,
  type Table,
  type Undoable,
  uploadWrite,
  visitWrite,
  type Write,
  writeHabits,
} from './writes.ts'

export type { Database } from './client.ts'
export type { Row, Table, Undoable } from './writes.ts'

/** Someone else changed the row first, or it is gone: nothing of the transaction was written. */
export class Stale extends Error {
  override readonly name = 'Stale'
}

/**
 * A transaction being put together: writes are collected, then carried out as one statement, so it holds no
 * connection while it is thought about. Reads go to the database as it was before.
 */
export interface Tx {
  insert<T extends Table>(table: T, row: Row<T>, onConflict?: 'nothing' | readonly string[]): void
  /** Changes the one row of this key; with `version` in the key it must still be at that version. Else `Stale`. */
  update<T extends Table>(table: T, key: Row<T>, set: Row<T>): void
  updateAll<T extends Table>(table: T, key: Row<T>, set: Row<T>): void
  remove<T extends 'Session' | 'Throttle'>(table: T, key: Row<T>): void
  rollUp(row: Row<'RollUp'>): void
  /** A visit counts; with `but`, reports taken back, the household's last visit is found anew. */
  visited(row: Row<'Household'>, but?: readonly string[]): void
  bump(districtId: string, name: string): void
  /** Keeps for an upload how a row is before this statement. */
  keepBefore(table: Undoable, row: Row<'UploadChange'>): void
  /** A write over all that an upload changed, in SQL over `$rows`, the upload's key; see `uploadWrite`. */
  overUpload(
    sql: string,
    row: Row<'UploadChange'> | Row<'Audit'>,
    how?: { readonly expects?: number; readonly last?: boolean },
  ): void
}

function collector(writes: Write[]): Tx {
  return {
    insert: (table, row, onConflict) => writes.push(insertion(table, row, onConflict)),
    update: (table, key, set) => writes.push(change(table, key, set)),
    updateAll: (table, key, set) => writes.push(changeAll(table, key, set)),
    remove: (table, key) => writes.push(removal(table, key)),
    rollUp: (row) => writes.push(rollUpWrite(row)),
    visited: (row, but) => writes.push(visitWrite(row, but)),
    bump: (districtId, name) => writes.push(bump(districtId, name)),
    keepBefore: (table, row) => writes.push(keptBefore(table, row)),
    overUpload: (sql, row, how = {}) => writes.push(uploadWrite(sql, row, how)),
  }
}

// Prisma's own interactive transaction takes four round trips a message and would hold the audit chain's lock
// through them (measured: 4 ms against 0.6); so writes go to the same pool as one statement, prepared where it is the
// usual one: a name for every other text would fill the connection.
async function carryOut(
  client: Pool | PoolClient,
  writes: readonly Write[],
  usual: readonly Shape[] | null,
): Promise<void> {
  if (writes.length === 0) return
  const { text, values } = statementOf(writes, usual ?? [])
  const name = usual && `w${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`
  try {
    await client.query({ ...(name === null ? {} : { name }), text, values: [...values] })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'JY409') throw new Stale('changed meanwhile')
    throw error
  }
}

const committers = new WeakMap<Database, (writes: readonly Write[]) => Promise<void>>()

function committerOf(db: Database): (writes: readonly Write[]) => Promise<void> {
  const known = committers.get(db)
  if (known) return known
  const habits = writeHabits()
  const made = together<readonly Write[], void>(async (many) => {
    const writes = many.flat()
    await carryOut(db.pool, writes, habits(writes))
    return many.map(() => undefined)
  })
  committers.set(db, made)
  return made
}

/**
 * Collects what `work` writes and commits it as one transaction; transactions that are ready at the same time share
 * one commit, and where that fails each is tried by itself. Resolves after the commit with what `work` gave.
 * Throws `Stale` where a row was changed meanwhile, and whatever `work` throws; then nothing is written.
 */
export async function transact<Result>(db: Database, work: (tx: Tx) => Promise<Result> | Result): Promise<Result> {
  const writes: Write[] = []
  const result = await work(collector(writes))
  if (writes.length > 0) await committerOf(db)(writes)
  return result
}

// Plans are made from the statistics of before. On tables that were empty the checks of foreign keys chose an index on
// the district alone and read every row that this transaction had written: 100,000 households took hours, not a minute.
const learnsAfter: ReadonlySet<number> = new Set([2, 10, 100, 1_000])

/** The table that a write's text begins with, quoted. */
const tableOf = (sql: string): string => /"\w+"/.exec(sql)?.[0] ?? '"Audit"'

/**
 * One transaction of many statements, for files of any size: `flush` sends what was collected so far. All or nothing.
 * The audit's rows belong into the last part, since its chain is locked from then to the commit.
 */
export async function transactInParts<Result>(
  db: Database,
  work: (tx: Tx, flush: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const client = await db.pool.connect()
  const writes: Write[] = []
  const tx = collector(writes)
  const flushed = new Map<string, number>()
  const flush = async (): Promise<void> => {
    const part = writes.splice(0)
    await carryOut(client, part, [])
    const tables = [...new Set(part.map(({ sql }) => tableOf(sql)))]
    for (const table of tables) flushed.set(table, (flushed.get(table) ?? 0) + 1)
    const grown = tables.filter((table) => learnsAfter.has(flushed.get(table) ?? 0))
    if (grown.length > 0) await client.query(`ANALYZE ${grown.join(', ')}`)
  }
  try {
    await client.query('BEGIN')
    const result = await work(tx, flush)
    await flush()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // On a line that is cut there is nothing to roll back, and what went wrong is the error before.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
