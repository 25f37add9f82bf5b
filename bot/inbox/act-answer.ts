import type { Ask } from '../../domain/asks.ts'
import { type WaitingReport, waitingReports } from '../../domain/lists/waiting.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import { revise } from '../../domain/records/revise.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say, SayOf } from '../replies/say.ts'
import { confirm, confirmAll, giveValue } from './act-confirm.ts'
import { notAmended } from './amend-carry.ts'
import type { Step } from './answer-step.ts'
import { askedBeside } from './ask-beside.ts'
import { fieldLacking } from './ask-fields.ts'
import { endAsking, without } from './ask-first.ts'
import { backToBefore } from './back-to-before.ts'
import { chooseHousehold, chooseVillage } from './choose-place.ts'
import { type Hearing, householdsNamed, notVisited, owedOf, sourceOf } from './hearing.ts'
import { toldName } from './nickname.ts'
import { type Open, stillOpen } from './open-question.ts'
import type { Settled } from './settle.ts'
import type { Answer } from './turn.ts'

/**
 * Carries out an answer to the open question: the reports it was about are settled, given up, or asked about once more,
 * and what was to be asked next is asked now. Gives what to say.
 */
export async function actAnswer(db: Database, tx: Tx, hearing: Hearing, open: Open, answer: Answer): Promise<Say> {
  const { now, rest } = open.asked
  const waiting = await waitingReports(db, hearing.districtId, now.reportIds)
  if (waiting.length === 0) {
    const next = await endAsking(db, tx, hearing, open, 'cancelled')
    return next === null ? { say: 'nothing-asked' } : askedNext(db, hearing, next)
  }
  if (now.ask === 'confirm-all' && answer.answer === 'cancel') {
    await endAsking(db, tx, hearing, open, 'cancelled')
    return { say: 'waiting', today: hearing.today, question: null, count: waiting.length, pending: 0, why: 'later' }
  }
  const step = await stepOf(db, tx, hearing, now, answer, waiting)
  if (step.step === 'again') return { say: 'ask-again', question: now }
  handledQuestion(
    tx,
    hearing.districtId,
    open.questionId,
    step.step === 'cancel' || step.step === 'back' ? 'cancelled' : 'answered',
    hearing.now,
  )
  const settled = step.step === 'settled' ? step.settled : []
  const later = await restAfter(db, hearing, step, rest, now.reportIds)
  const next = step.step === 'ask' ? [step.question, ...(step.behind ?? []), ...later] : later
  if (step.step === 'cancel' && next.length === 0) return { say: 'cancelled' }
  if (step.step === 'back') {
    const [after, ...others] = next
    if (after) openQuestion(tx, hearing, { now: after, rest: others, lacking: open.asked.lacking })
    return notAmended(hearing, 'as-before', step.report)
  }
  const field = next.length > 0 ? null : await fieldLacking(db, hearing, open.asked.lacking ?? [], waiting, settled)
  const [question, ...others] = field === null ? next : [field]
  if (question) openQuestion(tx, hearing, { now: question, rest: others, lacking: open.asked.lacking })
  const said = outcome(hearing, settled, question ?? null, now)
  const beside =
    question === undefined || step.step === 'ask' ? [] : await askedBeside(db, hearing, question, said.reports)
  const whole = { ...said, reports: [...said.reports, ...beside] }
  return step.step === 'settled' && step.learned ? { ...whole, learned: step.learned } : whole
}

// What was asked about is settled or withdrawn elsewhere by now: what waits behind it is asked.
async function askedNext(db: Database, hearing: Hearing, question: Ask): Promise<Say> {
  const said = { ...outcome(hearing, [], question, question), lead: 'record' as const }
  return { ...said, reports: [...(await askedBeside(db, hearing, question, []))] }
}

// What a right value has replaced is asked about by its new version; what was withdrawn, by nothing.
async function restAfter(
  db: Database,
  { districtId }: Hearing,
  step: Step,
  rest: readonly Ask[],
  answered: readonly string[],
): Promise<readonly Ask[]> {
  const left = await stillOpen(
    db,
    districtId,
    step.step === 'cancel' || step.step === 'back' ? without(rest, answered) : rest,
  )
  const now = new Map(
    step.step === 'settled'
      ? step.settled.flatMap(({ from, said }) => (said.id ? [[from, said.id] as const] : []))
      : [],
  )
  return left.map((ask) => ({ ...ask, reportIds: ask.reportIds.map((id) => now.get(id) ?? id) }))
}

async function stepOf(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  ask: Ask,
  answer: Answer,
  waiting: readonly WaitingReport[],
): Promise<Step> {
  if (answer.answer === 'cancel') {
    const before = await backToBefore(db, tx, hearing, waiting)
    if (before !== null) return { step: 'back', report: before }
    await revise(
      db,
      tx,
      sourceOf(hearing),
      waiting.map((was) => ({ was, next: null })),
    )
    return { step: 'cancel' }
  }
  switch (ask.ask) {
    case 'which-household':
      return chooseHousehold(db, tx, hearing, ask, answer, waiting)
    case 'which-village':
      return chooseVillage(db, tx, hearing, ask, answer, waiting)
    case 'confirm':
      return confirm(db, tx, hearing, ask, answer, waiting)
    case 'confirm-all':
      return confirmAll(db, tx, hearing, ask, answer, waiting)
    case 'value':
      return answer.answer === 'value' ? giveValue(db, tx, hearing, ask, answer.text, waiting) : { step: 'again' }
    // Answered before: a field by who knows its report, the others by who keeps files.
    case 'field':
    case 'whose-picture':
    case 'import':
    case 'withdraw':
    case 'which-amend':
      return { step: 'again' }
    default:
      return ask satisfies never
  }
}

function outcome(hearing: Hearing, settled: readonly Settled[], question: Ask | null, answered: Ask): SayOf<'outcome'> {
  const month = hearing.today.slice(0, 7)
  const visited = new Set(
    settled.flatMap(({ said }) =>
      said.kind === 'visit' && said.status === 'recorded' && said.date.startsWith(month) ? [said.household?.code] : [],
    ),
  )
  const before = notVisited(hearing)
  const left = before.filter((code) => !visited.has(code))
  return {
    say: 'outcome',
    today: hearing.today,
    lead: answered.ask.startsWith('confirm') && settled.every(({ corrected }) => !corrected) ? 'confirmed' : 'record',
    reports: settled.map(({ said }) => said),
    problems: [],
    question,
    owed: left.length === before.length ? null : owedOf(hearing, left),
  }
}

/** The households a text may mean that is nothing but a name: whole, or a name of someone near with 家 behind it. */
export function namesIn(hearing: Hearing): (text: string) => readonly string[] {
  return (text) => {
    const name = text.replace(/(?:家|那户|这户|户)$/u, '').trim()
    const found = toldName(hearing)?.households ?? householdsNamed(hearing, name)
    return found.length > 0 ? found : named(hearing, name)
  }
}

// A village of that name, for the question which village: its code is no household's, so only its being there counts.
function named({ snapshot, sender }: Hearing, name: string): string[] {
  const village = snapshot.villageNamed(name, sender.leads) ?? snapshot.villageNamed(`${name}村`, null)
  return village === null ? [] : [village]
}
