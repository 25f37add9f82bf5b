import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

onBoth('时刻', (kind) => {
  let db: Database
  beforeAll(async () => {
    db = await freshDatabase(kind)
    await db.pool.query('CREATE TABLE clock (at timestamptz(3) NOT NULL, day date)')
  })
  afterAll(() => db.close())

  const noonOfWriting = new Date('2026-11-24T16:00:00.123Z')

  it('an instant written through Prisma is the same in SQL text', async () => {
    await db.prisma.$executeRaw`INSERT INTO clock (at) VALUES (${noonOfWriting})`
    const { rows } = await db.pool.query('SELECT "at"::text FROM clock')
    expect(rows).toEqual([{ at: '2026-11-24 16:00:00.123+00' }])
    await db.pool.query('DELETE FROM clock')
  })

  it('an instant written through the pool comes back the same through Prisma', async () => {
    await db.pool.query('INSERT INTO clock (at) VALUES ($1)', [noonOfWriting])
    const rows = await db.prisma.$queryRaw<{ at: Date; text: string }[]>`SELECT at, at::text AS text FROM clock`
    expect(rows).toEqual([{ at: noonOfWriting, text: '2026-11-24 16:00:00.123+00' }])
    await db.pool.query('DELETE FROM clock')
  })

  it('an instant of a model is the same in SQL text', async () => {
    await db.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO clock (at) VALUES (${noonOfWriting})`
    })
    const { rows } = await db.pool.query('SELECT "at"::text, extract(epoch FROM at)::text AS epoch FROM clock')
    expect(rows).toEqual([{ at: '2026-11-24 16:00:00.123+00', epoch: `${noonOfWriting.getTime() / 1000}000` }])
  })
})
