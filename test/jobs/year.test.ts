import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tick } from '../../bot/jobs/clock.ts'
import { importRoster } from '../../domain/files/import-roster.ts'
import { setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { type Database, transact } from '../../prisma/transact.ts'
import { cast } from '../support/cast.ts'
import { districtId } from '../support/chat.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

/**
 * The calendar of the State Council for 2025 and 2026, by hand: days off beside Saturdays and Sundays, from the first to
 * the last, and the Saturdays and Sundays that are worked instead.
 */
const off =
  `2025-01-01 2025-01-01, 2025-01-28 2025-02-04, 2025-04-04 2025-04-06, 2025-05-01 2025-05-05, 2025-05-31 2025-06-02,
2025-10-01 2025-10-08, 2026-01-01 2026-01-03, 2026-02-15 2026-02-23, 2026-04-04 2026-04-06, 2026-05-01 2026-05-05,
2026-06-19 2026-06-21, 2026-09-25 2026-09-27, 2026-10-01 2026-10-07`
    .split(',')
    .map((span) => span.trim().split(' '))
const worked = `2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09
2026-09-20 2026-10-10`.split(/\s+/)

const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
const works = (day: string): boolean =>
  worked.includes(day) ||
  (weekday(day) !== 0 && weekday(day) !== 6 && !off.some(([from = '', to = '']) => from <= day && day <= to))

const from = (day: string): string => (works(day) ? day : from(dayAfter(day)))
const before = (day: string): string => (works(dayAfter(day, -1)) ? dayAfter(day, -1) : before(dayAfter(day, -1)))
const lastOf = (month: string): string => dayAfter(`${dayAfter(`${month}-28`, 4).slice(0, 7)}-01`, -1)

/** For each month of both years, which act falls on which day at which time. */
function plainTable(): Map<string, string[]> {
  const table = new Map<string, string[]>()
  const add = (day: string, time: string, job: string): void => {
    table.set(`${day} ${time}`, [...(table.get(`${day} ${time}`) ?? []), job])
  }
  for (let count = 0; count < 24; count++) {
    const month = `${2025 + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
    for (const day of [from(`${month}-10`), from(`${month}-20`), before(lastOf(month))])
      add(day, '09:00', 'visit-reminder')
    for (const day of [from(`${month}-15`), before(`${month}-20`)]) add(day, '09:00', 'village-check-reminder')
    for (const day of [from(`${month}-01`), from(dayAfter(from(`${month}-20`)))]) add(day, '09:30', 'escalation')
    add(from(`${month}-28`), '09:00', 'monthly-round')
  }
  for (let day = '2025-01-01'; day <= '2026-12-31'; day = dayAfter(day)) {
    if (works(day)) add(day, '18:00', 'daily-digest')
    if (weekday(day) === 5) add(from(day), '17:00', 'weekly-digest')
  }
  return table
}

const groups = ['room-1', 'room-2']
const everybody: Record<string, string[]> = {
  'visit-reminder': ['c1', 'c2', 'c3', 'c4'],
  'village-check-reminder': ['c1'],
  escalation: [...groups, 'l1'],
  'daily-digest': groups,
  'weekly-digest': groups,
  'monthly-round': groups,
}

/** When the process was down, both ends included: a night, a day, a week. */
const down = [
  ['2025-03-06 17:30', '2025-03-07 08:15'],
  ['2025-06-20 08:45', '2025-06-21 08:45'],
  ['2025-09-08 00:00', '2025-09-15 07:00'],
  ['2026-02-24 08:30', '2026-02-24 19:30'],
]
const looks = ['07:55', '09:00', '09:31', '17:05', '18:00', '18:45', '20:00', '23:00']

const isDown = (at: string): boolean => down.some(([begin = '', end = '']) => begin <= at && at <= end)

/** A plain reading of the rule: an act is told at the first look from its time on, that day, by day, while it lives. */
function expected(): string[] {
  const lines: string[] = []
  for (const [due, jobs] of plainTable()) {
    const [day = '', time = ''] = due.split(' ')
    const look = looks.find((at) => at >= time && at < '20:00' && at >= '08:00' && !isDown(`${day} ${at}`))
    if (look === undefined) continue
    for (const job of jobs) for (const chat of everybody[job] ?? []) lines.push(`${day} ${look} ${job} ${chat}`)
  }
  return lines.sort()
}

onBoth('一年', (kind) => {
  // Each database has a year of its own.
  const year = kind === 'embedded' ? '2025' : '2026'
  let db: Database
  beforeAll(async () => {
    db = await freshDatabase(kind)
    const secrets = openSecrets(randomBytes(32))
    const now = new Date('2024-12-01T08:00:00+08:00')
    const actor = { kind: 'command', id: 'test' } as const
    await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now }))
    await importRoster(db, secrets, { districtId, actor, origin: 'test', now }, JSON.stringify(cast), {})
    await db.prisma.cadre.updateMany({ data: { reachedAt: now } })
    await db.prisma.group.updateMany({ data: { reachedAt: now } })
  })
  afterAll(() => db.close())

  test('每一天谁收到什么，和日历上的一样；停机、时钟往回拨都不多一条', async () => {
    const log = { info() {}, warn() {}, error() {} }
    const backups: string[] = []
    const look = async (at: string): Promise<void> => {
      const now = new Date(`${at.replace(' ', 'T')}:00+08:00`)
      const backup = async (day: string): Promise<void> => void backups.push(day)
      await tick({ db, districtId, log, now: () => now, backup })
    }
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = dayAfter(day)) {
      for (const time of looks) if (!isDown(`${day} ${time}`)) await look(`${day} ${time}`)
      // Each tenth of a month the clock goes back an hour.
      if (day.endsWith('-10') && !isDown(`${day} 18:00`))
        for (const time of ['17:05', '18:00']) await look(`${day} ${time}`)
    }
    const rows = await db.prisma.outbox.findMany({ where: { job: { not: null } } })
    const told = rows.map(({ at, job, chat }) => {
      const local = new Date(at.getTime() + 8 * 3_600_000).toISOString()
      return `${local.slice(0, 10)} ${local.slice(11, 16)} ${job} ${chat}`
    })
    expect(told.sort()).toEqual(expected().filter((line) => line.startsWith(year)))
    expect(told.length).toBeGreaterThan(600)
    // A day's own copy, made up until 15:00; the week away has none but its last day's.
    expect(new Set(backups).size).toBe(backups.length)
    expect(backups).toHaveLength(year === '2025' ? 365 - 7 : 365)
    if (year === '2025') expect(backups).toContain('2025-09-15')
  }, 120_000)
})

test('几个日子，照着日历数', () => {
  const table = plainTable()
  const jobs = (day: string) => [...table].flatMap(([due, each]) => (due.startsWith(day) ? each : [])).sort()
  // Sunday 26 January 2025 is worked; the 28th is New Year's Eve: 月调度 moves behind the festival.
  expect(jobs('2025-01-26')).toEqual(['daily-digest'])
  expect(jobs('2025-02-05')).toEqual(['daily-digest', 'escalation', 'monthly-round', 'weekly-digest'])
  expect(jobs('2026-02-28')).toEqual(['daily-digest', 'monthly-round'])
  expect(jobs('2025-08-31')).toEqual([])
  expect(jobs('2025-08-29')).toEqual(['daily-digest', 'visit-reminder', 'weekly-digest'])
})
