import type { Ask } from '../../domain/asks.ts'
import type { WaitingReport } from '../../domain/lists/waiting.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Step } from './answer-step.ts'
import { type Hearing, householdChoices, mayHearOf } from './hearing.ts'
import { learn, personNamed } from './nickname.ts'
import { settle } from './settle.ts'
import type { Answer } from './turn.ts'

/** Whose a report is: a number of the list, a name, 是 to who is most likely meant. */
export async function chooseHousehold(
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
  const near = answer.households.filter((code) => mayHearOf(hearing, code))
  // What is written of a household elsewhere is recorded all the same, where the name is one household's alone.
  const alone = answer.households.length === 1 && hearing.snapshot.household(answer.households[0] ?? '') !== null
  const fitting = among.length > 0 ? among : near.length > 0 || !alone ? near : answer.households
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

/** Which village a report is about. */
export async function chooseVillage(
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
