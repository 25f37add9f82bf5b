import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../domain/ids.ts'
import { audited } from '../../domain/records/audit.ts'
import { type Database, Stale, transact, transactInParts } from '../../prisma/transact.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

const districtId = '419001'
const at = new Date('2024-07-15T02:00:00Z')
const audit = { districtId, actor: { kind: 'command', id: 'test' }, action: 'report.record', at } as const

onBoth('a transaction', (kind) => {
  let db: Database
  beforeAll(async () => {
    db = await freshDatabase(kind)
    await transact(db, (tx) => tx.insert('District', { id: districtId, name: '济源示范区' }))
  })
  afterAll(() => db.close())

  const todo = (words: string) => ({ districtId, id: newId(), kind: 'visit', words })
  const words = async () => (await db.prisma.todo.findMany({ orderBy: { words: 'asc' } })).map((row) => row.words)

  describe('all or nothing', () => {
    test('what throws while it is put together writes nothing', async () => {
      const failing = transact(db, (tx) => {
        tx.insert('Todo', todo('never'))
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await words()).not.toContain('never')
    })

    test('a row that is gone undoes everything else', async () => {
      const stale = transact(db, (tx) => {
        tx.insert('Todo', todo('undone'))
        tx.update('Todo', { districtId, id: newId() }, { words: 'x' })
      })
      await expect(stale).rejects.toBeInstanceOf(Stale)
      expect(await words()).not.toContain('undone')
    })

    test('of many that share a commit only the one that cannot be done fails', async () => {
      const results = await Promise.allSettled(
        ['one', 'two', 'bad', 'three'].map((name) =>
          transact(db, (tx) => {
            tx.insert('Todo', todo(name))
            if (name === 'bad') tx.update('Todo', { districtId, id: newId() }, { words: 'x' })
          }),
        ),
      )
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
      expect(await words()).toEqual(expect.arrayContaining(['one', 'two', 'three']))
      expect(await words()).not.toContain('bad')
    })

    test('in parts, an error in the last part undoes the first', async () => {
      const failing = transactInParts(db, async (tx, flush) => {
        tx.insert('Todo', todo('part one'))
        await flush()
        tx.update('Todo', { districtId, id: newId() }, { words: 'x' })
      })
      await expect(failing).rejects.toBeInstanceOf(Stale)
      expect(await words()).not.toContain('part one')
    })
  })

  test('of two who change the same version one wins', async () => {
    const row = { ...todo('both'), version: 1 }
    await transact(db, (tx) => tx.insert('Todo', row))
    const change = (to: string) =>
      transact(db, (tx) => tx.update('Todo', { districtId, id: row.id, version: 1 }, { words: to }))
    const results = await Promise.allSettled([change('left'), change('right')])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const now = await db.prisma.todo.findUniqueOrThrow({ where: { districtId_id: { districtId, id: row.id } } })
    expect(now.version).toBe(2)
  })

  test('a row can be asked to be in one state and put into another', async () => {
    const row = { ...todo('state'), householdCode: 'A' }
    await transact(db, (tx) => tx.insert('Todo', row))
    const move = () =>
      transact(db, (tx) => tx.update('Todo', { districtId, id: row.id, householdCode: 'A' }, { householdCode: 'B' }))
    await move()
    await expect(move()).rejects.toBeInstanceOf(Stale)
  })

  test('counts of one day are summed, within a commit and over commits', async () => {
    const count = (amount: number) =>
      transact(db, (tx) =>
        tx.rollUp({ districtId, villageCode: '419001102201', day: '2024-07-15', what: 'income', count: 1, amount }),
      )
    await Promise.all([count(100), count(200.5)])
    await count(1)
    const [row] = await db.prisma.rollUp.findMany({ where: { what: 'income' } })
    expect([row?.count, Number(row?.amount)]).toEqual([3, 301.5])
  })

  test('every kind of column comes back as it was written', async () => {
    const id = newId()
    const bytes = Uint8Array.from([0, 1, 254, 255])
    await transact(db, (tx) =>
      tx.insert('Message', {
        districtId,
        id,
        msgid: '引号"\\ \n 表情😀',
        chat: 'c1',
        inGroup: false,
        sender: 'c1',
        type: 'text',
        masked: '王建国',
        cipher: bytes,
        media: [{ kind: 'image' }],
        unknown: ['词', '"'],
        at,
      }),
    )
    const row = await db.prisma.message.findUniqueOrThrow({ where: { districtId_id: { districtId, id } } })
    expect(row.msgid).toBe('引号"\\ \n 表情😀')
    expect([...(row.cipher ?? [])]).toEqual([...bytes])
    expect(row.media).toEqual([{ kind: 'image' }])
    expect(row.unknown).toEqual(['词', '"'])
    expect(row.at).toEqual(at)
    expect(row.state).toBe('stored')
  })

  test('the chain of 200 writers at once has no gap and no fork', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        transact(db, (tx) => audited(tx, { ...audit, objectId: String(index) })),
      ),
    )
    const rows = await db.prisma.audit.findMany({ orderBy: { seq: 'asc' } })
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1))
    for (const [index, row] of rows.entries()) {
      expect(Buffer.from(row.prev).equals(Buffer.from(rows[index - 1]?.hash ?? []))).toBe(true)
    }
  })

  test.each(['UPDATE "Audit" SET "action" = \'x\'', 'DELETE FROM "Audit"', 'TRUNCATE "Audit"'])(
    'the audit refuses %s',
    async (sql) => {
      await expect(db.pool.query(sql)).rejects.toThrow('append-only')
    },
  )
})
