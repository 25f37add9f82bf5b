import { afterEach, expect, it } from 'vitest'
import { importFile } from '../../domain/files/import-file.ts'
import { checkSign } from '../../domain/identity.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { type Database, transact } from '../../prisma/transact.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

const secrets = openSecrets(Buffer.alloc(32, 7))
const actor = { kind: 'command', id: 'import' } as const
const by = { districtId, actor, origin: 'import', now: new Date('2024-07-15T02:00:00Z') }
const man = `90000119650312001${checkSign('90000119650312001')}`
const base = { code: 'A', town: '轵城镇', village: '赵村', head: '王建国', members: ['王建国', '李秀英'] }

onBoth('a roster laid over what is on record', (kind) => {
  let db: Database
  afterEach(() => db.close())

  const start = async () => {
    db = await freshDatabase(kind)
    await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now: by.now }))
  }
  const bring = (file: object, now = by.now) =>
    importFile(db, secrets, { ...by, now }, Buffer.from(JSON.stringify(file)), {})
  const household = () =>
    db.prisma.household.findUniqueOrThrow({
      where: { districtId_code: { districtId, code: 'A' } },
      include: { people: { orderBy: { id: 'asc' } } },
    })
  const assignments = async () => {
    const found = await db.prisma.assignment.findMany({ include: { cadre: true }, orderBy: { id: 'asc' } })
    const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
    return found.map(({ cadre, householdCode, fromOn, toOn }) => [cadre.userid, householdCode, day(fromOn), day(toOn)])
  }

  it('what the file does not tell stays, what it tells changes and is in the audit masked', async () => {
    await start()
    await bring({ households: [{ ...base, type: '一般脱贫户', people: [{ name: '王建国', idNumber: man }] }] })
    const told = await bring({
      households: [{ ...base, note: '好', people: [{ name: '李秀英', relation: '配偶', school: '小学' }] }],
    })
    expect(told.counts.households).toEqual({ added: 0, changed: 1, same: 0 })
    const now = await household()
    expect(now).toMatchObject({
      type: '一般脱贫户',
      note: '好',
      version: 2,
      memberCount: 2,
      bigrams: ['王建', '建国', '李秀', '秀英'],
    })
    expect(now.people.map(({ name, relation, school }) => [name, relation, school])).toEqual([
      ['王建国', '户主', null],
      ['李秀英', '配偶', '小学'],
    ])
    await bring({ households: [{ ...base, people: [{ name: '李秀英', education: '初中' }] }] })
    expect((await household()).people[1]).toMatchObject({ school: null, education: '初中' })
    const rows = await db.prisma.audit.findMany({
      where: { object: 'household', objectId: 'A' },
      orderBy: { seq: 'asc' },
    })
    expect(rows.map(({ action }) => action)).toEqual(['household.add', 'household.change', 'household.change'])
    expect(JSON.stringify(await db.pool.query('SELECT * FROM "Audit"'))).not.toContain(man)
  })

  it('a new head leaves the old one a word that is no 户主; a second 配偶 is rejected', async () => {
    await start()
    await bring({ households: [{ ...base, people: [{ name: '李秀英', relation: '配偶' }] }] })
    await bring({ households: [{ ...base, head: '李秀英' }] })
    expect((await household()).people.map(({ name, relation }) => [name, relation])).toEqual([
      ['王建国', '其他'],
      ['李秀英', '户主'],
    ])
    await bring({ households: [{ ...base, people: [{ name: '李秀英', relation: '配偶' }] }] })
    const again = await bring({ households: [{ ...base, people: [{ name: '张桂兰', relation: '配偶' }] }] })
    expect(again).toMatchObject({ written: false })
    expect(again.rejected[0]?.reason).toContain('两个配偶')
  })

  it('a person is known by his ID number, whose name may be corrected; no other household may have it', async () => {
    await start()
    await bring({ households: [{ ...base, people: [{ name: '王建国', idNumber: man }] }] })
    await bring({ households: [{ ...base, head: '王健国', members: [], people: [{ name: '王健国', idNumber: man }] }] })
    expect((await household()).people.map(({ name }) => name)).toEqual(['王健国', '李秀英'])
    const other = await bring({ households: [{ ...base, code: 'B', people: [{ name: '王建国', idNumber: man }] }] })
    expect(other.rejected[0]?.reason).toContain('已登记在户 A')
  })

  it('a household goes from one cadre to another when one file tells of both', async () => {
    await start()
    const c1 = { id: 'c1', name: '赵志强' }
    const c2 = { id: 'c2', name: '卫红霞' }
    await bring({ households: [base], cadres: [{ ...c1, households: ['A'] }, c2] })
    expect(await assignments()).toEqual([['c1', 'A', '2021-01-01', null]])
    const later = new Date('2024-08-01T02:00:00Z')
    const moved = {
      cadres: [
        { ...c1, households: [] },
        { ...c2, households: ['A'] },
      ],
    }
    expect((await bring(moved, later)).counts.cadres).toEqual({ added: 0, changed: 2, same: 0 })
    expect(await assignments()).toEqual([
      ['c1', 'A', '2021-01-01', '2024-08-01'],
      ['c2', 'A', '2024-08-01', null],
    ])
    expect((await bring(moved, later)).counts.cadres).toEqual({ added: 0, changed: 0, same: 2 })
  })

  it('a cadre without an id is bound by a later file that has it, of the same name and telephone', async () => {
    await start()
    await bring({
      cadres: [
        { name: '赵志强', phone: '13900001111' },
        { name: '赵志强', phone: '13900002222' },
      ],
    })
    await bring({ cadres: [{ id: 'c1', name: '赵志强', phone: '13900002222' }] })
    const cadres = await db.prisma.cadre.findMany({ orderBy: { id: 'asc' } })
    expect(cadres.map(({ userid }) => userid)).toEqual([null, 'c1'])
  })

  it('running bots are told only when something changed', async () => {
    await start()
    const version = async () => Number((await db.prisma.counter.findFirst())?.value ?? 0)
    await bring({ households: [base] })
    expect(await version()).toBe(1)
    await bring({ households: [base] })
    expect(await version()).toBe(1)
  })
})
