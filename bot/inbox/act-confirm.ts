import type { Ask } from '../../domain/asks.ts'
import type { WaitingReport } from '../../domain/lists/waiting.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import { questionsAbout } from './amend-carry.ts'
import type { Step } from './answer-step.ts'
import { chooseHousehold } from './choose-place.ts'
import { correctValue } from './correct-value.ts'
import { type Hearing, householdChoices } from './hearing.ts'
import { settle } from './settle.ts'
import type { Answer } from './turn.ts'

/** An answer to what is in doubt: 是, 不是, the right value, the right name. */
export async function confirm(
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

/**
 * An answer to the list of what waits: all at once, one of them, or one after another; of those that were not chosen it
 * is asked as before.
 */
export async function confirmAll(
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

/** The right value. */
export async function giveValue(
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
