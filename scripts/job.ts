import { actNamed, acts } from '../bot/jobs/index.ts'
import { type Act, type JobContext, ownTime } from '../bot/jobs/job.ts'
import { carryOut, type Ran } from '../bot/jobs/once.ts'
import { isNight } from '../bot/night.ts'
import { render } from '../bot/replies/render.ts'
import { shanghaiDay, shanghaiHour, shanghaiTime } from '../domain/calendar.ts'
import { type JobSettings, jobSettings } from '../domain/lists/job-settings.ts'
import { districtId } from '../domain/records/district.ts'
import { nearest, readArguments, Usage } from './arguments.ts'
import { type Config, readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { instantOf } from './job/instant.ts'
import { type Opened, openForCommand } from './open.ts'
import { backupsIn } from './start/backups.ts'
import { openLog } from './start/log.ts'

const example = 'npm run -s job -- visit-reminder --at 2024-07-10T09:00:00+08:00'

const about = `按那个时刻执行一个定时任务：看那天轮不轮到它，钟点只看是不是夜里；输出 {"job", "period", "claimed", "sent", "skipped"}
--at INSTANT   时刻，如 2024-07-10T09:00:00+08:00；不写时区按北京时间
--dry-run      只说会做什么，不写入
--list         列出全部任务和时间`

/** One scheduled act now, as if it were another instant. */
runCommand(async (argv) => {
  const { options, rest } = readArguments(argv, {
    example,
    about,
    options: { at: { type: 'string' }, 'dry-run': { type: 'boolean' }, list: { type: 'boolean' } },
    takes: ['任务名?'],
  })
  const asked = options.list === true ? null : askedOf(rest[0], options.at)
  const config = readConfig()
  const opened = await openForCommand(config, 'job')
  try {
    const settings = await jobSettings(opened.db, districtId, shanghaiDay(asked?.at ?? new Date()))
    if (asked === null) process.stdout.write(listed(settings))
    else await runOne(contextOf(config, opened), asked, settings, options['dry-run'] === true)
    return 0
  } finally {
    await opened.db.close()
  }
})

interface Asked {
  readonly act: Act
  readonly at: Date
}

function askedOf(name: string | undefined, at: string | undefined): Asked {
  if (name === undefined) throw new Usage(`少写了任务名；用 --list 看有哪些。例：${example}`)
  const act = actNamed(name)
  if (act === undefined) {
    const near = nearest(
      name,
      acts.map((known) => known.name),
    )
    throw new Usage(`没有任务 ${name}${near === undefined ? '' : `，是不是 ${near}`}；用 --list 看有哪些`)
  }
  if (at === undefined) throw new Usage(`少写了 --at 和时刻。例：${example}`)
  const instant = instantOf(at)
  if (instant === null) throw new Usage(`看不懂时刻 ${at}；要写成 2024-07-10T09:00:00+08:00`)
  return { act, at: instant }
}

function contextOf(config: Config, { db, secrets }: Opened): JobContext {
  const backup = backupsIn(config.dataDir, db, secrets)
  return { db, districtId, log: openLog(config.logLevel), now: () => new Date(), backup }
}

async function runOne(context: JobContext, { act, at }: Asked, { days }: JobSettings, dryRun: boolean): Promise<void> {
  const day = shanghaiDay(at)
  const period = act.period(day, days)
  const why = whyNot(act, at, period)
  if (why !== null || period === null) {
    print({ job: act.name, period, claimed: 0, sent: 0, skipped: 0 })
    process.stderr.write(`${why}，没有执行\n`)
    return
  }
  const ran = await carryOut(context, act, { period, day, days }, { dryRun })
  const { claimed, sent, skipped } = ran
  print({ job: act.name, period, claimed, sent, skipped })
  tell(ran, dryRun)
}

function whyNot(act: Act, at: Date, period: string | null): string | null {
  if (period === null) return `${shanghaiDay(at)} 不是 ${act.name} 的日子（${act.on}）`
  const night = act.speaks && isNight(shanghaiHour(at))
  return night ? `${shanghaiTime(at)} 是夜里（20:00 到 08:00 不打扰人）` : null
}

function tell({ would, failed, unreached }: Ran, dryRun: boolean): void {
  for (const { chat, group, say } of would) {
    process.stderr.write(`给 ${chat}：\n${render(say, { group, fullNames: false })}\n\n`)
  }
  if (unreached > 0) process.stderr.write(`${unreached} 个还没有接通，消息等着对方先发一句话\n`)
  if (failed > 0) process.stderr.write(`${failed} 个没有成，会单独再试\n`)
  if (dryRun) process.stderr.write('试运行，没有写入\n')
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function listed({ times }: JobSettings): string {
  return acts.map((act) => `${act.name}\t${act.on} ${times.get(act.name) ?? ownTime(act)}\t${act.words}\n`).join('')
}
