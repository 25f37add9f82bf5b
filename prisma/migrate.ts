import pg from 'pg'
import { Expected } from '../domain/errors.ts'
import type { Database } from './client.ts'
import { checkSame, type Migration, migrationsFolder, missing, readHistory, readMigrations } from './history.ts'

/**
 * Brings the database up to date; returns the names of what was applied, none when it was so already. One process at a
 * time on PostgreSQL. Throws `Expected` where a migration fails (nothing of it is left, and the next run tries it
 * again), where an applied file was edited, or where the database is newer than the program.
 */
export async function migrateUp(
  db: Database,
  folder: string = migrationsFolder,
): Promise<{ readonly applied: readonly string[] }> {
  const migrations = readMigrations(folder)
  const history = await readHistory(db.pool)
  checkSame(history, migrations)
  if (missing(history, migrations).length === 0) return { applied: [] }
  // The file lock keeps other processes off the embedded database.
  if (db.kind === 'embedded') return { applied: await apply(db.pool, migrations) }
  return { applied: await alone(db.pool, () => withOwnPool(db.pool, (pool) => apply(pool, migrations))) }
}

async function apply(pool: pg.Pool, migrations: readonly Migration[]): Promise<readonly string[]> {
  await mend(pool)
  checkSame(await readHistory(pool), migrations)
  // Loading the engine takes a while; a database that is up to date does not need it.
  const { applyMigrations } = await import('./engine.ts')
  try {
    return await applyMigrations(pool, migrations)
  } catch (error) {
    const failed = (await readHistory(pool)).find((entry) => entry.state === 'running')
    if (failed === undefined) throw refused(error)
    await mend(pool)
    throw new Expected(`迁移 ${failed.name} 没有成功，已全部撤回：${cause(error)}；请改好这个文件再运行`)
  }
}

/**
 * Puts right what a failed or killed run left. A script is one transaction, and says within it that it committed: so
 * what is not marked left nothing and may be tried again, and what is marked is done.
 */
async function mend(pool: pg.Pool): Promise<void> {
  if (!(await readHistory(pool)).some((entry) => entry.state === 'running')) return
  await pool.query(`
    UPDATE _prisma_migrations SET
      finished_at = CASE WHEN logs = 'committed' THEN now() END,
      applied_steps_count = CASE WHEN logs = 'committed' THEN 1 ELSE 0 END,
      rolled_back_at = CASE WHEN logs = 'committed' THEN NULL ELSE now() END
    WHERE finished_at IS NULL AND rolled_back_at IS NULL`)
}

/** Holds a lock of the whole database meanwhile, waiting up to a minute for another process. */
async function alone<T>(pool: pg.Pool, act: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`SET lock_timeout = '60s'`)
    await client.query(`SELECT pg_advisory_lock(hashtext('jiyuan-bangfu migrate'))`).catch(() => {
      throw new Expected('另一个进程正在升级数据库，等了一分钟还没有完；请等它结束后再运行')
    })
    return await act()
  } finally {
    // Closes the connection: the lock and the setting go with it.
    client.release(true)
  }
}

/** The engine keeps a lock of its own until its connection closes, so that the next run would wait for it. */
async function withOwnPool<T>(like: pg.Pool, act: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ ...like.options, max: 1 })
  pool.on('error', () => {})
  try {
    return await act(pool)
  } finally {
    await pool.end()
  }
}

/** Nothing was begun: the account may not, or the database holds other tables. Any other reason is the program's. */
function refused(error: unknown): unknown {
  const text = error instanceof Error ? error.message : ''
  if (text.includes('schema is not empty')) {
    return new Expected('DATABASE_URL 指的库里已有别的表；请新建一个空库给本程序用')
  }
  return text.includes('ERROR:') ? new Expected(`数据库不让建表：${cause(error)}；请换用有建表权限的账号`) : error
}

/** The database's own sentence out of the engine's report. */
function cause(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /ERROR:\s*([^\n]+)/.exec(text)?.[1]?.trim() ?? text.slice(0, 300)
}
