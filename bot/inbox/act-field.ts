import type { Ask } from '../../domain/asks.ts'
import { type CountedReport, countedReports } from '../../domain/lists/counted.ts'
import { correctReport } from '../../domain/records/correct.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import { maskedFields, saidProblem, saidReport } from './act-report.ts'
import { quotedReports } from './amend-quote.ts'
import { askedBeside } from './ask-beside.ts'
import { fieldLacking } from './ask-fields.ts'
import { type FieldAnswer, fieldAnswer } from './field-answer.ts'
import type { FieldQuestion, Told } from './field-values.ts'
import { type Hearing, sourceOf } from './hearing.ts'
import { type Open, stillOpen } from './open-question.ts'
import { questionsFor, statusOf } from './status.ts'

/** A message that answers the open question after a field. */
export interface FieldTurn {
  readonly questionId: string
  /** What is asked after it. */
  readonly rest: readonly Ask[]
  /** Other reports of the message that may want a field. */
  readonly lacking: readonly string[]
  readonly question: FieldQuestion
  readonly about: CountedReport
  readonly answer: FieldAnswer
}

/** The open question after a field with what this message answers to it; null where it answers none. */
export async function fieldTurn(db: Database, hearing: Hearing, open: Open | null): Promise<FieldTurn | null> {
  const question = open?.asked.now
  if (open === null || question?.ask !== 'field') return null
  const [about] = await countedReports(db, hearing.districtId, question.reportIds)
  // Withdrawn since, or told otherwise: the question has nothing left to ask.
  if (about === undefined || about.report.fields[question.field] !== undefined) return null
  // What quotes another report is about that one.
  const quoted = await quotedReports(db, hearing)
  if (quoted !== null && !quoted.some(({ report }) => report.id === about.report.id)) return null
  const answer = fieldAnswer(hearing, question, about.report)
  const { rest, lacking = [] } = open.asked
  const others = lacking.filter((id) => !question.reportIds.includes(id))
  return answer && { questionId: open.questionId, rest, lacking: others, question, about, answer }
}

/**
 * What was told goes on record as a new version of the report; 不知道 leaves it as it is. What cannot be read is asked
 * for once more, then left: the report counts either way.
 */
export async function actField(db: Database, tx: Tx, hearing: Hearing, turn: FieldTurn): Promise<Say> {
  const { question, answer } = turn
  const told = 'told' in answer && !answer.told.problems.some(({ code }) => code === 'bad-value') ? answer.told : null
  const end = told !== null ? 'answered' : 'cancelled'
  handledQuestion(tx, hearing.districtId, turn.questionId, end, hearing.now)
  if (told !== null) return complete(db, tx, hearing, turn, told)
  if ('left' in answer || question.again) return leave(db, tx, hearing, turn.rest)
  const again = { ...question, again: true }
  openQuestion(tx, hearing, { now: again, rest: [...turn.rest], lacking: [...turn.lacking] })
  return { say: 'ask-again', question: again }
}

// The field stays empty; what rested meanwhile is asked now.
async function leave(db: Database, tx: Tx, hearing: Hearing, waiting: readonly Ask[]): Promise<Say> {
  const [next, ...rest] = await stillOpen(db, hearing.districtId, waiting)
  if (next === undefined) return { say: 'field-left' }
  openQuestion(tx, hearing, { now: next, rest })
  const reports = await askedBeside(db, hearing, next, [])
  return { say: 'field-left', today: hearing.today, question: next, report: reports[0] ?? null }
}

async function complete(db: Database, tx: Tx, hearing: Hearing, turn: FieldTurn, told: Told): Promise<Say> {
  const { about, rest, lacking } = turn
  const { place } = about
  const { id, version, said: _, ...kept } = about.report
  const problems = told.problems.map((problem) => ({ ...problem, report: 0 }))
  const fields = maskedFields(told.fields)
  const whole = { ...kept, fields: { ...kept.fields, ...fields }, village: null }
  const status: 'recorded' | 'to-confirm' = statusOf(whole, problems, true) === 'recorded' ? 'recorded' : 'to-confirm'
  const correction = { change: { fields }, reason: null, status, problems } as const
  const { report, duplicateOf } = await correctReport(db, tx, sourceOf(hearing), { id, version }, correction)
  if (report === null) return { say: 'nothing-asked' }
  const one = { id: report.id, report: whole, status, problems, choices: [], villages: [] }
  const waiting = [...questionsFor([one]), ...(await stillOpen(db, hearing.districtId, rest))]
  // The next report of the same message; never this one again.
  const next = waiting.length > 0 ? null : await fieldLacking(db, hearing, lacking, [], [])
  const [question, ...later] = next === null ? waiting : [next]
  if (question) openQuestion(tx, hearing, { now: question, rest: later, lacking: [...lacking] })
  const village = report.household === null ? hearing.snapshot.villageName(place.villageCode) : null
  const said = saidReport(hearing, report, village, duplicateOf !== null)
  return {
    say: 'outcome',
    today: hearing.today,
    lead: 'record',
    reports: [said, ...(await askedBeside(db, hearing, question, [said]))],
    problems: problems.map(saidProblem),
    question: question ?? null,
    owed: null,
  }
}
