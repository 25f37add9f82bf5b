import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { type Simulator, startSimulator } from '../../scripts/simulator/server.ts'
import { cast } from '../support/cast.ts'
import { pause, reportsOf } from '../support/chat.ts'
import { bareUrl, onBoth } from '../support/databases.ts'
import { kill, run, scratch, start } from '../support/process.ts'

const robot = { botId: 'robot', secret: 'secret-of-the-robot' }
let simulator: Simulator
let children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children) await kill(child)
  children = []
  await simulator.close()
})

onBoth('kill -9', (kind) => {
  test('loses nothing that was stored and answers nothing twice', async () => {
    const env = await prepared(kind === 'postgres' ? await bareUrl() : null)
    simulator = await startSimulator({ port: 0, people: [], groups: [], botName: '帮扶助手', ...robot })
    const wire = { WECOM_BOT_ID: robot.botId, WECOM_BOT_SECRET: robot.secret, WECOM_WS_URL: simulator.wsUrl }
    const begin = (): ChildProcess => {
      const child = start('scripts/start.ts', [], {
        ...env,
        ...wire,
        RUN: 'bot',
        CONSOLE_PORT: '0',
        LOG_LEVEL: 'error',
      })
      children.push(child)
      return child
    }
    const first = begin()
    await until(() => simulator.online)
    const heads = { c1: '李铁柱', c2: '葛长根', c3: '侯德胜' }
    for (let n = 0; n < 8; n++) {
      for (const [from, head] of Object.entries(heads)) simulator.say(from, `走访 ${head}，稳定，备注：第${n}次`)
      if (n === 4) await until(() => simulator.heard('c1').length > 0)
    }
    await kill(first)
    // While nobody is connected the far end keeps what people write.
    for (const [from, head] of Object.entries(heads)) simulator.say(from, `走访 ${head}，稳定，备注：后来`)
    const second = begin()
    await until(() => simulator.online)
    await pause(4_000)
    second.kill('SIGTERM')
    await new Promise((resolve) => second.once('close', resolve))
    await compare(await opened(env))
  }, 120_000)
})

async function prepared(url: string | null): Promise<Record<string, string>> {
  const folder = scratch('killed-')
  const env = {
    DATA_DIR: join(folder, 'data'),
    KEY_FILE: join(folder, 'data.key'),
    ...(url === null ? {} : { DATABASE_URL: url }),
  }
  if (url !== null) expect((await run('scripts/migrate.ts', [], env)).status).toBe(0)
  const file = join(folder, 'roster.json')
  writeFileSync(file, JSON.stringify(cast))
  expect(await run('scripts/import.ts', [file], env)).toMatchObject({ status: 0 })
  return env
}

function opened({ DATABASE_URL, DATA_DIR }: Record<string, string>): Promise<Database> {
  return openDatabase(DATABASE_URL === undefined ? { dataDir: DATA_DIR ?? '' } : { url: DATABASE_URL })
}

/** Every message that was stored was handled, came to one report, and was answered by one bubble. */
async function compare(db: Database): Promise<void> {
  const messages = await db.prisma.message.findMany()
  const reports = await reportsOf(db)
  const outbox = await db.prisma.outbox.findMany()
  await db.close()
  expect(messages.filter(({ masked }) => masked.endsWith('后来'))).toHaveLength(3)
  expect(messages.length).toBeGreaterThan(3)
  expect(messages.every(({ state }) => state === 'handled')).toBe(true)
  expect(reports).toHaveLength(messages.length)
  expect(outbox.map(({ state }) => state)).toEqual(messages.map(() => 'sent'))
  for (const from of ['c1', 'c2', 'c3']) {
    const sent = messages.filter(({ sender }) => sender === from)
    expect(simulator.heard(from)).toHaveLength(sent.length)
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    if (holds()) return
    await pause(25)
  }
  throw new Error('did not come to pass within half a minute')
}

test('of two bots on one database one answers, and after kill -9 the other takes over', async () => {
  const env = await prepared(await bareUrl())
  simulator = await startSimulator({ port: 0, people: [], groups: [], botName: '帮扶助手', ...robot })
  const wire = { WECOM_BOT_ID: robot.botId, WECOM_BOT_SECRET: robot.secret, WECOM_WS_URL: simulator.wsUrl }
  const variables = { ...env, ...wire, RUN: 'bot', CONSOLE_PORT: '0', LOG_LEVEL: 'error' }
  const first = start('scripts/start.ts', [], variables)
  children.push(first)
  await until(() => simulator.online)
  const second = start('scripts/start.ts', [], variables)
  children.push(second)
  await pause(6_000)
  simulator.say('c1', '走访 李铁柱，稳定')
  expect((await simulator.next('c1')).text).toMatch(/^已记录/)
  await kill(first)
  simulator.say('c1', '走访 赵全福，稳定')
  expect((await simulator.next('c1', { timeoutMs: 30_000 })).text).toMatch(/赵全福/)
}, 120_000)
