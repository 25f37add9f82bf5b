import { randomBytes } from 'node:crypto'
import type { Extra } from '../../admin/console.ts'
import { type Running, startConsole } from '../../admin/server.ts'
import type { Role } from '../../domain/asker.ts'
import { importRoster } from '../../domain/files/import-roster.ts'
import { type KeptFiles, keptFiles } from '../../domain/files/kept.ts'
import { checkSign } from '../../domain/identity.ts'
import { areaByName } from '../../domain/places/areas.ts'
import { addUser, setPassword, userByName } from '../../domain/records/accounts.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets, type Secrets } from '../../domain/secrets.ts'
import { type Database, transact } from '../../prisma/transact.ts'
import { cast } from '../support/cast.ts'
import { freshDatabase, type Kind } from '../support/databases.ts'
import { scratch } from '../support/process.ts'
import { Browser } from './browser.ts'

export { districtId }

export const password = 'correct horse battery staple'
const actor = { kind: 'command', id: 'test' } as const

/** A console on a database with the cast, and an account for each role. */
export interface TestConsole {
  readonly db: Database
  readonly secrets: Secrets
  readonly files: KeptFiles
  readonly url: string
  /** What the console's clock shows. */
  now: Date
  /** A browser that has logged in as this person. */
  as(username: string): Promise<Browser>
  stranger(): Browser
  addUser(username: string, role: Role, area: string): Promise<{ readonly password: string }>
  /** Accounts, sessions, throttles and the clock as at the start; records stay. */
  reset(): Promise<void>
  /** The console ends and starts again on the same database. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** An ID number with a right check sign: 41900119600101 and the three digits. */
export function idNumber(order: number): string {
  const first = `41900119600101${String(order).padStart(3, '0')}`
  return first + checkSign(first)
}

const accounts = [
  ['cun', 'village', '轵城镇/中王村'],
  ['zhen', 'town', '轵城镇'],
  ['shi', 'district', '济源示范区'],
  ['guan', 'admin', '济源示范区'],
  ['shen', 'auditor', '济源示范区'],
] as const satisfies readonly (readonly [string, Role, string])[]

export interface Options {
  readonly extra?: Partial<Extra>
  readonly publicUrl?: string
  readonly metricsToken?: string
}

export async function openConsole(kind: Kind, options: Options = {}): Promise<TestConsole> {
  const db = await freshDatabase(kind)
  const secrets = openSecrets(randomBytes(32))
  const sessionSecret = randomBytes(32).toString('hex')
  const house = { now: new Date('2024-07-15T10:20:00+08:00') }
  await setUp(db, secrets, house.now)
  const files = keptFiles(scratch('kept-'), secrets)
  const { extra, publicUrl, metricsToken } = options
  const start = (): Promise<Running> =>
    startConsole({
      db,
      secrets,
      files,
      clock: () => house.now,
      log: { info() {}, warn() {}, error() {} },
      config: {
        host: '127.0.0.1',
        port: 0,
        sessionSecret,
        districtId,
        ...(publicUrl === undefined ? {} : { publicUrl }),
        ...(metricsToken === undefined ? {} : { metricsToken }),
      },
      extra: {
        health: async () => ({ database: 'ok', bot: 'off', jobs: 'off' }),
        metrics: async () => 'bangfu_messages_total 0\n',
        ...extra,
      },
    })
  let running = await start()
  const add = async (username: string, role: Role, area: string) => newAccount(db, house.now, username, role, area)
  for (const [username, role, area] of accounts) {
    await add(username, role, area)
    await choosePassword(db, house.now, username)
  }
  const first = await db.prisma.user.findMany()
  const started = house.now
  return Object.assign(house, {
    db,
    secrets,
    files,
    get url() {
      return running.url
    },
    async as(username: string) {
      const browser = new Browser(() => running.url)
      const answer = await browser.logIn(username, password)
      if (answer.status !== 303) throw new Error(`login as ${username}: ${answer.status}`)
      return browser
    },
    stranger: () => new Browser(() => running.url),
    addUser: add,
    async reset() {
      house.now = started
      await db.prisma.session.deleteMany()
      await db.prisma.throttle.deleteMany()
      await db.prisma.user.deleteMany()
      await db.prisma.user.createMany({ data: first })
    },
    async restart() {
      await running.close()
      running = await start()
    },
    async close() {
      await running.close()
      await db.close()
    },
  })
}

async function setUp(db: Database, secrets: Secrets, now: Date): Promise<void> {
  await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now }))
  const by = { districtId, actor, origin: 'test', now }
  const households = cast.households.map(({ members, ...household }, place) => ({
    ...household,
    members,
    people: members.map((name, index) => ({
      name,
      ...(index === 0 ? { relation: '户主' } : {}),
      idNumber: idNumber(place * 10 + index),
      phone: `1380013${String(place * 10 + index).padStart(4, '0')}`,
      bankAccount: `62284800${String(place * 10 + index).padStart(11, '0')}`,
      health: '健康',
    })),
  }))
  const done = await importRoster(db, secrets, by, JSON.stringify({ ...cast, households }), {})
  if (!done.written) throw new Error(JSON.stringify(done.rejected))
}

async function newAccount(db: Database, now: Date, username: string, role: Role, area: string) {
  const found = areaByName(area)
  if (found === undefined) throw new Error(area)
  return transact(db, (tx) =>
    addUser(db, tx, { districtId, actor, origin: 'test', now }, { username, role, area: found }),
  )
}

async function choosePassword(db: Database, now: Date, username: string): Promise<void> {
  const user = await userByName(db, districtId, username)
  if (user === null) throw new Error(username)
  await transact(db, (tx) => setPassword(tx, { districtId, actor, origin: 'test', now }, user, password))
}
