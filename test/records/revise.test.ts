import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importRoster } from '../../domain/files/import-roster.ts'
import { newId } from '../../domain/ids.ts'
import { confirmReport, placeReport } from '../../domain/records/confirm.ts'
import { correctReport } from '../../domain/records/correct.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { type NewReport, recordReports, type Source } from '../../domain/records/reports.ts'
import { withdrawReport } from '../../domain/records/withdraw.ts'
import { factKey, type KeptReport } from '../../domain/report.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { standingOf, withProblems } from '../../domain/standing.ts'
import { toldBefore } from '../../domain/told.ts'
import { type Database, Stale, transact } from '../../prisma/transact.ts'
import { cast } from '../support/cast.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

const secrets = openSecrets(randomBytes(32))
const actor = { kind: 'user', id: 'u1' } as const
const codes = ['JY-0001', 'JY-0002', 'JY-0003'] as const

async function opened(kind: Database['kind']): Promise<Database> {
  const db = await freshDatabase(kind)
  const now = new Date('2024-07-01T02:00:00Z')
  await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now }))
  const by = { districtId, actor, origin: 'test', now }
  expect((await importRoster(db, secrets, by, JSON.stringify(cast), {})).written).toBe(true)
  return db
}

const source = (today: string, cadreId: string | null = null): Source => ({
  districtId,
  actor,
  origin: 'test',
  cadreId,
  messageId: null,
  at: new Date(`${today}T03:00:00Z`),
  today,
})

type Told = Pick<KeptReport, 'kind' | 'household' | 'date' | 'fields' | 'status'> & { readonly cadreId?: string | null }

/** Records as a message would, with what is known before; gives the ids. */
async function record(db: Database, today: string, all: readonly Told[]): Promise<string[]> {
  const made = all.map(({ kind, household, date, fields, status }) => {
    const report: KeptReport = {
      id: newId(),
      kind,
      household,
      person: null,
      date,
      fields,
      spans: {},
      status,
      candidates: [],
      said: null,
    }
    return report
  })
  const households = await db.prisma.household.findMany()
  const cases = await db.prisma.case.findMany({ where: { state: 'open' } })
  const told = new Map<string, string>()
  const news: NewReport[] = []
  for (const [ordinal, report] of made.entries()) {
    const at = households.find(({ code }) => code === report.household)
    const place = at ? { villageCode: at.villageCode, townCode: at.townCode } : null
    const key = report.status === 'recorded' ? factKey(report, place) : null
    const known = key === null ? null : (told.get(key) ?? (await toldBefore(db, districtId, [key])).get(key) ?? null)
    if (key !== null && known === null) told.set(key, report.id)
    const open = cases.find(({ householdCode }) => householdCode === report.household)
    const before = {
      lastVisitOn: at?.lastVisitOn?.toISOString().slice(0, 10) ?? null,
      openCase: open ? { id: open.id, version: open.version, leads: open.leads as unknown[] } : null,
    }
    news.push({ report, place, ordinal, problems: [], before, duplicateOf: known })
  }
  await transact(db, (tx) => recordReports(tx, source(today, all[0]?.cadreId ?? null), news))
  return made.map(({ id }) => id)
}

/** What counts, without ids: the same for two databases that hold the same facts. */
async function counting(db: Database) {
  const bare = ({ reportId: _, ...row }: { reportId: string }) => JSON.stringify(row)
  const rollUps = await db.prisma.rollUp.findMany({
    orderBy: [{ villageCode: 'asc' }, { day: 'asc' }, { what: 'asc' }],
  })
  const households = await db.prisma.household.findMany({ orderBy: { code: 'asc' } })
  const cases = await db.prisma.case.findMany({ where: { state: 'open' }, orderBy: { householdCode: 'asc' } })
  const live = { where: { live: true } }
  return {
    visits: (await db.prisma.visit.findMany(live)).map(bare).sort(),
    incomes: (await db.prisma.income.findMany(live)).map(bare).sort(),
    hardships: (await db.prisma.hardship.findMany(live)).map(bare).sort(),
    rollUps: rollUps.filter(({ count }) => count !== 0).map((row) => JSON.stringify(row)),
    lastVisits: households.map(({ code, lastVisitOn }) => [code, lastVisitOn]),
    cases: cases.map(({ householdCode, leadOn, leads }) => [
      householdCode,
      leadOn,
      (leads as { on: string; cause: string }[]).map(({ on, cause }) => `${on} ${cause}`).sort(),
    ]),
  }
}

