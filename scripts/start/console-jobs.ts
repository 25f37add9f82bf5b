import type { ActShown, Jobs } from '../../admin/console.ts'
import type { Act, JobContext } from '../../bot/jobs/job.ts'
import { addDays, shanghaiDay, shanghaiHour, shanghaiInstant } from '../../domain/calendar.ts'
import { type JobSettings, jobSettings } from '../../domain/lists/job-settings.ts'

/** How far ahead an act's next day is looked for: over two months. */
const ahead = 70

/** What the console shows of the scheduled acts and may do with them; the acts are read when they are first asked for. */
export function consoleJobs(context: JobContext): Jobs {
  const settings = (): Promise<JobSettings> => jobSettings(context.db, context.districtId, shanghaiDay(context.now()))
  return {
    async acts() {
      const { acts } = await import('../../bot/jobs/index.ts')
      const set = await settings()
      return Promise.all(acts.map((act) => shown(act, set, context.now())))
    },
    async retry({ job, period, addressee, at }) {
      const { actNamed } = await import('../../bot/jobs/index.ts')
      const { isNight } = await import('../../bot/night.ts')
      const { carryOut } = await import('../../bot/jobs/once.ts')
      const act = actNamed(job)
      if (act === undefined) return `没有叫 ${job} 的任务了`
      if (act.speaks && isNight(shanghaiHour(context.now()))) return '晚上八点到早上八点不发，请白天再试'
      const { days } = await settings()
      // What was due on the day of the run is due again as of that day; what has been done since is left out.
      await carryOut(context, act, { period, day: shanghaiDay(at), days }, { only: new Set([addressee]) })
      return null
    },
  }
}

async function shown(act: Act, { days, times }: JobSettings, now: Date): Promise<ActShown> {
  const { ownTime } = await import('../../bot/jobs/job.ts')
  const time = times.get(act.name) ?? ownTime(act)
  const today = shanghaiDay(now)
  const next = Array.from({ length: ahead }, (_, count) => addDays(today, count)).find(
    (day) => act.period(day, days) !== null && shanghaiInstant(day, time) > now,
  )
  return {
    name: act.name,
    words: act.words,
    on: act.on,
    time,
    next: next === undefined ? null : shanghaiInstant(next, time),
  }
}
