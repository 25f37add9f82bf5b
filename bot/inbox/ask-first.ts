import type { Ask } from '../../domain/asks.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import type { Tx } from '../../prisma/transact.ts'
import type { Open } from './act-answer.ts'
import type { Hearing } from './hearing.ts'

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

/** The question that was asked is done with: what was to be asked next is asked now. */
export function endAsking(tx: Tx, hearing: Hearing, open: Open, how: 'answered' | 'cancelled'): void {
  handledQuestion(tx, hearing.districtId, open.questionId, how, hearing.now)
  const [next, ...rest] = open.asked.rest
  if (next) openQuestion(tx, hearing, { ...open.asked, now: next, rest })
}