const content = fc.record({
  kind: fc.constantFrom('visit' as const, 'income' as const, 'hardship' as const),
  household: fc.constantFrom(...codes),
  date: fc.constantFrom('2024-06-28', '2024-07-02', '2024-07-09', '2024-08-03'),
  value: fc.integer({ min: 0, max: 1 }),
})
type Content = typeof content extends fc.Arbitrary<infer T> ? T : never

function fieldsOf({ kind, value }: Content): KeptReport['fields'] {
  if (kind === 'visit') return { situation: value === 0 ? 'stable' : 'difficult' }
  if (kind === 'income') return { amount: 1000 + value, category: 'wage' }
  return { cause: value === 0 ? 'illness' : 'housing' }
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('tell' as const), all: fc.array(content, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('doubt' as const), what: content, pending: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('correct' as const), which: fc.nat(), what: content }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('settle' as const), which: fc.nat(), household: fc.constantFrom(...codes) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function carryOut(db: Database, today: string, act: Step): Promise<void> {
  if (act.do === 'tell') {
    await record(
      db,
      today,
      act.all.filter(happened(today)).map((one) => ({ ...one, fields: fieldsOf(one), status: 'recorded' })),
    )
    return
  }
  if (act.do === 'doubt') {
    const household = act.pending ? null : act.what.household
    if (!happened(today)(act.what)) return
    const status = act.pending ? 'pending' : 'to-confirm'
    await record(db, today, [{ ...act.what, fields: fieldsOf(act.what), household, status }])
    return
  }
  const standing = await db.prisma.report.findMany({
    where: { status: { in: ['recorded', 'to-confirm', 'pending'] } },
    orderBy: { seq: 'asc' },
  })
  const row = standing[act.which % Math.max(1, standing.length)]
  if (row === undefined) return
  await transact(db, async (tx) => {
    const by = source(today)
    if (act.do === 'withdraw') await withdrawReport(db, tx, by, row, '重复')
    else if (act.do === 'settle') {
      if (row.status === 'to-confirm') await confirmReport(db, tx, by, row, null)
      if (row.status === 'pending') await placeReport(db, tx, by, row, { household: act.household }, null)
    } else if (happened(today)(act.what)) {
      const { household, date } = act.what
      const kind = row.kind as Content['kind']
      const change = { household, date, fields: fieldsOf({ ...act.what, kind }) }
      await correctReport(db, tx, by, row, { change, reason: '写错了' })
    }
  })
}

const happened =
  (today: string) =>
  (what: Content): boolean =>
    what.date <= today

/** Tells another database only what counts in this one, each on its own day. */
async function retold(db: Database, kind: Database['kind']): Promise<Database> {
  const other = await opened(kind)
  const rows = await db.prisma.report.findMany({
    where: { status: 'recorded', duplicateOf: null },
    include: withProblems,
    orderBy: [{ recordedOn: 'asc' }, { seq: 'asc' }],
  })
  for (const { report, recordedOn } of rows.map(standingOf)) await record(other, recordedOn ?? '', [report])
  return other
}

onBoth('更正和撤回之后', (kind) => {
  test('what counts is what a database holds that only heard the facts which stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 45 }), async (steps) => {
        const db = await opened(kind)
        const days = ['2024-07-02', '2024-07-09', '2024-07-31', '2024-08-05']
        for (const [at, act] of steps.entries()) {
          await carryOut(db, days[Math.floor((at * days.length) / steps.length)] ?? '', act)
        }
        const keys = await db.prisma.report.findMany({ where: { status: 'recorded', duplicateOf: null } })
        expect(new Set(keys.map(({ factKey: key }) => key)).size).toBe(keys.length)
        const other = await retold(db, kind)
        expect(await counting(db)).toEqual(await counting(other))
        await Promise.all([db.close(), other.close()])
      }),
      { numRuns: kind === 'embedded' ? 3 : 6 },
    )
  }, 120_000)

  describe('one by one', () => {
    test('todos and findings fall, pictures go with the new version, the audit tells both', async () => {
      const db = await opened(kind)
      const [id = ''] = await record(db, '2024-07-09', [
        { kind: 'income', household: 'JY-0001', date: '2024-07-09', fields: { amount: 4500 }, status: 'recorded' },
      ])
      await transact(db, (tx) => {
        tx.insert('Todo', { districtId, id: newId(), kind: 'verify', words: '核实收入', reportId: id })
        tx.insert('Finding', {
          districtId,
          id: newId(),
          rule: 'r',
          level: 'doubt',
          words: '收入偏高',
          foundOn: '2024-07-09',
          reportId: id,
        })
        tx.insert('Evidence', { districtId, id: newId(), hash: 'h', mime: 'image/png', size: 1, reportId: id })
      })
      const change = { fields: { amount: 4800 } }
      const done = await transact(db, (tx) =>
        correctReport(db, tx, source('2024-07-10'), { id, version: 1 }, { change, reason: '少写了' }),
      )
      expect(await db.prisma.todo.findFirstOrThrow()).toMatchObject({ doneAt: source('2024-07-10').at, doneBy: null })
      expect(await db.prisma.finding.findFirstOrThrow()).toMatchObject({ state: 'corrected' })
      expect(await db.prisma.evidence.findFirstOrThrow()).toMatchObject({ reportId: done.report?.id })
      expect(await db.prisma.audit.findFirstOrThrow({ orderBy: { seq: 'desc' } })).toMatchObject({
        action: 'report.correct',
        objectId: done.report?.id,
        before: { id, fields: { amount: 4500 } },
        after: { fields: { amount: 4800 } },
        reason: '少写了',
      })
      expect(await db.prisma.report.findFirstOrThrow({ where: { replaces: id } })).toMatchObject({
        version: 2,
        status: 'recorded',
      })
      await db.close()
    })

    test('who saw an older version is told so, and nothing is written', async () => {
      const db = await opened(kind)
      const [id = ''] = await record(db, '2024-07-09', [
        { kind: 'visit', household: 'JY-0001', date: '2024-07-09', fields: {}, status: 'recorded' },
      ])
      const before = await counting(db)
      const withdraw = (version: number) =>
        transact(db, (tx) => withdrawReport(db, tx, source('2024-07-09'), { id, version }, '错'))
      await expect(withdraw(7)).rejects.toThrow(Stale)
      expect(await counting(db)).toEqual(before)
      await withdraw(1)
      await expect(withdraw(2)).rejects.toThrow(Stale)
      await expect(
        transact(db, (tx) => withdrawReport(db, tx, source('2024-07-09'), { id: newId() }, null)),
      ).rejects.toThrow('没有这一条报告')
      await db.close()
    })

    test('a case whose steps were made goes on though its lead is withdrawn', async () => {
      const db = await opened(kind)
      const [id = ''] = await record(db, '2024-07-09', [
        {
          kind: 'hardship',
          household: 'JY-0001',
          date: '2024-07-09',
          fields: { cause: 'illness' },
          status: 'recorded',
        },
      ])
      const opened1 = await db.prisma.case.findFirstOrThrow()
      await transact(db, (tx) =>
        tx.insert('CaseStep', {
          districtId,
          id: newId(),
          caseId: opened1.id,
          step: 'verification',
          doneOn: '2024-07-10',
        }),
      )
      await transact(db, (tx) => withdrawReport(db, tx, source('2024-07-11'), { id }, null))
      expect(await db.prisma.case.findFirstOrThrow()).toMatchObject({ state: 'open', leads: [] })
      await db.close()
    })
  })
})
