import { randomBytes } from 'node:crypto'
import { Registry } from 'prom-client'
import { type Bot, type BotOptions, startBot } from '../../bot/main.ts'
import { botMetrics } from '../../bot/metrics.ts'
import { importRoster } from '../../domain/files/import-roster.ts'
import { keptFiles } from '../../domain/files/kept.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets, type Secrets } from '../../domain/secrets.ts'
import { type Database, transact } from '../../prisma/transact.ts'
import { type Simulator, startSimulator } from '../../scripts/simulator/server.ts'
import { cast } from './cast.ts'
import { freshDatabase, type Kind } from './databases.ts'
import { scratch } from './process.ts'

export { districtId }

const robot = { botId: 'robot', botSecret: 'secret', botName: '帮扶助手' } as const
const silent = { info() {}, warn() {}, error() {} }

/** A chat on a real database: people speak at the simulator, the real SDK carries it, the bot answers. */
export interface Chat {
  readonly db: Database
  readonly secrets: Secrets
  readonly simulator: Simulator
  /** What the clock of the bot shows; to be set by a test. */
  now: Date
  /** Says something in a single chat and gives the robot's answer. */
  ask(from: string, text: string): Promise<string>
  /** Says something that gets no answer, and waits until it is handled. */
  tell(from: string, text: string): Promise<void>
  /** Says something in a group, the robot addressed, and gives its answer there. */
  askInGroup(from: string, group: string, text: string): Promise<string>
  /** Ends the bot and starts it again on the same database. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Opens a chat with the cast, on a database of its own. The bot's clock stands at 15 July 2024, 10:20 in Shanghai. */
export async function openChat(
  kind: Kind,
  options: Partial<BotOptions> = {},
  given?: Database,
  wire: { readonly rate?: { readonly perMinute: number; readonly perHour: number } } = {},
): Promise<Chat> {
  const db = given ?? (await freshDatabase(kind))
  const secrets = openSecrets(randomBytes(32))
  const dataDir = scratch('kept-')
  const chat = { now: new Date('2024-07-15T10:20:00+08:00') }
  await setUp(db, secrets, chat.now)
  const people = cast.cadres.flatMap((cadre) => ('id' in cadre ? [{ id: cadre.id, name: cadre.name, role: '' }] : []))
  const groups = cast.groups.map(({ chat: id }) => ({ chat: id, topic: id }))
  const simulator = await startSimulator({ port: 0, people, groups, botName: robot.botName, ...wire })
  const boot = (): Bot =>
    startBot({
      db,
      districtId,
      secrets,
      files: keptFiles(dataDir, secrets),
      config: { ...robot, wsUrl: simulator.wsUrl },
      log: silent,
      metrics: botMetrics(new Registry()),
      now: () => chat.now,
      lockEvery: 50,
      gather: 30,
      ...options,
    })
  let bot = boot()
  await subscribed(simulator)
  return Object.assign(chat, {
    db,
    secrets,
    simulator,
    async ask(from: string, text: string) {
      simulator.say(from, text)
      return (await simulator.next(from)).text
    },
    async tell(from: string, text: string) {
      const msgid = simulator.say(from, text)
      await handledMessage(db, msgid)
    },
    async askInGroup(from: string, group: string, text: string) {
      simulator.say(from, text, { group })
      return (await simulator.next(group)).text
    },
    async restart() {
      await bot.stop()
      bot = boot()
      await subscribed(simulator)
    },
    async close() {
      await bot.stop()
      await simulator.close()
      await db.close()
    },
  })
}

async function setUp(db: Database, secrets: Secrets, now: Date): Promise<void> {
  const actor = { kind: 'command', id: 'test' } as const
  await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now }))
  const by = { districtId, actor, origin: 'test', now }
  const done = await importRoster(db, secrets, by, JSON.stringify(cast), {})
  if (!done.written) throw new Error(JSON.stringify(done.rejected))
}

async function subscribed(simulator: Simulator): Promise<void> {
  for (let tries = 0; tries < 200 && !simulator.online; tries++) await pause(50)
  if (!simulator.online) throw new Error('the bot did not subscribe')
}

/** Waits until a message is done with; gives its row. */
export async function handledMessage(db: Database, msgid: string) {
  for (let tries = 0; tries < 200; tries++) {
    const row = await db.prisma.message.findUnique({ where: { districtId_msgid: { districtId, msgid } } })
    if (row && row.state !== 'stored') return row
    await pause(25)
  }
  throw new Error(`message ${msgid} was not handled`)
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** All reports on record, in the order received, as short as a test wants them. */
export async function reportsOf(db: Database) {
  const rows = await db.prisma.report.findMany({ orderBy: { seq: 'asc' } })
  return rows.map(({ kind, householdCode, person, date, fields, status, duplicateOf }) => ({
    kind,
    household: householdCode,
    person,
    date: date.toISOString().slice(0, 10),
    fields,
    status,
    counts: status === 'recorded' && duplicateOf === null,
  }))
}
