import type { WorkDays } from '../../domain/policy/work-days.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Log } from '../puppet/log.ts'
import type { Say } from '../replies/say.ts'
import type { JobMetrics } from './metrics.ts'

/** What the acts need; `now` is the clock by which rows are written, not the day of a run. */
export interface JobContext {
  readonly db: Database
  readonly districtId: string
  readonly log: Log
  now(): Date
  readonly metrics?: JobMetrics
  /** Makes the backup of a day (YYYY-MM-DD) and throws old ones away; absent where no files are kept. */
  backup?(day: string, stopping?: AbortSignal): Promise<void>
  /** The process ends: what takes long is given up, and taken up again by the next. */
  readonly stopping?: AbortSignal
}

/** One falling due of an act. */
export interface Occasion {
  /** 2024-07-15, 2024-W29, 2024-07, or 2024-07/1 for the first of a month: unique with the addressee. */
  readonly period: string
  /** The day on which it is carried out, YYYY-MM-DD: what is still due is judged on it. */
  readonly day: string
  readonly days: WorkDays
}

export interface Addressee<Facts> {
  /** Id of a cadre, chat of a group. */
  readonly id: string
  /** Userid or chat; null where there is no way to him yet (not bound). */
  readonly chat: string | null
  readonly group: boolean
  /** Somebody wrote to the robot there: it may push. */
  readonly reached: boolean
  readonly facts: Facts
}

/** An act as the table holds it. */
export interface Act {
  readonly name: string
  /** What it does: Chinese. */
  readonly words: string
  /** On which days: Chinese, without the time. */
  readonly on: string
  /** Minute and hour in Asia/Shanghai; which days is told by `period`. A setting may move the time. */
  readonly cron: `${number} ${number} * * *`
  /** It speaks to people: never between 20:00 and 08:00. */
  readonly speaks: boolean
  /** The period that falls on this day; null: none does. */
  period(day: string, days: WorkDays): string | null
  /** All whom it may concern; what each is told is made one by one. */
  letters(context: JobContext, occasion: Occasion): Promise<readonly Letter[]>
  /** What is done for nobody in particular. */
  work?(context: JobContext, occasion: Occasion): Promise<void>
}

export interface Letter extends Omit<Addressee<unknown>, 'facts'> {
  /** Null: nothing is due. May throw: then this one fails alone. */
  compose(): Say | null
}

export interface Speaking<Facts> extends Omit<Act, 'speaks' | 'letters' | 'work'> {
  addressees(context: JobContext, occasion: Occasion): Promise<readonly Addressee<Facts>[]>
  /** Pure. Null: nothing is due. */
  compose(facts: Facts, occasion: Occasion): Say | null
}

/** An act that tells people something. */
export function speaking<Facts>({ addressees, compose, ...act }: Speaking<Facts>): Act {
  return {
    ...act,
    speaks: true,
    async letters(context, occasion) {
      const all = await addressees(context, occasion)
      return all.map(({ facts, ...to }) => ({ ...to, compose: () => compose(facts, occasion) }))
    },
  }
}

/** HH:MM of an act's own time. */
export function ownTime({ cron }: Pick<Act, 'cron'>): string {
  const [minute = '', hour = ''] = cron.split(' ')
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
}
