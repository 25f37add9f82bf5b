import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

onBoth('连接池', (kind) => {
  let db: Database
  beforeAll(async () => {
    db = await freshDatabase(kind)
    await db.pool.query('CREATE TABLE num (n integer PRIMARY KEY, said text)')
  })
  beforeEach(() => db.pool.query('DELETE FROM num'))
  afterAll(() => db.close())

  const count = async (where = 'true'): Promise<number> =>
    (await db.pool.query(`SELECT count(*)::int AS n FROM num WHERE ${where}`)).rows[0].n

  const named = (n: number) => db.pool.query({ name: 'one', text: 'SELECT said FROM num WHERE n = $1', values: [n] })

  it('many queries at once are each answered with their own', async () => {
    await Promise.all(upTo(200).map((n) => db.prisma.$executeRaw`INSERT INTO num VALUES (${n}, ${`第${n}`})`))
    const answers = await Promise.all(upTo(200).map(named))
    expect(answers.map(({ rows }) => rows[0].said)).toEqual(upTo(200).map((n) => `第${n}`))
  })

  it('those that fail do not disturb those that do not', async () => {
    await db.pool.query(`INSERT INTO num SELECT n, 'old' FROM generate_series(0, 99) n`)
    const all = await Promise.allSettled(
      upTo(200).map((n) => (n % 2 ? named(n) : db.pool.query(`INSERT INTO num VALUES ($1, 'new')`, [n]))),
    )
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(50)
    expect(await count()).toBe(150)
  })

  it('nobody sees half of a transaction, and one that throws leaves nothing', async () => {
    const transactions = upTo(40).map((n) =>
      db.prisma.$transaction(async (tx) => {
        await tx.$executeRaw`INSERT INTO num VALUES (${n}, 'first')`
        if (n % 2) throw new Error('back')
        await tx.$executeRaw`INSERT INTO num VALUES (${1000 + n}, 'second')`
      }),
    )
    const halves = Promise.all(
      upTo(40).map(() =>
        db.pool.query(
          `SELECT count(*) FILTER (WHERE said = 'first') AS a, count(*) FILTER (WHERE said = 'second') AS b FROM num`,
        ),
      ),
    )
    await Promise.allSettled(transactions)
    for (const { rows } of await halves) expect(rows[0].a).toBe(rows[0].b)
    expect(await count()).toBe(40)
  })

  it('a transaction whose client is dropped is rolled back', async () => {
    const client = await db.pool.connect()
    await client.query('BEGIN')
    await client.query(`INSERT INTO num VALUES (1, 'lost')`)
    client.release(true)
    await db.pool.query(`INSERT INTO num VALUES (2, 'kept')`)
    // Elsewhere the server may take a moment to notice that the client is gone.
    await expect.poll(() => count()).toBe(1)
  })

  it('a query of several statements is one transaction', async () => {
    const several = db.pool.query(`INSERT INTO num VALUES (1, 'a'); INSERT INTO num VALUES (1, 'b')`)
    await expect(several).rejects.toMatchObject({ code: '23505' })
    expect(await count()).toBe(0)
  })

  it('every session is in UTC', async () => {
    await db.pool.query('not sql').catch(() => {})
    expect((await db.pool.query('SHOW timezone')).rows).toEqual([{ TimeZone: 'UTC' }])
  })

  it('two million signs go in and come out', async () => {
    const long = '户'.repeat(2_000_000)
    await db.pool.query('INSERT INTO num VALUES (1, $1)', [long])
    expect((await named(1)).rows[0].said === long).toBe(true)
  })
})

it('connections that the server closed are replaced', async () => {
  const db = await freshDatabase('postgres')
  const three = () => Promise.all([1, 2, 3].map(() => db.pool.query('SELECT pg_sleep(0.05)')))
  await three()
  const others = 'pid <> pg_backend_pid() AND datname = current_database()'
  await db.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`)
  await expect.poll(() => db.pool.totalCount).toBe(1)
  expect(await three()).toHaveLength(3)
  await db.close()
})
