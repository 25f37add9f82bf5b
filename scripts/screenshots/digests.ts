import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { Registry } from 'prom-client'
import { actNamed } from '../../bot/jobs/index.ts'
import { carryOut } from '../../bot/jobs/once.ts'
import { startBot } from '../../bot/main.ts'
import { botMetrics } from '../../bot/metrics.ts'
import { shanghaiDay } from '../../domain/calendar.ts'
import { keptFiles } from '../../domain/files/kept.ts'
import { jobSettings } from '../../domain/lists/job-settings.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets, type Secrets } from '../../domain/secrets.ts'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { migrateUp } from '../../prisma/migrate.ts'
import { transact } from '../../prisma/transact.ts'
import { seedDemonstration } from '../seed/demonstration.ts'
import { type Simulator, startSimulator } from '../simulator/server.ts'
import { simulatedPeople } from '../start/people.ts'

/** An act on its day, as the leaders of one town see it in their group. */
interface Scene {
  readonly name: string
  readonly act: string
  readonly at: Date
  /** Words, picture, file. */
  readonly parts: number
  /** What a cadre wrote that day. */
  readonly tells: readonly string[]
}

const scenes: readonly Scene[] = [
  {
    name: 'digest-day',
    act: 'daily-digest',
    at: new Date('2026-11-18T18:00:00+08:00'),
    parts: 2,
    tells: ['今天去王建国家走访，情况稳定；王磊上月去宁波进厂了，一个月5500', '王建国住院了，自己花了两万三，家里困难'],
  },
  { name: 'digest-week', act: 'weekly-digest', at: new Date('2026-11-20T17:00:00+08:00'), parts: 2, tells: [] },
  { name: 'digest-month', act: 'monthly-round', at: new Date('2026-11-30T09:00:00+08:00'), parts: 3, tells: [] },
]
const seededOn = new Date('2026-11-30T08:00:00+08:00')
const group = 'room-419001102'
const robot = { botId: 'simulated-robot', botSecret: randomBytes(16).toString('hex'), botName: '帮扶助手' }
/** Higher than all that is said there, so that nothing is scrolled away. */
const tall = { width: 390, height: 3_600 }
const margin = 8

/** A picture of each digest in a group, as a phone shows it: the acts are carried out under a clock that is set. */
export async function digestPictures(browser: Browser, folder: string, images: string): Promise<void> {
  const db = await openDatabase({ dataDir: join(folder, 'digests') })
  const secrets = openSecrets(randomBytes(32))
  await migrateUp(db)
  const actor = { kind: 'command', id: 'screenshots' } as const
  await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now: seededOn }))
  await seedDemonstration(db, secrets, seededOn)
  const clock = { now: seededOn }
  const simulator = await startSimulator({
    port: 0,
    ...(await simulatedPeople(db, districtId)),
    botName: robot.botName,
    now: () => clock.now,
  })
  const bot = botOn(folder, db, secrets, simulator, clock)
  try {
    // The robot may speak in a group only after somebody has written to it there.
    while (!simulator.online) await new Promise((resolve) => setTimeout(resolve, 100))
    simulator.say('l1', '帮助', { group })
    await simulator.next(group)
    for (const scene of scenes) {
      clock.now = scene.at
      await tellAll(simulator, scene)
      const before = shownIn(simulator)
      await carryOutScene(db, scene, clock)
      await said(simulator, before + scene.parts)
      await shoot(browser, simulator, scene.parts, join(images, `chat-${scene.name}.png`))
    }
  } finally {
    await bot.stop()
    await simulator.close()
    await db.close()
  }
}

function botOn(folder: string, db: Database, secrets: Secrets, simulator: Simulator, clock: { readonly now: Date }) {
  return startBot({
    db,
    districtId,
    secrets,
    files: keptFiles(folder, secrets),
    config: { ...robot, wsUrl: simulator.wsUrl },
    log: { info() {}, warn() {}, error: (fields, message) => console.error(fields, message) },
    metrics: botMetrics(new Registry()),
    now: () => clock.now,
  })
}

async function carryOutScene(db: Database, { act: name, at }: Scene, clock: { readonly now: Date }): Promise<void> {
  const act = actNamed(name)
  const day = shanghaiDay(at)
  const { days } = await jobSettings(db, districtId, day)
  const period = act?.period(day, days) ?? null
  if (act === undefined || period === null) throw new Error(`${day} is no day of ${name}`)
  const silent = { info() {}, warn() {}, error() {} }
  await carryOut({ db, districtId, log: silent, now: () => clock.now }, act, { period, day, days })
}

const shownIn = (simulator: Simulator): number => simulator.posts.filter(({ chat }) => chat === group).length

/** What is told that day, so that it is no quiet one. */
async function tellAll(simulator: Simulator, { tells }: Scene): Promise<void> {
  for (const text of tells) {
    simulator.say('c1', text)
    await simulator.next('c1')
  }
}

async function said(simulator: Simulator, posts: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (shownIn(simulator) >= posts) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('a digest was not said')
}

/** The digest's words and what goes after them, nothing around it. */
async function shoot(browser: Browser, simulator: Simulator, parts: number, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: tall, locale: 'zh-CN', colorScheme: 'light', deviceScaleFactor: 1.5 })
  await page.goto(`${simulator.url}/#me=l1&chat=${group}`)
  await page.locator('#log .post img').first().waitFor()
  await page.evaluate(`for (const button of document.querySelectorAll('.quote')) button.remove()`)
  await page.waitForTimeout(500)
  const shown = page.locator('#log .post')
  const count = await shown.count()
  const first = await shown.nth(count - parts).boundingBox()
  const last = await shown.nth(count - 1).boundingBox()
  if (first === null || last === null) throw new Error('a chat shows no posts')
  const top = first.y - margin
  await page.screenshot({
    path,
    clip: { x: 0, y: top, width: tall.width, height: last.y + last.height + margin - top },
  })
  await page.close()
}
