import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, addMonths, shanghaiDay } from '../../domain/calendar.ts'
import { type DigestAsked, digestOf, districtFigures, spansOf } from '../../domain/lists/digest-figures.ts'
import { workDays } from '../../domain/policy/work-days.ts'
import { setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { type Database, transact } from '../../prisma/transact.ts'
import { seedDistrict } from '../../scripts/seed/seed-district.ts'
import { districtId } from '../support/chat.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

interface Told {
  readonly kind: string
  readonly household: string | null
  readonly village: string
  readonly date: string
  readonly fields: Record<string, unknown>
  /** The day on which it was recorded. */
  readonly day: string
}

/** The reports that count, in the order received. */
async function countingReports(db: Database): Promise<Told[]> {
  const rows = await db.prisma.report.findMany({
    where: { status: 'recorded', duplicateOf: null },
    orderBy: { seq: 'asc' },
  })
  return rows.map((row) => ({
    kind: row.kind,
    household: row.householdCode,
    village: row.villageCode ?? '',
    date: row.date.toISOString().slice(0, 10),
    fields: row.fields as Record<string, unknown>,
    day: shanghaiDay(row.recordedAt),
  }))
}

/** What the roll-up must hold, by a plain loop. */
function rolledUp(reports: readonly Told[]): Map<string, number> {
  const counts = new Map<string, number>()
  const lastVisit = new Map<string, string>()
  const add = (told: Told, what: string): void => {
    const key = `${told.village} ${told.day} ${what}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const told of reports) {
    add(told, told.kind)
    const by = { employment: told.fields.change, assistance: told.fields.status, income: told.fields.category }
    const value = by[told.kind as keyof typeof by]
    if (value !== undefined) add(told, `${told.kind}.${value}`)
    if (told.kind !== 'visit' || told.household === null) continue
    const before = lastVisit.get(told.household) ?? ''
    if (told.date.slice(0, 7) === told.day.slice(0, 7) && before.slice(0, 7) < told.day.slice(0, 7))
      add(told, 'visited')
    if (told.date > before) lastVisit.set(told.household, told.date)
  }
  return counts
}

onBoth('日报的数字', (kind) => {
  const now = new Date('2024-07-25T20:00:00+08:00')
  const days = workDays([])
  let db: Database
  let reports: Told[]
  beforeAll(async () => {
    db = await freshDatabase(kind)
    const secrets = openSecrets(randomBytes(32))
    await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor: { kind: 'command', id: 'test' }, now }))
    await seedDistrict(db, secrets, { households: 200, months: 2, random: 'digest', now })
    reports = await countingReports(db)
  }, 60_000)
  afterAll(() => db.close())

  test('随报告积下的汇总，和从报告重算的一样', async () => {
    const rows = await db.prisma.rollUp.findMany()
    const kept = rows
      .filter(({ count }) => count !== 0)
      .map(({ villageCode, day, what, count }) => [`${villageCode} ${day.toISOString().slice(0, 10)} ${what}`, count])
    expect(reports.length).toBeGreaterThan(200)
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(rolledUp(reports)))
  })

  test.each([
    { digest: 'daily', on: '2024-07-12' },
    { digest: 'daily', on: '2024-07-25' },
    { digest: 'weekly', on: '2024-07-19' },
    { digest: 'monthly', on: '2024-07-25' },
  ] as const)('$digest $on 每个镇、村和示范区的数，和报告逐条加起来的一样', async ({ digest, on }) => {
    const asked: DigestAsked = { digest, on, today: on, days }
    const all = await districtFigures(db, districtId, asked)
    const villages = [...new Set(reports.map(({ village }) => village))]
    const areas = new Set([districtId, ...villages, ...villages.map((code) => code.slice(0, 9))])
    const { now: span, before } = spansOf(asked)
    for (const area of areas) {
      const own = reports.filter(({ village }) => village.startsWith(area))
      const found = digestOf(all, area)
      const counted = (from: string, to: string) => {
        const told = own.filter(({ day }) => from <= day && day <= to)
        const count = (fits: (report: Told) => boolean): number => told.filter(fits).length
        return {
          visits: count((report) => report.kind === 'visit'),
          hardship: count((report) => report.kind === 'hardship'),
          workFound: count(({ kind: code, fields }) => code === 'employment' && fields.change === 'started'),
          workLost: count(({ kind: code, fields }) => code === 'employment' && fields.change === 'ended'),
        }
      }
      expect(found.added).toMatchObject(counted(span.from, span.to))
      if (before) expect(found.before).toMatchObject(counted(before.from, before.to))
      const month = on.slice(0, 7)
      const visited = own.filter((told) => told.kind === 'visit' && told.date.startsWith(month) && told.day <= on)
      expect(found.visits.done).toBe(new Set(visited.map(({ household }) => household)).size)
      expect(found.places.reduce((sum, { done }) => sum + done, 0)).toBe(found.visits.done)
      expect(found.places.reduce((sum, { due }) => sum + due, 0)).toBe(found.visits.due)
    }
    expect(digestOf(all, districtId).visits.due).toBe(200)
  })

  test('八列合起来是八个七天', async () => {
    const on = '2024-07-19'
    const all = await districtFigures(db, districtId, { digest: 'weekly', on, today: on, days })
    const { columns, added } = digestOf(all, districtId)
    const inWeek = (ago: number) => {
      const [first, last] = [addDays(on, -7 * ago - 6), addDays(on, -7 * ago)]
      return reports.filter(({ kind: code, day }) => code === 'visit' && first <= day && day <= last).length
    }
    expect(columns.map(({ value }) => value)).toEqual([7, 6, 5, 4, 3, 2, 1, 0].map(inWeek))
    expect(columns.at(-1)).toEqual({ label: '7.19', value: added.visits })
  })

  test('月调度比的是上月的同样几天，月末比整月', () => {
    expect(spansOf({ digest: 'monthly', on: '2024-03-28' }).before).toEqual({ from: '2024-02-01', to: '2024-02-28' })
    expect(spansOf({ digest: 'monthly', on: '2024-03-30' }).before?.to).toBe('2024-02-29')
    expect(spansOf({ digest: 'monthly', on: '2024-02-29' }).before?.to).toBe('2024-01-31')
    expect(addMonths('2024-01', -1)).toBe('2023-12')
  })
})
