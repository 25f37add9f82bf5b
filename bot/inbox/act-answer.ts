import type { Ask } from '../../domain/asks.ts'
import { type WaitingReport, waitingReports } from '../../domain/lists/waiting.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import { revise } from '../../domain/records/revise.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { SaidLearned, Say, SayOf } from '../replies/say.ts'
import { questionsAbout } from './amend-carry.ts'
import { askedBeside } from './ask-beside.ts'
import { fieldLacking } from './ask-fields.ts'
import { endAsking, without } from './ask-first.ts'
import { correctValue } from './correct-value.ts'
import { type Hearing, householdChoices, householdsNamed, mayHearOf, notVisited, owedOf, sourceOf } from './hearing.ts'
import { learn, personNamed, toldName } from './nickname.ts'
import { type Open, stillOpen } from './open-question.ts'
import { type Settled, settle } from './settle.ts'
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
    step.step === 'cancel' ? 'cancelled' : 'answered',
    hearing.now,
  )
  const settled = step.step === 'settled' ? step.settled : []
  const later = await restAfter(db, hearing, step, rest, now.reportIds)
  const next = step.step === 'ask' ? [step.question, ...(step.behind ?? []), ...later] : later
  if (step.step === 'cancel' && next.length === 0) return { say: 'cancelled' }
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
  const left = await stillOpen(db, districtId, step.step === 'cancel' ? without(rest, answered) : rest)
  const now = new Map(
    step.step === 'settled'
      ? step.settled.flatMap(({ from, said }) => (said.id ? [[from, said.id] as const] : []))
      : [],
  )
  return left.map((ask) => ({ ...ask, reportIds: ask.reportIds.map((id) => now.get(id) ?? id) }))
}

type Step =
  | { readonly step: 'settled'; readonly settled: readonly Settled[]; readonly learned?: SaidLearned }
  /** `behind`: what is asked behind it, before all else. */
  | { readonly step: 'ask'; readonly question: Ask; readonly behind?: readonly Ask[] }
  | { readonly step: 'cancel' }
  | { readonly step: 'again' }

