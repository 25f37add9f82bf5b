import type { Ask } from '../../domain/asks.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Hearing } from './hearing.ts'
import { aboutOnly, type Open, stillOpen } from './open-question.ts'

/**
 * Asks this before all that waits for an answer: what was asked until now is asked again afterwards, but for a question
 * of the same kind, whose place the new one takes.
 */
export function askFirst(tx: Tx, hearing: Hearing, open: Open | null, question: Ask): void {
  const waiting = open === null ? [] : [open.asked.now, ...open.asked.rest]
  const rest = waiting.filter(({ ask }) => ask !== question.ask)
  if (open !== null) handledQuestion(tx, hearing.districtId, open.questionId, 'aside', hearing.now)
  openQuestion(tx, hearing, { ...open?.asked, now: question, rest })
}

/**
 * The question that was asked is done with: what was to be asked next, and still has something to ask, is asked now.
 * Gives that, so that the answer can say it. `but`: reports that are withdrawn by this answer.
 */
export async function endAsking(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open,
  how: 'answered' | 'cancelled',
  but: readonly string[] = [],
): Promise<Ask | null> {
  handledQuestion(tx, hearing.districtId, open.questionId, how, hearing.now)
  const [next, ...rest] = await stillOpen(db, hearing.districtId, without(open.asked.rest, but))
  if (next === undefined) return null
  openQuestion(tx, hearing, { ...open.asked, now: next, rest })
  return next
}

/** Questions but for these reports; one that is about none of the others is left out. */
export function without(asks: readonly Ask[], gone: readonly string[]): Ask[] {
  return asks.flatMap((ask) => {
    const reportIds = ask.reportIds.filter((id) => !gone.includes(id))
    return reportIds.length === 0 && ask.reportIds.length > 0 ? [] : [aboutOnly(ask, reportIds)]
  })
}
