import { handled } from '../../domain/records/messages.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import { act } from './act.ts'
import { namesIn } from './act-answer.ts'
import { answersNow } from './card.ts'
import { actEvidence, answerWhose, evidenceOfReports, keepBeside, type Told } from './evidence.ts'
import type { Hearing } from './hearing.ts'
import { actTable, answerTable, type Desk } from './import.ts'
import { type Open, openQuestionOf } from './open-question.ts'
import { type Answer, turn } from './turn.ts'

/**
 * Acts on one message and on what came with it: a table is checked, pictures prove what the words beside them tell, or
 * what was told before; all else is the words' own. Gives what to answer, or null where nothing is to be said.
 */
export async function actMessage(db: Database, tx: Tx, hearing: Hearing, desk: Desk): Promise<Say | null> {
  const open = openQuestionOf(hearing)
  const { press } = hearing.message
  if (press !== null && !(await answersNow(db, hearing.districtId, press, open?.asked.now ?? null))) {
    handled(tx, { districtId: hearing.districtId, id: hearing.message.id }, passed(hearing))
    return { say: 'nothing-asked' }
  }
  const filed = await fileTurn(db, tx, hearing, open, desk)
  if (filed !== null) {
    const { districtId, message, sender } = hearing
    handled(tx, { districtId, id: message.id }, { intent: filed.intent, cadreId: sender.id })
    return filed.say
  }
  const told: Told[] = []
  const say = await act(db, noting(tx, told), hearing)
  return withPictures(db, tx, hearing, say, told)
}

const passed = ({ sender }: Hearing) => ({ intent: 'answer', cadreId: sender.id })

interface Filed {
  readonly intent: 'report' | 'answer' | 'command'
  readonly say: Say
}

/** What is meant where it is about files alone; null where the words are acted on as ever. */
async function fileTurn(db: Database, tx: Tx, hearing: Hearing, open: Open | null, desk: Desk): Promise<Filed | null> {
  const { pictures, table, refused } = hearing.brought
  if (table !== null) return { intent: 'command', say: await actTable(db, tx, hearing, open, table, desk) }
  const meant = turn(open?.asked.now ?? null, hearing.message.text, hearing.parsed, namesIn(hearing))
  if (pictures.length === 0 && open !== null) {
    const ends = meant.act === 'answer' || meant.act === 'unclear' || meant.act === 'chatter'
    const say = ends ? await answerOf(db, tx, hearing, open, meant.act === 'answer' ? meant.answer : null, desk) : null
    if (say !== null) return { intent: 'answer', say }
  }
  if (pictures.length + refused.length === 0) return null
  const captioned = isCaption(hearing) && (meant.act === 'report' || meant.act === 'unclear' || meant.act === 'chatter')
  return captioned ? { intent: 'report', say: await actEvidence(db, tx, hearing, open) } : null
}

async function answerOf(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open,
  answer: Answer | null,
  desk: Desk,
): Promise<Say | null> {
  const { now } = open.asked
  if (now.ask === 'whose-picture') return answerWhose(db, tx, hearing, open, now, answer)
  return now.ask === 'import' ? answerTable(db, tx, hearing, open, now, answer, desk) : null
}

/** Whether the words tell nothing but what is to be seen: none, no report in them, or 走访照片 without whose. */
function isCaption({ parsed, message }: Hearing): boolean {
  if (message.text.trim() === '') return true
  // Words beside a quote may correct or withdraw what is quoted.
  if (message.quoted !== null) return false
  if (parsed.reports.length === 0) return true
  return (
    /(?:照片|图片|相片)\s*[。.]?$/u.test(message.text) &&
    parsed.reports.every(({ household, fields }) => household === null && Object.keys(fields).length === 0)
  )
}

/** The same transaction, which notes the reports that go on record through it: every way of telling one. */
function noting(tx: Tx, told: Told[]): Tx {
  return {
    ...tx,
    insert(table, row, onConflict) {
      tx.insert(table, row, onConflict)
      if (table !== 'Report') return
      const { id, householdCode, kind } = row as { id?: string; householdCode?: string | null; kind?: string }
      if (id !== undefined) told.push({ id, household: householdCode ?? null, kind: kind ?? '' })
    },
  }
}

/** The pictures beside words that were acted on: evidence of what these told, else as pictures alone are. */
async function withPictures(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  say: Say | null,
  told: readonly Told[],
): Promise<Say | null> {
  const { pictures, broken, refused } = hearing.brought
  const count = told.length > 0 ? evidenceOfReports(tx, hearing, told) : pictures.length
  if (count + refused.length === 0) return say
  if (told.length === 0) {
    // Words that meant nothing by themselves are a caption.
    if (say === null || say.say === 'unclear' || say.say === 'nothing-asked') return actEvidence(db, tx, hearing, null)
    await keepBeside(db, tx, hearing)
  }
  return say?.say === 'outcome' ? { ...say, pictures: { count, broken, refused } } : say
}
