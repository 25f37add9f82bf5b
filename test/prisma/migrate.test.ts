import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Expected } from '../../domain/errors.ts'
import type { Database } from '../../prisma/client.ts'
import { diffMigration } from '../../prisma/engine.ts'
import { behind, migrationsFolder, readMigrations } from '../../prisma/history.ts'
import { migrateUp } from '../../prisma/migrate.ts'
import { bareDatabase, bareUrl, onBoth } from '../support/databases.ts'
import { run, scratch } from '../support/process.ts'

const own = readdirSync(migrationsFolder).sort()
const last = '20991231000000_last'

const withFunction = `
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN n * 2; END; $$;
CREATE TABLE extra (n integer);
-- ends in a comment`

onBoth('迁移', (kind) => {
  let db: Database
  let folder: string
  beforeEach(async () => {
    db = await bareDatabase(kind)
    folder = scratch('migrations-')
    mkdirSync(join(folder, '20200101000000_first'))
    write('20200101000000_first', 'CREATE TABLE first (n integer);')
  })
  afterEach(() => db.close())

  function write(name: string, sql: string): void {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'migration.sql'), sql)
  }
  const there = async (table: string): Promise<boolean> =>
    (await db.pool.query('SELECT to_regclass($1) IS NOT NULL AS there', [table])).rows[0].there

  it('the whole history is applied once, in its order', async () => {
    cpSync(migrationsFolder, folder, { recursive: true })
    const all = ['20200101000000_first', ...own]
    expect(await behind(db, folder)).toEqual(all)
    expect(await migrateUp(db, folder)).toEqual({ applied: all })
    expect(await migrateUp(db, folder)).toEqual({ applied: [] })
    expect(await behind(db, folder)).toEqual([])
  })

  it('a function with semicolons is applied whole', async () => {
    write(last, withFunction)
    await migrateUp(db, folder)
    expect((await db.pool.query('SELECT twice(4) AS n')).rows).toEqual([{ n: 8 }])
  })

  it('a broken file leaves nothing, is named, and runs once it is mended', async () => {
    write(last, `${withFunction};\nCREATE TABLE other (n nonsense);`)
    const broken = migrateUp(db, folder)
    await expect(broken).rejects.toBeInstanceOf(Expected)
    await expect(broken).rejects.toThrow(
      /^迁移 20991231000000_last 没有成功，已全部撤回：type "?nonsense"? does not exist；/,
    )
    expect(await there('first')).toBe(true)
    expect(await there('extra')).toBe(false)
    expect(await behind(db, folder)).toEqual([last])
    write(last, withFunction)
    expect(await migrateUp(db, folder)).toEqual({ applied: [last] })
  })

  it('a file edited after it was applied is refused', async () => {
    await migrateUp(db, folder)
    write('20200101000000_first', 'CREATE TABLE first (n bigint);')
    await expect(migrateUp(db, folder)).rejects.toThrow(/^迁移 20200101000000_first 执行过之后文件又被改动/)
  })

  it('a database newer than the program is refused', async () => {
    write(last, withFunction)
    await migrateUp(db, folder)
    const older = scratch('older-')
    cpSync(join(folder, '20200101000000_first'), join(older, '20200101000000_first'), { recursive: true })
    await expect(migrateUp(db, older)).rejects.toThrow(/^数据库比程序新.*20991231000000_last/)
  })

  it('a run killed after its script was committed counts as done', async () => {
    write(last, withFunction)
    await migrateUp(db, folder)
    await db.pool.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [last])
    expect(await behind(db, folder)).toEqual([last])
    expect(await migrateUp(db, folder)).toEqual({ applied: [] })
    expect(await behind(db, folder)).toEqual([])
  })

  it('a run killed before its script was committed is tried again', async () => {
    await migrateUp(db, folder)
    write(last, withFunction)
    await db.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (gen_random_uuid(), 'x', $1)`,
      [last],
    )
    expect(await migrateUp(db, folder)).toEqual({ applied: [last] })
    expect(await there('extra')).toBe(true)
  })
})

describe('迁移的历史', () => {
  it('two processes at once on PostgreSQL apply each migration once', async () => {
    const DATABASE_URL = await bareUrl()
    const both = await Promise.all([1, 2].map(() => run('scripts/migrate.ts', [], { DATABASE_URL })))
    expect(both.map(({ status, stderr }) => ({ status, stderr }))).toEqual(Array(2).fill({ status: 0, stderr: '' }))
    const said = both.map(({ stdout }) => stdout).sort()
    expect(said).toEqual([own.map((name) => `已执行 ${name}\n`).join(''), '数据库已经是最新的\n'].sort())
  })

  it('it makes what the models say, and what they cannot say is not dropped', async () => {
    expect(await diffMigration()).toBeUndefined()
  })

  it.each(readMigrations())('$name stays within its one transaction', ({ name, sql }) => {
    expect(name).toMatch(/^\d{14}_[a-z0-9_]+$/)
    expect(sql).not.toMatch(/^\s*(BEGIN|COMMIT|ROLLBACK|START TRANSACTION)\s*;|CONCURRENTLY/im)
  })
})
