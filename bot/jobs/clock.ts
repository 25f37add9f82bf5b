import { addDays, shanghaiDay, shanghaiHour, shanghaiInstant } from '../../domain/calendar.ts'
import { lastRuns, type RunState, recordsBegan } from '../../domain/lists/job-runs.ts'
import { type JobSettings, jobSettings } from '../../domain/lists/job-settings.ts'
import { isNight } from '../night.ts'
import { dropStale } from '../outbox/waiting.ts'
import { nameOfError } from '../puppet/guard.ts'
import { acts } from './index.ts'
import { type Act, type JobContext, type Occasion, ownTime } from './job.ts'
import { carryOut, type RunHow, recordTrouble } from './once.ts'

/** A missed time is made up so long, in milliseconds (contract/chat.md). */
const madeUp = 12 * 3_600_000
/** An addressee or act that failed is tried so often, each time after a longer pause. */
const mostTries = 6
const pause = 5 * 60_000

export interface Due {
  readonly act: Act
  readonly occasion: Occasion
  /** The instant at which it was due. */
  readonly at: Date
}

/**
 * What is due at an instant: every act whose time came within the last twelve hours, on its own day. Acts that speak
 * are due on that day only, and never in the night. Whether it was carried out already is not asked here.
 */
export function dueAt(all: readonly Act[], now: Date, { days, times }: JobSettings): Due[] {
  const today = shanghaiDay(now)
  const night = isNight(shanghaiHour(now))
  return all.flatMap((act) =>
    [addDays(today, -1), today].flatMap((day) => {
      const due = shanghaiInstant(day, times.get(act.name) ?? ownTime(act))
      if (due > now || now.getTime() - due.getTime() > madeUp || (act.speaks && (night || day !== today))) return []
      const period = act.period(day, days)
      return period === null ? [] : [{ act, occasion: { period, day, days }, at: due }]
    }),
  )
}

/**
 * Carries out what is due and was not carried out yet, and tries again alone who failed. Called each minute, by any
 * number of processes; a clock that is set back finds its runs on record. Never throws.
 */
export async function tick(context: JobContext, all: readonly Act[] = acts): Promise<void> {
  const now = context.now()
  try {
    await dropStale(context.db, context.districtId, now)
    const settings = await jobSettings(context.db, context.districtId, shanghaiDay(now))
    const passed = dueAt(all, now, settings)
    if (passed.length === 0) return
    // Nothing was missed before the records began: a first start makes no backup and sends no reminder of this morning.
    const since = await recordsBegan(context.db, context.districtId)
    const due = passed.filter(({ at }) => since !== null && at >= since)
    if (due.length === 0) return
    const runs = await lastRuns(
      context.db,
      context.districtId,
      due.map(({ act, occasion }) => ({ job: act.name, period: occasion.period })),
    )
    for (const { act, occasion } of due) await carryOutDue(context, act, occasion, runs, now)
  } catch (error) {
    context.log.warn({ ...nameOfError(error) }, 'jobs: what is due could not be read')
  }
}

async function carryOutDue(
  context: JobContext,
  act: Act,
  occasion: Occasion,
  runs: ReadonlyMap<string, RunState>,
  now: Date,
): Promise<void> {
  const how = wanted(runs.get(`${act.name} ${occasion.period}`), now)
  if (how === null) return
  try {
    await carryOut(context, act, occasion, how)
  } catch (error) {
    context.log.error({ ...nameOfError(error), job: act.name, period: occasion.period }, 'an act failed')
    await recordTrouble(context, act, occasion.period, error).catch(() => undefined)
  }
}

/** Null: nothing is left to do. */
function wanted(state: RunState | undefined, now: Date): RunHow | null {
  if (state === undefined) return {}
  const ripe = (tries: number, at: Date): boolean =>
    tries < mostTries && now.getTime() - at.getTime() >= pause * 2 ** (tries - 1)
  if (!state.through) return ripe(state.runs, state.lastAt) ? {} : null
  const only = state.failed.filter(({ tries, at }) => ripe(tries, at)).map(({ addressee }) => addressee)
  return only.length > 0 ? { only: new Set(only) } : null
}
