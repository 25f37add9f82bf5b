import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { bareUrl, freshDataDir, freshUrl } from '../support/databases.ts'
import { run, scratch } from '../support/process.ts'

const migrate = (variables: Record<string, string>, args: readonly string[] = []) =>
  run('scripts/migrate.ts', args, variables)

describe('npm run migrate', () => {
  it('makes the embedded database, for its owner alone; the second run changes nothing', async () => {
    const DATA_DIR = join(scratch('made-'), 'deep/data')
    mkdirSync(DATA_DIR, { recursive: true })
    const first = await migrate({ DATA_DIR })
    expect({ ...first, stdout: '' }).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(first.stdout).toMatch(/^(已执行 \d{14}_\w+\n)+$/)
    expect(statSync(join(DATA_DIR, 'database')).mode & 0o077).toBe(0)
    expect(await migrate({ DATA_DIR })).toEqual({ status: 0, stdout: '数据库已经是最新的\n', stderr: '' })
  })

  it('changes nothing of a database on PostgreSQL that is up to date', async () => {
    expect(await migrate({ DATABASE_URL: await freshUrl() })).toEqual({
      status: 0,
      stdout: '数据库已经是最新的\n',
      stderr: '',
    })
  })

  it('is refused while another process holds the embedded database', async () => {
    const dataDir = await freshDataDir()
    const db = await openDatabase({ dataDir })
    const { status, stdout, stderr } = await migrate({ DATA_DIR: dataDir })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^嵌入式数据库正被进程 ${process.pid} 使用.*\n$`))
    await db.close()
  })

  it.each([
    ['postgresql://app@127.0.0.1:9/none', /^连不上 DATABASE_URL 指的数据库（那里没有数据库在运行）；.*\n$/],
    ['mysql://x', /^.*DATABASE_URL.*\n$/],
  ])('%s is one line, status 1, without what is secret', async (DATABASE_URL, said) => {
    const { status, stderr } = await migrate({ DATABASE_URL })
    expect(status).toBe(1)
    expect(stderr).toMatch(said)
  })

  it('a database on PostgreSQL that holds other tables is left alone', async () => {
    const DATABASE_URL = await bareUrl()
    const db = await openDatabase({ url: DATABASE_URL })
    await db.pool.query('CREATE TABLE others (n integer)')
    expect(await migrate({ DATABASE_URL })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'DATABASE_URL 指的库里已有别的表；请新建一个空库给本程序用\n',
    })
    await db.close()
  })

  it('an option it does not know is a wrong call', async () => {
    expect((await migrate({}, ['--force'])).status).toBe(2)
  })
})
