import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migratedServer, type Stopped } from '../../test/support/postgres.ts'
import type { Simulator } from '../simulator/server.ts'
import { completed, fastFarEnd, online, type Program, program, robot } from './far-end.ts'
import { type Figure, percentile, rounded } from './figure.ts'
import { variedMessage } from './sources.ts'

const senders = 1_000
const households = 5_000
const atOnce = 50
/** A chat hears 30 a minute at most: many senders take turns, so that this limit never counts. */
const each = { warm: 1, measured: 8 }
const alone = 300

interface Speaker {
  readonly userid: string
  readonly head: string
  readonly village: string
}

/** Messages answered on PostgreSQL, 50 senders at once and one alone, against the least robot. */
export async function* answeredBench(): AsyncGenerator<Figure> {
  const work = mkdtempSync(join(tmpdir(), 'bangfu-bench-'))
  chmodSync(work, 0o711)
  const stops: Stopped[] = []
  try {
    const url = await migratedServer(work, stops)
    const ours = `${url}bench`
    await admin(url, 'CREATE DATABASE bench TEMPLATE bangfu_template')
    await admin(url, 'CREATE DATABASE least')
    const env = { DATABASE_URL: ours, DATA_DIR: join(work, 'data'), KEY_FILE: join(work, 'data.key') }
    await completed('seed.ts', ['--households', `${households}`, '--cadres', `${senders}`, '--months', '1'], env)
    const speakers = await speakersOf(ours)
    const least = await measured(speakers, (wsUrl) =>
      program('bench/least-robot.ts', [`${url}least`, wsUrl, robot.id, robot.secret], {}),
    )
    const whole = await measured(speakers, (wsUrl) =>
      program('start.ts', [], {
        ...env,
        RUN: 'bot',
        CONSOLE_PORT: '0',
        WECOM_BOT_ID: robot.id,
        WECOM_BOT_SECRET: robot.secret,
        WECOM_WS_URL: wsUrl,
      }),
    )
    yield* figures(whole, least)
  } finally {
    for (const stop of stops) await stop()
    rmSync(work, { recursive: true, force: true })
  }
}

interface Measured {
  readonly aSecond: number
  readonly together: readonly number[]
  readonly alone: readonly number[]
  readonly memory: number
}

function* figures(ours: Measured, least: Measured): Generator<Figure> {
  yield {
    figure: `answered: messages a second, ${atOnce} senders at once`,
    value: Math.round(ours.aSecond),
    unit: '1/s',
    against: { what: 'the least robot', value: Math.round(least.aSecond) },
    ratio: rounded(ours.aSecond / least.aSecond),
  }
  yield {
    figure: `answered: p99, ${atOnce} senders at once`,
    value: rounded(percentile(ours.together, 0.99), 1),
    unit: 'ms',
  }
  yield { figure: 'answered: p99, one sender alone', value: rounded(percentile(ours.alone, 0.99), 1), unit: 'ms' }
  yield { figure: 'answered: memory of the process', value: Math.round(ours.memory), unit: 'MB' }
}

async function measured(speakers: readonly Speaker[], open: (wsUrl: string) => Program): Promise<Measured> {
  const simulator = await fastFarEnd(speakers.map(({ userid }) => userid))
  const running = open(simulator.wsUrl)
  try {
    await online(simulator)
    await everybody(simulator, speakers, each.warm, 0)
    const begun = performance.now()
    const together = await everybody(simulator, speakers, each.measured, 1_000)
    const seconds = (performance.now() - begun) / 1_000
    const single: number[] = []
    for (let n = 0; n < alone; n++) {
      const speaker = speakers[n % 60]
      if (speaker) single.push(await exchange(simulator, speaker, 50_000 + n))
    }
    return { aSecond: together.length / seconds, together, alone: single, memory: running.memory() }
  } finally {
    await running.stop()
    await simulator.close()
  }
}

/** Every speaker says `count` messages, 50 speakers at any time; the milliseconds to each answer. */
async function everybody(
  simulator: Simulator,
  speakers: readonly Speaker[],
  count: number,
  from: number,
): Promise<number[]> {
  const times: number[] = []
  const lane = async (first: number): Promise<void> => {
    for (let round = 0; round < count; round++) {
      for (let index = first; index < speakers.length; index += atOnce) {
        const speaker = speakers[index]
        if (speaker) times.push(await exchange(simulator, speaker, from + round * speakers.length + index))
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, first) => lane(first)))
  return times
}

async function exchange(simulator: Simulator, { userid, head, village }: Speaker, n: number): Promise<number> {
  const begun = performance.now()
  // Every eighth is talk, which wants no answer.
  simulator.say(userid, variedMessage(n % 8 === 7 ? n + 1 : n, { head, village }))
  await simulator.next(userid, { timeoutMs: 30_000 })
  return performance.now() - begun
}

async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}postgres` })
  await client.connect()
  await client.query(sql)
  await client.end()
}

async function speakersOf(url: string): Promise<Speaker[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found = await client.query<Speaker>(`
    SELECT DISTINCT ON (c."userid") c."userid" AS userid, h."headName" AS head, v."short" AS village
    FROM "Cadre" c JOIN "Assignment" a ON a."cadreId" = c."id" AND a."toOn" IS NULL
    JOIN "Household" h ON h."code" = a."householdCode" JOIN "Village" v ON v."code" = h."villageCode"
    WHERE c."userid" IS NOT NULL ORDER BY c."userid", h."code"`)
  await client.end()
  return found.rows
}
