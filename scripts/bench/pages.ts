import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { areaByCode } from '../../domain/places/areas.ts'
import { addUser, setPassword, userByName } from '../../domain/records/accounts.ts'
import { districtId } from '../../domain/records/district.ts'
import { openDatabase } from '../../prisma/client.ts'
import { transact } from '../../prisma/transact.ts'
import { Browser } from '../../test/admin/browser.ts'
import { migratedServer, type Stopped } from '../../test/support/postgres.ts'
import { inherited } from '../config.ts'
import { completed } from './far-end.ts'
import { type Figure, percentile, rounded } from './figure.ts'

const households = 100_000
const connections = 8
const seconds = 4
const password = 'correct horse battery staple'

/** The console's pages with 100,000 households on PostgreSQL, signed in, against the least pages of the same rows. */
export async function* pagesBench(): AsyncGenerator<Figure> {
  const work = mkdtempSync(join(tmpdir(), 'bangfu-bench-'))
  chmodSync(work, 0o711)
  const stops: Stopped[] = []
  try {
    const url = `${await migratedServer(work, stops)}bangfu_template`
    const env = { DATABASE_URL: url, DATA_DIR: join(work, 'data'), KEY_FILE: join(work, 'data.key') }
    await completed('seed.ts', ['--households', '200', '--cadres', '20', '--months', '1'], env)
    const known = await fill(url)
    await account(url)
    const console = await served('start.ts', [], {
      ...env,
      RUN: 'console',
      CONSOLE_PORT: '0',
      SESSION_SECRET: randomBytes(32).toString('hex'),
    })
    stops.push(() => console.stop())
    const least = await served('bench/least-pages.ts', [url, districtId], {})
    stops.push(() => least.stop())
    const browser = new Browser(() => console.url)
    await browser.logIn('measurer', password)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const [name, path] of [...pages, ['one household', `/households/${known}`] as const]) {
      const ours = await load(console.url + path, { cookie })
      const theirs = await load(least.url + path, {})
      yield* figuresOf(name, ours, theirs)
    }
    yield { figure: 'pages: memory of the process', value: Math.round(console.memory()), unit: 'MB' }
  } finally {
    for (const stop of stops.reverse()) await stop()
    rmSync(work, { recursive: true, force: true })
  }
}

const two = encodeURIComponent('王建')
const pages = [
  ['the list', '/households'],
  ['two signs', `/households?q=${two}`],
  ['a filter', '/households?town=419001102'],
  ['page 200', '/households?after=S-0010000'],
] as const

interface Loaded {
  readonly aSecond: number
  readonly times: readonly number[]
}

function* figuresOf(name: string, ours: Loaded, theirs: Loaded): Generator<Figure> {
  yield {
    figure: `pages: ${name}, ${households.toLocaleString('en-US')} households, ${connections} connections`,
    value: Math.round(ours.aSecond),
    unit: '1/s',
    against: { what: 'the least page of the same rows', value: Math.round(theirs.aSecond) },
    ratio: rounded(ours.aSecond / theirs.aSecond),
  }
  yield { figure: `pages: ${name}, p99`, value: rounded(percentile(ours.times, 0.99), 1), unit: 'ms' }
}

/** As many requests as get through in some seconds, each connection one after the other; the first second warms. */
async function load(url: string, headers: Readonly<Record<string, string>>): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const begun = performance.now()
  const lane = async (): Promise<void> => {
    while (performance.now() - begun < (seconds + 1) * 1_000) {
      const started = performance.now()
      await once(url, headers, agent)
      if (started - begun > 1_000) times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  agent.destroy()
  return { aSecond: times.length / seconds, times }
}

function once(url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`))
      response.resume().once('end', resolve)
    }).once('error', reject)
  })
}

interface Served {
  readonly url: string
  memory(): number
  stop(): Promise<void>
}

/** A program of scripts/ that prints where it is to be found. */
async function served(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Served> {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  const child: ChildProcess = spawn(process.execPath, ['--max-semi-space-size=4', '--import', 'tsx', path, ...args], {
    env: { ...inherited(), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let url = ''
  if (child.stdout) {
    const lines = createInterface({ input: child.stdout })
    for await (const line of lines) {
      if (!line.startsWith('控制台 ')) continue
      url = line.slice(4)
      break
    }
    child.stdout.resume()
  }
  return {
    url,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function account(url: string): Promise<void> {
  const db = await openDatabase({ url })
  const by = { districtId, actor: { kind: 'command', id: 'bench' }, origin: 'bench', now: new Date() } as const
  const area = areaByCode(districtId)
  if (area === undefined) throw new Error('the district is not there')
  await transact(db, (tx) => addUser(db, tx, by, { username: 'measurer', role: 'admin', area }))
  const user = await userByName(db, districtId, 'measurer')
  if (user !== null) await transact(db, (tx) => setPassword(tx, by, user, password))
  await db.close()
}

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '建国伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明'

/** Adds households in the villages of the seed, without people; gives the code of one of the seed's, which has some history. */
async function fill(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `INSERT INTO "Household" ("districtId", "code", "villageCode", "townCode", "headName", "bigrams", "memberCount", "lastVisitOn")
      SELECT $1, 'S-' || lpad(n::text, 7, '0'), v."code", v."townCode", a || b || c, ARRAY[a || b, b || c], 2,
        CASE WHEN n % 2 = 0 THEN current_date - (n % 60)::int END
      FROM (SELECT n, substr($2, 1 + ((n * 7919) % length($2))::int, 1) a, substr($3, 1 + ((n * 104729) % length($3))::int, 1) b,
          substr($3, 1 + ((n / 3 + n * 31) % length($3))::int, 1) c FROM generate_series(1, $4::bigint) n) names
      JOIN (SELECT *, row_number() OVER (ORDER BY "code") - 1 AS i, count(*) OVER () AS all FROM "Village" WHERE "districtId" = $1) v
        ON v.i = names.n % v.all`,
    [districtId, surnames, given, households],
  )
  await client.query('VACUUM ANALYZE')
  const told = await client.query<{ code: string }>(
    'SELECT "householdCode" AS code FROM "Report" WHERE "householdCode" IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
  )
  await client.end()
  return told.rows[0]?.code ?? ''
}
