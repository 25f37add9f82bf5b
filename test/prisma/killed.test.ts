import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { migrateUp } from '../../prisma/migrate.ts'
import { freshDataDir } from '../support/databases.ts'
import { kill, printed, scratch, start } from '../support/process.ts'

describe('被强行结束的进程', () => {
  it('loses no row that was acknowledged', async () => {
    const dataDir = await freshDataDir()
    const writer = start('test/prisma/writer.ts', [dataDir])
    let said = ''
    writer.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
    await printed(writer, '\n300\n')
    await kill(writer)
    const acknowledged = said.split('\n').slice(1, -1).map(Number)
    const db = await openDatabase({ dataDir })
    const { rows } = await db.pool.query<{ n: number }>('SELECT n FROM kept ORDER BY n')
    await db.close()
    const kept = new Set(rows.map(({ n }) => n))
    expect(acknowledged.length).toBeGreaterThanOrEqual(300)
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
  })

  it.each([700, 1500, 2500, 4000])('during the first start, after %i ms, leaves a folder that opens', async (ms) => {
    const dataDir = scratch('first-')
    const first = start('scripts/migrate.ts', [], { DATA_DIR: dataDir })
    await wait(ms)
    await kill(first)
    const db = await openDatabase({ dataDir })
    await migrateUp(db)
    expect((await db.pool.query('SELECT count(*)::int AS n FROM "District"')).rows).toEqual([{ n: 0 }])
    await db.close()
  })
})
