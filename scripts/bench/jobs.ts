import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { JobContext, Occasion } from '../../bot/jobs/job.ts'
import { carryOut } from '../../bot/jobs/once.ts'
import { visitReminder } from '../../bot/jobs/visit-reminder.ts'
import { render } from '../../bot/replies/render.ts'
import { digestOf, districtFigures } from '../../domain/lists/digest-figures.ts'
import { lateVisits } from '../../domain/lists/late-visits.ts'
import { workDays } from '../../domain/policy/work-days.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { transact } from '../../prisma/transact.ts'
import { migratedServer, type Stopped } from '../../test/support/postgres.ts'
import { type Figure, percentile, rounded } from './figure.ts'

const households = 100_000
const cadres = 10_000
const day = '2024-07-10'
const days = workDays([])

/** A month in which nobody has visited: 10,000 cadres with ten households each, on PostgreSQL. */
export async function* jobsBench(): AsyncGenerator<Figure> {
  // As npm start does.
  setFlagsFromString('--heap-growing-percent=20')
  const work = mkdtempSync(join(tmpdir(), 'bangfu-bench-'))
  chmodSync(work, 0o711)
  const stops: Stopped[] = []
  try {
    const db = await openDatabase({ url: `${await migratedServer(work, stops)}bangfu_template` })
    await fill(db)
    yield* finding(db)
    yield* reminding(db)
    yield* digest(db)
    await db.close()
  } finally {
    for (const stop of stops) await stop()
    rmSync(work, { recursive: true, force: true })
  }
}

const plainLate = `SELECT a."cadreId", count(*), array_agg(h."headName") FROM "Assignment" a
  JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
  WHERE a."districtId" = $1 AND a."toOn" IS NULL AND (h."lastVisitOn" IS NULL OR h."lastVisitOn" < '2024-07-01') GROUP BY 1`

async function* finding(db: Database): AsyncGenerator<Figure> {
  const [ours, plain] = await sideBySide(
    7,
    () => lateVisits(db, districtId, day),
    () => db.pool.query(plainLate, [districtId]),
  )
  yield speed(`jobs: who is late, ${households.toLocaleString('en-US')} households`, ours, 'one plain statement', plain)
}

// What the plain statement writes is as long as what the act writes: a Say with its names.
const plainInsert = `INSERT INTO "Outbox" ("districtId", "id", "chat", "inGroup", "say", "way", "streamId", "job", "period")
  SELECT $1, gen_random_uuid(), c."userid", false, jsonb_build_object('say', 'visits-due', 'today', '2024-07-10', 'daysLeft', 21, 'owed',
    jsonb_build_object('count', l.n, 'names', to_jsonb(l.names[1:10]), 'month', 7)), 'push', '', 'plain', $2
  FROM (SELECT a."cadreId", count(*) n, array_agg(h."headName") names FROM "Assignment" a
    JOIN "Household" h ON h."districtId" = a."districtId" AND h."code" = a."householdCode"
    WHERE a."districtId" = $1 AND a."toOn" IS NULL AND (h."lastVisitOn" IS NULL OR h."lastVisitOn" < '2024-07-01') GROUP BY 1) l
  JOIN "Cadre" c ON c."districtId" = $1 AND c."id" = l."cadreId"`

async function* reminding(db: Database): AsyncGenerator<Figure> {
  const log = { info() {}, warn() {}, error() {} }
  const context: JobContext = { db, districtId, log, now: () => new Date() }
  const occasion = (period: string): Occasion => ({ period, day, days })
  let run = 0
  const [ours, plain] = await sideBySide(
    5,
    () => carryOut(context, visitReminder, occasion(`2024-07/${run++}`)),
    () => db.pool.query(plainInsert, [districtId, String(run)]),
  )
  yield speed(
    `jobs: reminding ${cadres.toLocaleString('en-US')} cadres`,
    ours,
    'one insert … select of the same',
    plain,
  )
  const begun = performance.now()
  const again = await carryOut(context, visitReminder, occasion('2024-07/0'))
  if (again.claimed > 0) throw new Error('a second run claimed somebody')
  yield { figure: 'jobs: the second run', value: rounded((performance.now() - begun) / 1_000), unit: 's' }
  yield { figure: 'jobs: memory of the process', value: Math.round(process.memoryUsage().rss / 1_048_576), unit: 'MB' }
}

