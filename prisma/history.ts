import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { Expected } from '../domain/errors.ts'
import type { Database } from './client.ts'

export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

/** A file of the history: `migrations/NAME/migration.sql`, in the order of their names. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** What `_prisma_migrations` says of one: `running` is also what a process that was killed leaves behind. */
export interface Entry {
  readonly name: string
  readonly checksum: string
  readonly state: 'applied' | 'running' | 'rolled-back'
}

/** The migrations in `folder`, oldest first. */
export function readMigrations(folder: string = migrationsFolder): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** What the database says was applied to it; empty on a database that was never migrated. */
export async function readHistory(pool: pg.Pool): Promise<readonly Entry[]> {
  const table = await pool.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!table.rows[0]?.there) return []
  const rows = await pool.query<Entry>(`
    SELECT migration_name AS name, checksum,
      CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled-back' WHEN finished_at IS NULL THEN 'running' ELSE 'applied' END
        AS state
    FROM _prisma_migrations ORDER BY started_at`)
  return rows.rows
}

/** Names of the migrations that `db` still lacks, oldest first. Cheap: one look at a table and the folder's names. */
export async function behind(db: Database, folder: string = migrationsFolder): Promise<readonly string[]> {
  return missing(await readHistory(db.pool), readMigrations(folder))
}

/** Names of `migrations` that `history` does not call applied. */
export function missing(history: readonly Entry[], migrations: readonly Migration[]): readonly string[] {
  const applied = new Set(history.filter((entry) => entry.state === 'applied').map((entry) => entry.name))
  return migrations.map((migration) => migration.name).filter((name) => !applied.has(name))
}

/** Throws `Expected` where the database was migrated by another version of the files than these. */
export function checkSame(history: readonly Entry[], migrations: readonly Migration[]): void {
  const checksums = new Map(migrations.map(({ name, sql }) => [name, createHash('sha256').update(sql).digest('hex')]))
  for (const entry of history.filter(({ state }) => state === 'applied')) {
    const checksum = checksums.get(entry.name)
    if (checksum === undefined) {
      throw new Expected(`数据库比程序新：它执行过这个版本没有的迁移 ${entry.name}；请换用更新的程序`)
    }
    if (checksum !== entry.checksum) {
      throw new Expected(`迁移 ${entry.name} 执行过之后文件又被改动；请恢复原文件，改动另写一个新迁移`)
    }
  }
}
