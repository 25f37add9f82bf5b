import { type Ask, asked } from '../../domain/asks.ts'
import { type WaitingReport, waitingReports } from '../../domain/lists/waiting.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Open } from './act-answer.ts'
import type { Hearing } from './hearing.ts'

/** The open question of this sender in this chat, where its time has not passed. */
export function openQuestionOf({ known, now }: Hearing): Open | null {
  if (!known.question || new Date(known.question.until) < now) return null
  const read = asked.safeParse(known.question.ask)
  return read.success ? { questionId: known.question.id, asked: read.data } : null
}

/** A table that would change many households by a 是 is put aside where something else is told: the 是 may mean that. */
const falls: ReadonlySet<Ask['ask']> = new Set(['import'])

/** These are about reports that wait: of one that was settled or withdrawn meanwhile nothing is to be asked. */
const ofWaiting: ReadonlySet<Ask['ask']> = new Set(['which-household', 'which-village', 'confirm', 'value'])

/**
 * What is still to be asked of what was asked before new reports came, the gravest first. What these tell once more,
 * of the same person, need not be asked any more.
 */
export async function stillToAsk(db: Database, hearing: Hearing, open: Open): Promise<Ask[]> {
  const all = [open.asked.now, ...open.asked.rest].filter(({ ask }) => !falls.has(ask))
  // A field is asked of what counts already: nothing of it waits, and the database need not be asked.
  if (all.every(({ ask }) => ask === 'field')) return all
  const waiting = await waitingReports(
    db,
    hearing.districtId,
    all.flatMap(({ reportIds }) => reportIds),
  )
  const unsettled = new Set(waiting.map(({ report }) => report.id))
  const retold = new Set(waiting.filter((was) => isRetold(hearing, was)).map(({ report }) => report.id))
  return all.filter(
    ({ ask, reportIds }) =>
      reportIds.length === 0 || reportIds.some((id) => !retold.has(id) && (unsettled.has(id) || !ofWaiting.has(ask))),
  )
}

function isRetold({ parsed }: Hearing, { report }: WaitingReport): boolean {
  if (report.household === null) return false
  return parsed.reports.some(
    ({ kind, household, person }) => kind === report.kind && household === report.household && person === report.person,
  )
}
