import { householdFacts } from '../../domain/lists/household-facts.ts'
import type { ParsedCommand } from '../../domain/parse/types.ts'
import type { Database } from '../../prisma/transact.ts'
import { type Hearing, householdsNamed, mayHearOf, saidHousehold } from '../inbox/hearing.ts'
import type { Say } from '../replies/say.ts'

/**
 * 查 王建国: the household in at most eight lines. Outside the sender's area it is as absent; where several of his fit,
 * he is told to name the village too.
 */
export async function query(db: Database, hearing: Hearing, command: ParsedCommand): Promise<Say> {
  const said = command.text.trim()
  const codes = command.household === null ? householdsNamed(hearing, said) : [command.household]
  const fitting = codes.filter((code) => mayHearOf(hearing, code))
  const choices = fitting.flatMap((code) => saidHousehold(hearing.snapshot, code) ?? [])
  const [only, ...others] = choices
  if (only === undefined) return { say: 'no-such-household', said }
  if (others.length > 0) return { say: 'which-query', choices: choices.slice(0, 5), said }
  const facts = await householdFacts(db, hearing.districtId, only.code, hearing.today)
  if (facts === null) return { say: 'no-such-household', said }
  return { say: 'household', today: hearing.today, facts: said8(only, facts) }
}

type Facts = NonNullable<Awaited<ReturnType<typeof householdFacts>>>

function said8(household: { code: string; head: string; village: string }, facts: Facts) {
  return {
    household,
    type: facts.type,
    members: facts.members,
    income: facts.income,
    perCapita: facts.perCapita,
    monitoringLine: facts.monitoringLine,
    openCases: facts.openCases.map(({ risk, leadOn }) => `${risk ?? '线索'}（${leadOn}）`),
    measures: facts.measures,
    lastVisit: facts.lastVisit,
    work: facts.work.map(({ person, place, monthlyWage }) =>
      [person, place, monthlyWage === null ? null : `月工资 ${monthlyWage.toLocaleString('en-US')} 元`]
        .filter(Boolean)
        .join(' '),
    ),
    perhapsUnclaimed: [],
  }
}
