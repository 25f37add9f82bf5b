import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importRoster } from '../../domain/files/import-roster.ts'
import { newId } from '../../domain/ids.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { handOver, retireCadre, unbindCadre } from '../../domain/records/hand-over.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { type Database, Stale, transact } from '../../prisma/transact.ts'
import { cast } from '../support/cast.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

const secrets = openSecrets(randomBytes(32))
const actor = { kind: 'user', id: 'u1' } as const
const by = { districtId, actor, origin: '127.0.0.1', now: new Date('2024-07-15T02:00:00Z') }

onBoth('干部交接', (kind) => {
  let db: Database
  beforeAll(async () => {
    db = await freshDatabase(kind)
    await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now: by.now }))
    const done = await importRoster(db, secrets, by, JSON.stringify(cast), {})
    expect(done.written).toBe(true)
  })
  afterAll(() => db.close())

  const cadre = (name: string) => db.prisma.cadre.findFirstOrThrow({ where: { name } })
  const held = async (name: string) => {
    const { id } = await cadre(name)
    const rows = await db.prisma.assignment.findMany({ where: { cadreId: id, toOn: null } })
    return rows.map(({ householdCode }) => householdCode).sort()
  }
  const version = async () => Number((await db.prisma.counter.findFirstOrThrow()).value)

  it('households go over from today with their open todos; the day before was the last of the old one', async () => {
    const [from, to] = [await cadre('赵志强'), await cadre('卫红霞')]
    const todo = { districtId, kind: 'verify', words: '入户核实', cadreId: from.id }
    const open = newId()
    await transact(db, (tx) => {
      tx.insert('Todo', { ...todo, id: open, householdCode: 'JY-0002' })
      tx.insert('Todo', { ...todo, id: newId(), householdCode: 'JY-0002', doneAt: by.now })
      tx.insert('Todo', { ...todo, id: newId(), householdCode: 'JY-0001' })
    })
    const before = await version()
    const done = await transact(db, (tx) =>
      handOver(db, tx, by, { from, to, codes: ['JY-0002', 'JY-0003', 'JY-0008'], reason: '调岗' }),
    )
    expect(done).toEqual({ households: 2, todos: 1 })
    expect(await held('赵志强')).toEqual(['JY-0001'])
    expect(await held('卫红霞')).toEqual(['JY-0002', 'JY-0003', 'JY-0004', 'JY-0005'])
    const ended = await db.prisma.assignment.findFirstOrThrow({ where: { cadreId: from.id, householdCode: 'JY-0002' } })
    expect(ended.toOn).toEqual(new Date('2024-07-14'))
    expect(await db.prisma.todo.count({ where: { cadreId: to.id } })).toBe(1)
    expect(await version()).toBe(before + 1)
    const acts = await db.prisma.audit.findMany({ where: { objectId: 'JY-0002', reason: '调岗' } })
    expect(acts.map(({ action }) => action).sort()).toEqual(['assignment.add', 'assignment.end'])
  })

  it('what the other looks after already is not given twice', async () => {
    const [from, to] = [await cadre('孔令辉'), await cadre('卫红霞')]
    await transact(db, (tx) => handOver(db, tx, by, { from, to, reason: '退休' }))
    expect(await held('卫红霞')).toEqual(['JY-0001', 'JY-0002', 'JY-0003', 'JY-0004', 'JY-0005'])
    expect(await held('孔令辉')).toEqual([])
  })

  it('who read the cadre before another changed him is told so, and nothing is written', async () => {
    const [from, to] = [await cadre('卫红霞'), await cadre('赵志强')]
    const old = { id: from.id, version: from.version - 1 }
    await expect(transact(db, (tx) => handOver(db, tx, by, { from: old, to, reason: '调岗' }))).rejects.toThrow(Stale)
    expect(await held('卫红霞')).toHaveLength(5)
  })

  it('an unbound cadre keeps his households and may be bound anew', async () => {
    await transact(db, async (tx) => unbindCadre(tx, by, await cadre('李伟'), '换手机'))
    expect(await cadre('李伟')).toMatchObject({ userid: null, boundAt: null, reachedAt: null })
    expect(await held('李伟')).toHaveLength(3)
  })

  it('who still looks after households cannot leave; then he can', async () => {
    const leave = () => transact(db, async (tx) => retireCadre(db, tx, by, await cadre('李伟'), '退休'))
    expect(await leave()).toEqual({ done: false, households: 3 })
    const [from, to] = [await cadre('李伟'), await cadre('孔令辉')]
    await transact(db, (tx) => handOver(db, tx, by, { from, to, reason: '退休' }))
    expect(await leave()).toEqual({ done: true })
    expect(await cadre('李伟')).toMatchObject({ leftOn: new Date('2024-07-15') })
  })
})
