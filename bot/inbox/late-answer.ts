import { asked } from '../../domain/asks.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import { namesIn } from './act-answer.ts'
import { fieldTurn } from './act-field.ts'
import type { Hearing } from './hearing.ts'
import type { Open } from './open-question.ts'
import { turn, wordsOf, yes } from './turn.ts'

/** A question that passed is remembered for so long, in milliseconds. */
const remembered = 3 * 86_400_000
const longest = 24

/**
 * What would have answered the last question that this sender was asked here, had its half hour not passed: it is told
 * so, as silence would look like a record. Null where no question passed within the day, or the words answer none.
 */
export async function lateAnswer(db: Database, hearing: Hearing): Promise<Say | null> {
  if (hearing.message.text.trim().length > longest) return null
  const passed = await passedQuestion(db, hearing)
  if (passed === null) return null
  const { now } = passed.asked
  if (now.ask === 'field') {
    const answered = await fieldTurn(db, hearing, passed)
    return answered !== null && 'told' in answered.answer ? { say: 'question-passed' } : saidYes(hearing)
  }
  const meant = turn(now, hearing.message.text, hearing.parsed, namesIn(hearing))
  return meant.act === 'answer' && meant.answer.answer !== 'cancel' ? { say: 'question-passed' } : saidYes(hearing)
}

const saidYes = ({ message }: Hearing): Say | null =>
  yes.has(wordsOf(message.text)) && wordsOf(message.text) !== '嗯' ? { say: 'question-passed' } : null

async function passedQuestion(db: Database, { districtId, message, sender, now }: Hearing): Promise<Open | null> {
  const last = await db.prisma.question.findFirst({
    where: { districtId, chat: message.chat, sender: sender.userid },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
  })
  if (last === null || (last.end !== null && last.end !== 'passed')) return null
  const age = now.getTime() - last.until.getTime()
  const read = asked.safeParse(last.ask)
  return age > 0 && age < remembered && read.success ? { questionId: last.id, asked: read.data } : null
}
