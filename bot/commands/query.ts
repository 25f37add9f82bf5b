import { labelOf } from '../../domain/kinds/index.ts'
import { householdFacts } from '../../domain/lists/household-facts.ts'
import { lastAnswer } from '../../domain/lists/last-answer.ts'
import type { ParsedCommand } from '../../domain/parse/types.ts'
import type { Database } from '../../prisma/transact.ts'
import { householdsIn } from '../inbox/amend-whom.ts'
import { type Hearing, householdsNamed, mayHearOf, saidHousehold } from '../inbox/hearing.ts'
import type { Say } from '../replies/say.ts'

/** A list to choose from waits so long for its number, in milliseconds. */
const waits = 30 * 60_000
const shown = 5

/**
 * 查 王建国: the household in at most eight lines. Outside the sender's area it is as absent; where several of his fit,
 * he chooses one by its number or its village.
 */
export async function query(db: Database, hearing: Hearing, command: ParsedCommand): Promise<Say> {
  const said = command.text.trim()
  const fitting = codesMeant(hearing, command).filter((code) => mayHearOf(hearing, code))
  const choices = fitting.flatMap((code) => saidHousehold(hearing.snapshot, code) ?? [])
  const [only, ...others] = choices
  if (only === undefined) return { say: 'no-such-household', said: askedName(hearing, said) }
  if (others.length > 0) return { say: 'which-query', choices: choices.slice(0, shown), said: nameIn(said) }
  return tell(db, hearing, only.code, said)
}

function codesMeant(hearing: Hearing, { household, text }: ParsedCommand): readonly string[] {
  if (household !== null) return [household]
  const word = text.trim()
  const byCode = hearing.snapshot.household(word)
  return byCode === null ? householdsNamed(hearing, nameIn(word)) : [byCode.code]
}

// 葛长根家有几口人 asks of 葛长根; that his household is elsewhere is not said.
function askedName(hearing: Hearing, said: string): string {
  return householdsIn(hearing, said)?.name ?? said
}

/** 王建国 of 王建国家, 王建国那户 and 王建国的情况. */
function nameIn(text: string): string {
  return text
    .replace(/(?:的?(?:情况|信息|资料|家庭情况|家里情况|家情况))$/u, '')
    .replace(/(?:他家|家里|家|那户|这户|户)$/u, '')
    .trim()
}

/** The household of a number, where the last answer to this sender was a list to choose from; else null. */
export async function chosenHousehold(db: Database, hearing: Hearing): Promise<string | null> {
  const [, number] = /^([1-5])[.。、]?$/u.exec(hearing.message.text.normalize('NFKC').trim()) ?? []
  if (number === undefined) return null
  const { districtId, message, sender, now } = hearing
  const since = new Date(now.getTime() - waits)
  const last = (await lastAnswer(db, { districtId, chat: message.chat, sender: sender.userid, since })) as Say | null // only Says are kept there
  return last?.say === 'which-query' ? (last.choices[Number(number) - 1]?.code ?? null) : null
}

/** Tells of one household, as long as the sender may still hear of it. */
export async function tell(db: Database, hearing: Hearing, code: string, said: string): Promise<Say> {
  const household = saidHousehold(hearing.snapshot, code)
  if (household === null || !mayHearOf(hearing, code)) return { say: 'no-such-household', said }
  const facts = await householdFacts(db, hearing.districtId, code, hearing.today)
  if (facts === null) return { say: 'no-such-household', said }
  return { say: 'household', today: hearing.today, facts: said8(household, facts) }
}

type Facts = NonNullable<Awaited<ReturnType<typeof householdFacts>>>

function said8(household: { code: string; head: string; village: string }, facts: Facts) {
  return {
    household,
    type: facts.type,
    members: facts.members,
    income: facts.income,
    unsorted: facts.unsorted,
    perCapita: facts.perCapita,
    monitoringLine: facts.monitoringLine,
    before: facts.before,
    openCases: facts.openCases.map(
      ({ risk, step, leadOn }) => `${risk ?? '待核实'}，${labelOf('case', 'step', step)}（${leadOn} 起）`,
    ),
    measures: facts.measures,
    lastVisit: facts.lastVisit,
    work: facts.work.map(({ person, place, monthlyWage }) =>
      [person, place, monthlyWage === null ? null : `月工资 ${monthlyWage.toLocaleString('en-US')} 元`]
        .filter(Boolean)
        .join(' '),
    ),
    perhapsUnclaimed: facts.unclaimed.map((person) => `务工交通补贴（${person}）`),
  }
}
