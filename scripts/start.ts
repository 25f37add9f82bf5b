import { randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { Registry } from 'prom-client'
import { botMetrics } from '../bot/metrics.ts'
import { keptFiles } from '../domain/files/kept.ts'
import { areaByCode } from '../domain/places/areas.ts'
import { addUser, listUsers } from '../domain/records/accounts.ts'
import { districtId } from '../domain/records/district.ts'
import { type Database, transact } from '../prisma/transact.ts'
import { readArguments } from './arguments.ts'
import { type Config, readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { type Opened, openForCommand } from './open.ts'
import { sessionSecret } from './session-secret.ts'
import { startActs } from './start/acts.ts'
import { backupsIn } from './start/backups.ts'
import { consoleDigests } from './start/console-digests.ts'
import { consoleJobs } from './start/console-jobs.ts'
import { loadDemonstration } from './start/demonstration.ts'
import { healthOf } from './start/health.ts'
import { listening } from './start/listening.ts'
import { openLog } from './start/log.ts'
import { examplesOf, simulatedPeople } from './start/people.ts'
import { untilStopped } from './start/until-stopped.ts'

// On a machine with much memory V8 lets the heap grow fourfold before it looks for what is no longer needed: 520 MB
// resident where 350 do. It costs no measurable speed.
setFlagsFromString('--heap-growing-percent=20')

/** Bot, console and — where no robot is configured — the simulator, in one process, until SIGTERM or Ctrl-C. */
runCommand(async (argv) => {
  readArguments(argv, {
    example: 'npm start',
    about: '启动机器人、定时任务和控制台；设置见 README',
    options: {},
    takes: [],
  })
  const stopAsked = untilStopped()
  const config = readConfig(undefined, 'start')
  const opened = await openForCommand(config, 'start')
  const closing: (() => Promise<void>)[] = [() => opened.db.close()]
  try {
    await startParts(config, opened, (close) => closing.unshift(close))
    await stopAsked
    return 0
  } finally {
    // What was opened last is put away first.
    for (const close of closing) await close()
  }
})

type OnStop = (close: () => Promise<void>) => void

async function startParts(config: Config, { db, secrets }: Opened, onStop: OnStop): Promise<void> {
  const log = openLog(config.logLevel)
  const registry = new Registry()
  const now = (): Date => new Date()
  const files = keptFiles(config.dataDir, secrets)
  const withSimulator = config.run.has('bot') && config.wecom === undefined
  if (withSimulator) await loadDemonstration(db, secrets, now())
  const simulator = withSimulator ? await simulate(config, db, onStop) : null
  const robot = config.wecom ?? simulator?.robot
  const bot = robot && config.run.has('bot') ? await botOn(robot) : null
  async function botOn({ id, secret }: { id: string; secret: string }) {
    const { startBot } = await import('../bot/main.ts')
    const wsUrl = config.wecomUrl ?? simulator?.wsUrl
    const started = startBot({
      db,
      districtId,
      secrets,
      files,
      config: { botId: id, botSecret: secret, botName: config.botName, ...(wsUrl === undefined ? {} : { wsUrl }) },
      log,
      metrics: botMetrics(registry),
      now,
    })
    onStop(() => started.stop())
    return started
  }
  const acting = { db, districtId, log, now, backup: backupsIn(config.dataDir, db, secrets) }
  const jobs = config.run.has('jobs') ? await startActs(acting, registry) : null
  if (jobs) onStop(() => jobs.stop())
  const extra = {
    health: healthOf(db, bot, jobs),
    metrics: () => registry.metrics(),
    jobs: consoleJobs(acting),
    digests: consoleDigests(db, districtId, now),
  }
  const given = {
    db,
    secrets,
    files,
    clock: now,
    log,
    extra,
    config: {
      host: config.consoleHost,
      port: config.consolePort,
      sessionSecret: config.run.has('console') ? sessionSecret(config) : '',
      districtId,
      ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
      ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
    },
  }
  const { startConsole, startProbes } = await import('../admin/server.ts')
  const open = config.run.has('console') ? startConsole : startProbes
  const console = await listening('CONSOLE_PORT', config.consolePort, () => open(given))
  onStop(() => console.close())
  if (config.run.has('console')) say('控制台', config.publicUrl ?? console.url)
  if (simulator) say('模拟器', simulator.url)
  if (config.run.has('console')) await sayFirstAccount(db)
}

async function simulate(config: Config, db: Database, onStop: OnStop) {
  const { startSimulator } = await import('./simulator/server.ts')
  const robot = { id: 'simulated-robot', secret: randomBytes(16).toString('hex') }
  const simulator = await listening('SIMULATOR_PORT', config.simulatorPort, async () =>
    startSimulator({
      port: config.simulatorPort,
      ...(await simulatedPeople(db, districtId)),
      botName: config.botName,
      botId: robot.id,
      secret: robot.secret,
      examples: (id) => examplesOf(db, districtId, id),
    }),
  )
  onStop(() => simulator.close())
  return { robot, url: simulator.url, wsUrl: simulator.wsUrl }
}

/** While nobody has an account, one is made for the first administrator; its one-time password is shown here only. */
async function sayFirstAccount(db: Database): Promise<void> {
  if ((await listUsers(db, districtId)).length > 0) return
  const by = { districtId, actor: { kind: 'command', id: 'start' }, origin: 'start', now: new Date() } as const
  const area = areaByCode(districtId)
  if (area === undefined) return
  const { password } = await transact(db, (tx) => addUser(db, tx, by, { username: 'admin', role: 'admin', area }))
  say('用户名', 'admin')
  say('一次性密码', password)
}

function say(what: string, value: string): void {
  process.stdout.write(`${what} ${value}\n`)
}
