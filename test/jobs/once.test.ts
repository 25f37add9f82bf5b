import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tick } from '../../bot/jobs/clock.ts'
import { unclaimedSubsidies } from '../../bot/jobs/unclaimed-subsidies.ts'
import { dropStale, isHeld, waitingRows } from '../../bot/outbox/waiting.ts'
import { render } from '../../bot/replies/render.ts'
import type { Say } from '../../bot/replies/say.ts'
import { importRoster } from '../../domain/files/import-roster.ts'
import { newId } from '../../domain/ids.ts'
import { lateVisits } from '../../domain/lists/late-visits.ts'
import { workDays } from '../../domain/policy/work-days.ts'
import { setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { type Database, transact } from '../../prisma/transact.ts'
import { cast } from '../support/cast.ts'
import { districtId } from '../support/chat.ts'
import { freshDatabase, onBoth } from '../support/databases.ts'

const log = { info() {}, warn() {}, error() {} }
const shanghai = (time: string): Date => new Date(`${time}+08:00`)

onBoth('任务的占位和时间', (kind) => {
  let db: Database
  beforeAll(async () => {
    db = await freshDatabase(kind)
    const secrets = openSecrets(randomBytes(32))
    const now = shanghai('2024-07-01T08:00:00')
    const actor = { kind: 'command', id: 'test' } as const
    await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now }))
    await importRoster(db, secrets, { districtId, actor, origin: 'test', now }, JSON.stringify(cast), {})
    await db.prisma.cadre.updateMany({ where: { userid: { not: null } }, data: { reachedAt: now } })
  })
  afterAll(() => db.close())

  const at = async (time: string) => {
    const now = shanghai(time)
    await tick({ db, districtId, log, now: () => now })
  }
  const chats = async (job: string, period: string) => {
    const rows = await db.prisma.outbox.findMany({ where: { job, period }, orderBy: { chat: 'asc' } })
    return rows.map(({ chat, state }) => `${chat} ${state}`)
  }
  const set = (key: string, value: object | string | number, fromOn: string, toOn: string | null) =>
    db.prisma.setting.create({
      data: {
        districtId,
        id: newId(),
        key,
        area: districtId,
        value,
        fromOn: new Date(fromOn),
        toOn: toOn === null ? null : new Date(toOn),
      },
    })

  test('几个进程同时执行，每人只有一条；每次执行都留下数', async () => {
    await Promise.all([1, 2, 3, 4].map(() => at('2024-07-10T09:00:00')))
    const everybody = ['c1', 'c2', 'c3', 'c4'].map((who) => `${who} waiting`)
    expect(await chats('visit-reminder', '2024-07/1')).toEqual(everybody)
    const runs = await db.prisma.jobRun.findMany({ where: { job: 'visit-reminder', period: '2024-07/1' } })
    const counts = runs.map((run) => run.counts as Record<string, number>)
    expect(counts.reduce((sum, { claimed = 0 }) => sum + claimed, 0)).toBe(4)
    expect(counts.every(({ claimed = 0, skipped = 0 }) => claimed + skipped === 5)).toBe(true)
  })

  test('没绑定的人和没接通的群也看得出来', async () => {
    await at('2024-07-10T18:00:00')
    expect(await chats('daily-digest', '2024-07-10')).toEqual(['room-1 unreached', 'room-2 unreached'])
    const row = await db.prisma.outbox.findFirstOrThrow({ where: { chat: 'room-2', job: 'daily-digest' } })
    // 卢明, who is not bound, has a household in 邵原镇.
    expect(row.say).toMatchObject({ figures: { unreached: 1, visits: { due: 2, done: 0 } } })
  })

  test('时间和放假、上班的日子可以设', async () => {
    await set('time.visit-reminder', '10:30', '2024-07-01', null)
    await set('day-off', 1, '2024-07-22', '2024-07-23')
    await set('work-day', 1, '2024-07-20', null)
    await at('2024-07-20T10:29:00')
    expect(await chats('visit-reminder', '2024-07/2')).toEqual([])
    await at('2024-07-20T10:30:00')
    expect(await chats('visit-reminder', '2024-07/2')).toHaveLength(4)
  })

  test('夜里不发白天没发出的，过了十二小时就不再发；手动执行的照发', async () => {
    const waiting = async (time: string) =>
      (await waitingRows(db, districtId, [], shanghai(time))).filter(
        ({ at: written }) => written >= shanghai('2024-07-20T00:00:00'),
      )
    expect(await waiting('2024-07-20T19:59:00')).toHaveLength(4)
    expect(await waiting('2024-07-20T20:00:00')).toHaveLength(0)
    const row = { job: 'visit-reminder', at: shanghai('2024-07-20T19:00:00') }
    expect(isHeld(row, shanghai('2024-07-21T07:59:00'))).toBe(true)
    expect(isHeld({ ...row, job: null }, shanghai('2024-07-21T07:59:00'))).toBe(false)
    expect(isHeld({ ...row, at: shanghai('2024-07-20T23:00:00') }, shanghai('2024-07-20T23:01:00'))).toBe(false)
    await dropStale(db, districtId, shanghai('2024-07-20T22:31:00'))
    expect(await chats('visit-reminder', '2024-07/2')).toEqual(['c1', 'c2', 'c3', 'c4'].map((who) => `${who} failed`))
  })

  test('设成放假的日子没有日报', async () => {
    await at('2024-07-22T18:00:00')
    expect(await chats('daily-digest', '2024-07-22')).toEqual([])
  })

  test('整个任务出错留下原因，过一会儿再试', async () => {
    await db.pool.query('ALTER TABLE "Group" RENAME TO "Group away"')
    await at('2024-07-25T18:00:00')
    await db.pool.query('ALTER TABLE "Group away" RENAME TO "Group"')
    const failed = await db.prisma.jobRun.findFirstOrThrow({ where: { job: 'daily-digest', period: '2024-07-25' } })
    expect(failed.trouble).not.toBeNull()
    await at('2024-07-25T18:01:00')
    expect(await chats('daily-digest', '2024-07-25')).toEqual([])
    await at('2024-07-25T18:05:00')
    expect(await chats('daily-digest', '2024-07-25')).toHaveLength(2)
  })

  test('补看过去的一天，只算那天以前的走访', async () => {
    const visited = async (code: string, ...on: string[]): Promise<void> => {
      const { villageCode } = await db.prisma.household.findFirstOrThrow({ where: { code } })
      for (const day of on) {
        const visit = { districtId, reportId: newId(), householdCode: code, villageCode, visitedOn: new Date(day) }
        await db.prisma.visit.create({ data: visit })
      }
      await db.prisma.household.updateMany({ where: { code }, data: { lastVisitOn: new Date(on.at(-1) ?? '') } })
    }
    await visited('JY-0006', '2024-07-05', '2024-08-03')
    await visited('JY-0007', '2024-08-03')
    const late = async (day: string) => (await lateVisits(db, districtId, day)).find(({ userid }) => userid === 'c3')
    expect(await late('2024-07-20')).toMatchObject({ late: 2, heads: ['成有才', '侯德胜'] })
    expect(await late('2024-07-04')).toMatchObject({ late: 3 })
    expect(await late('2024-08-20')).toMatchObject({ late: 1, heads: ['侯德胜'] })
  })

  test('应补未补：够条件没领的告诉帮扶责任人，群里只有数', async () => {
    const village = (await db.prisma.household.findFirstOrThrow({ where: { code: 'JY-0001' } })).villageCode
    const word = {
      districtId,
      householdCode: 'JY-0001',
      person: '王磊',
      villageCode: village,
      destination: 'other-province',
    }
    for (const month of ['05', '06', '07']) {
      const saidOn = new Date(`2024-${month}-15`)
      await db.prisma.job.create({ data: { ...word, reportId: newId(), change: 'continuing', saidOn } })
    }
    const occasion = { period: '2024-08', day: '2024-08-05', days: workDays([]) }
    const letters = await unclaimedSubsidies.letters({ db, districtId, log, now: () => new Date() }, occasion)
    const said = Object.fromEntries(letters.map(({ chat, group, compose }) => [chat, told(compose(), group)]))
    expect(said).toMatchObject({ 'room-2': null })
    expect(said.c1).toMatch(/^1 人够条件，还没有领今年的务工交通补贴：\s+王磊（王建国家）/)
    expect(said['room-1']).toMatch(/轵城镇 够条件还没有领务工交通补贴的 1 人：\s+中王村 1 人/)
    expect(said['room-1']).not.toContain('王磊')
  })
})

const told = (say: Say | null, group: boolean) => say && render(say, { group, fullNames: false })