async function stepOf(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  ask: Ask,
  answer: Answer,
  waiting: readonly WaitingReport[],
): Promise<Step> {
  if (answer.answer === 'cancel') {
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

async function chooseHousehold(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  ask: Extract<Ask, { ask: 'which-household' }>,
  answer: Answer,
  waiting: readonly WaitingReport[],
): Promise<Step> {
  const whose = (code: string, person: string | null): Promise<Step> =>
    settleWhose(db, tx, hearing, ask, waiting, code, person)
  if (answer.answer === 'yes' && ask.guess) return whose(ask.guess.code, ask.guess.person)
  if (answer.answer === 'no') {
    const { guess, ...open } = ask
    // None of those shown: the others of his own, and where there are none, a name is asked for.
    const shown = new Set(open.choices.map(({ code }) => code))
    const others = householdChoices(hearing, []).filter(({ code }) => !shown.has(code))
    const choices = guess ? open.choices.filter(({ code }) => code !== guess.code) : others
    return { step: 'ask', question: { ...open, choices } }
  }
  if (answer.answer === 'choice') {
    const code = ask.choices[answer.number - 1]?.code
    return code === undefined ? { step: 'again' } : whose(code, null)
  }
  if (answer.answer !== 'name') return { step: 'again' }
  const among = answer.households.filter((code) => ask.choices.some((choice) => choice.code === code))
  const fitting = among.length > 0 ? among : answer.households.filter((code) => mayHearOf(hearing, code))
  const [only, ...others] = fitting
  if (only === undefined) return { step: 'again' }
  if (others.length === 0) return whose(only, personNamed(hearing, only))
  return { step: 'ask', question: { ...ask, choices: householdChoices(hearing, fitting) } }
}

// What was called 二蛋 is called so again: the answer is kept, and the report is about whom it named.
async function settleWhose(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  ask: Extract<Ask, { ask: 'which-household' }>,
  waiting: readonly WaitingReport[],
  code: string,
  person: string | null,
): Promise<Step> {
  const taught = learn(tx, hearing, ask, code, person)
  const about = taught?.person ?? null
  const named = about === null ? waiting : waiting.map((one) => ({ ...one, report: { ...one.report, said: about } }))
  const settled = await settle(db, tx, hearing, named, { household: code })
  return taught === null ? { step: 'settled', settled } : { step: 'settled', settled, learned: taught.learned }
}

async function chooseVillage(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  ask: Extract<Ask, { ask: 'which-village' }>,
  answer: Answer,
  waiting: readonly WaitingReport[],
): Promise<Step> {
  const name = hearing.message.text.trim()
  const code =
    answer.answer === 'choice'
      ? ask.choices[answer.number - 1]?.code
      : (hearing.snapshot.villageNamed(name, hearing.sender.leads) ?? hearing.snapshot.villageNamed(`${name}村`, null))
  return code
    ? { step: 'settled', settled: await settle(db, tx, hearing, waiting, { village: code }) }
    : { step: 'again' }
}

async function confirm(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  ask: Extract<Ask, { ask: 'confirm' }>,
  answer: Answer,
  waiting: readonly WaitingReport[],
): Promise<Step> {
  if (answer.answer === 'yes') {
    return {
      step: 'settled',
      settled: await settle(db, tx, hearing, waiting, { confirmed: ask.about, field: ask.field }),
    }
  }
  if (answer.answer === 'value' && ask.field !== null)
    return giveValue(db, tx, hearing, { ...ask, field: ask.field }, answer.text, waiting)
  // Whose it is instead, by his right name.
  if (answer.answer === 'name' && ask.about === 'name-by-sound') {
    const whose: Ask = { ask: 'which-household', reportIds: ask.reportIds, said: ask.said, choices: [] }
    return chooseHousehold(db, tx, hearing, whose, answer, waiting)
  }
  if (answer.answer !== 'no') return { step: 'again' }
  if (ask.about === 'name-by-sound') {
    const choices = householdChoices(hearing, [])
    return { step: 'ask', question: { ask: 'which-household', reportIds: ask.reportIds, said: ask.said, choices } }
  }
  const field = ask.field ?? 'date'
  return { step: 'ask', question: { ask: 'value', reportIds: ask.reportIds, field } }
}

// All at once, one of them, or one after another; of those that were not chosen it is asked as before.
async function confirmAll(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  ask: Extract<Ask, { ask: 'confirm-all' }>,
  answer: Answer,
  waiting: readonly WaitingReport[],
): Promise<Step> {
  if (answer.answer === 'yes')
    return { step: 'settled', settled: await settle(db, tx, hearing, waiting, { confirmed: 'all' }) }
  if (answer.answer !== 'no' && answer.answer !== 'choice') return { step: 'again' }
  const chosen = answer.answer === 'choice' ? (ask.choices[answer.number - 1]?.id ?? '') : null
  const asked = chosen === null ? waiting : waiting.filter(({ report }) => report.id === chosen)
  const [question, ...behind] = questionsAbout(hearing, asked)
  if (question === undefined) return { step: 'again' }
  const others = ask.choices.filter(({ id }) => asked.every(({ report }) => report.id !== id))
  const left: Ask[] = others.length === 0 ? [] : [{ ...ask, reportIds: others.map(({ id }) => id), choices: others }]
  return { step: 'ask', question, behind: [...behind, ...left] }
}

async function giveValue(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  ask: { readonly field: string },
  text: string,
  waiting: readonly WaitingReport[],
): Promise<Step> {
  const corrected = await correctValue(db, tx, hearing, waiting, ask.field, text)
  return corrected.length === 0 ? { step: 'again' } : { step: 'settled', settled: corrected }
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