async function* digest(db: Database): AsyncGenerator<Figure> {
  const { digestPicture } = await import('../../bot/pictures/digest.ts')
  const make = async (): Promise<number> => {
    const begun = performance.now()
    const all = await districtFigures(db, districtId, { digest: 'daily', on: day, today: day, days })
    const figures = digestOf(all, districtId)
    render({ say: 'digest', figures }, { group: true, fullNames: false })
    await digestPicture(figures)
    return performance.now() - begun
  }
  yield {
    figure: "jobs: the district's digest with its picture, first",
    value: rounded((await make()) / 1_000),
    unit: 's',
  }
  yield {
    figure: "jobs: the district's digest with its picture, again",
    value: rounded((await make()) / 1_000),
    unit: 's',
  }
}

/** Medians in milliseconds of both, in turns. */
async function sideBySide(rounds: number, ours: () => Promise<unknown>, theirs: () => Promise<unknown>) {
  const took: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const [which, act] of [ours, theirs].entries()) {
      const begun = performance.now()
      await act()
      took[which]?.push(performance.now() - begun)
    }
  }
  return [percentile(took[0].slice(1), 0.5), percentile(took[1].slice(1), 0.5)] as const
}

/** `ratio`: ours to theirs in speed. */
function speed(figure: string, ours: number, what: string, theirs: number): Figure {
  const against = { what, value: rounded(theirs) }
  return { figure, value: rounded(ours), unit: 'ms', against, ratio: rounded(theirs / ours) }
}

async function fill(db: Database): Promise<void> {
  const now = new Date('2024-06-01T08:00:00+08:00')
  const actor = { kind: 'command', id: 'bench' } as const
  await transact(db, (tx) => setUpDistrict(tx, Buffer.alloc(32), { actor, now }))
  await db.pool.query(
    `INSERT INTO "Household" ("districtId", "code", "villageCode", "townCode", "headName", "bigrams", "lastVisitOn")
      SELECT $1, 'B-' || n, v."code", v."townCode", '王建国' || n % 97, ARRAY['王建'], '2024-06-15'
      FROM generate_series(1, $2::int) n JOIN (SELECT *, row_number() OVER (ORDER BY "code") - 1 AS at FROM "Village") v ON v.at = n % 557`,
    [districtId, households],
  )
  await db.pool.query(
    `INSERT INTO "Cadre" ("districtId", "id", "name", "userid", "reachedAt")
      SELECT $1, gen_random_uuid(), '赵志强', 'b' || n, $3 FROM generate_series(1, $2::int) n`,
    [districtId, cadres, now],
  )
  await db.pool.query(
    `INSERT INTO "Assignment" ("districtId", "id", "householdCode", "cadreId", "fromOn")
      SELECT $1, gen_random_uuid(), 'B-' || n, c."id", '2024-01-01' FROM generate_series(1, $2::int) n
      JOIN (SELECT *, row_number() OVER (ORDER BY "id") AS at FROM "Cadre") c ON c.at = 1 + n % $3::int`,
    [districtId, households, cadres],
  )
  await db.pool.query(
    `INSERT INTO "RollUp" ("districtId", "villageCode", "day", "what", "count")
      SELECT $1, v."code", d::date, w, 3 FROM "Village" v, generate_series('2024-06-01'::date, '2024-07-10'::date, interval '1 day') d,
        unnest(ARRAY['visit', 'visited', 'hardship', 'employment', 'employment.started']) w`,
    [districtId],
  )
  await db.pool.query('VACUUM ANALYZE')
}
