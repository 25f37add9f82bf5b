import { shanghaiDay, shanghaiTime } from '../../domain/calendar.ts'
import { dateWords } from './days.ts'

/** When an answer was decided, and when it goes. */
export interface Late {
  readonly at: Date
  readonly now: Date
}

/** So long an answer may take without a word, in milliseconds: a chat at its limit waits up to a minute. */
const patience = 3 * 60_000

/** The word that an answer is late, where it is: after an hour without connection it must not be taken for news. */
export function lateLines({ at, now }: Late): string[] {
  if (now.getTime() - at.getTime() < patience) return []
  const today = shanghaiDay(now)
  const day = shanghaiDay(at) === today ? '' : `${dateWords(shanghaiDay(at), today)} `
  return [`（回复晚了：${day}${shanghaiTime(at).slice(11, 16)} 已处理，那时没有连上）`]
}
