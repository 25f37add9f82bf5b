import type { Ask } from '../../domain/asks.ts'
import { kinds } from '../../domain/kinds/index.ts'
import { visitedBeside } from '../../domain/lists/amendable.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import type { Problem } from '../../domain/problems.ts'
import { changesNothing, correctStanding } from '../../domain/records/correct.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import type { Revised } from '../../domain/records/revise.ts'
import type { KeptReport } from '../../domain/report.ts'
import type { Standing } from '../../domain/standing.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { NotAmended, Owed, SaidReport, Say } from '../replies/say.ts'
import { saidProblem } from './act-report.ts'
import type { Reading } from './amend-read.ts'
import { without } from './ask-first.ts'
import { type Hearing, householdChoices, notVisited, owedOf, sourceOf, villageChoices } from './hearing.ts'
import { type Open, stillOpen } from './open-question.ts'
import { saidRevised } from './settle.ts'
import { doubts, questionsFor } from './status.ts'

/** A report and what it should be. */
export interface Edit {
  readonly was: Standing
  readonly reading: Reading
}

/** Corrects reports as they were read; the new versions are checked as new reports are. Gives what to answer. */
export async function carryOut(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  edits: readonly Edit[],
): Promise<Say> {
  const bad = edits.flatMap(({ reading }) => reading.problems).find(({ code }) => code === 'bad-value')
  const changed = edits.filter(({ was, reading }) => !changesNothing(was, reading.change))
  const [first] = edits
  if (changed.length === 0) {
    if (bad) return notAmended(hearing, 'bad-value', null, bad.message)
    return notAmended(hearing, first ? 'same' : 'not-read', first?.was ?? null)
  }
  const corrections = changed.map(({ was, reading: { change, problems } }) => {
    const doubtful = problems.some(({ code }) => doubts.some((doubt) => doubt === code))
    const status = doubtful ? ('to-confirm' as const) : ('recorded' as const)
    return { was, correction: { change, reason: null, status, problems } }
  })
  const revised = await correctStanding(db, tx, sourceOf(hearing), corrections)
  const problems = changed.flatMap(({ reading }, report) => reading.problems.map((problem) => ({ ...problem, report })))
  const question = await reask(db, tx, hearing, open, revised, freshQuestions(hearing, revised, changed))
  return {
    say: 'outcome',
    today: hearing.today,
    lead: 'corrected',
    reports: revised.map((one) => ({ ...saidRevised(hearing, one), was: wasOf(hearing, one) })),
    problems: problems.map(saidProblem),
    question,
    owed: await owedAfter(db, hearing, revised),
  }
}

/** Nothing was done, and why. `report`: the one that was meant. */
export function notAmended(
  hearing: Hearing,
  why: NotAmended,
  report: Standing | null,
  said: string | null = null,
): Say {
  return { say: 'not-amended', today: hearing.today, why, said, report: report && saidStanding(hearing, report) }
}

export function saidStanding(hearing: Hearing, was: Standing): SaidReport {
  return saidRevised(hearing, { was, report: was.report, place: was.place, duplicateOf: null })
}

/** What a correction changed, as it was before; '' where nothing was said. */
function wasOf(hearing: Hearing, { was, report, place }: Revised): Record<string, FieldValue> {
  const before: Record<string, FieldValue> = {}
  if (report === null) return before
  for (const code of new Set([...Object.keys(was.report.fields), ...Object.keys(report.fields)])) {
    const old = was.report.fields[code]
    if (old !== report.fields[code]) before[code] = old ?? ''
  }
  // Whether it lies in Henan or beyond follows from the place.
  if (before.place !== undefined) delete before.destination
  if (was.report.date !== report.date) before.date = was.report.date
  if (was.report.household !== report.household) {
    const head = was.report.household && hearing.snapshot.household(was.report.household)?.head
    before.household = head ?? was.report.said ?? ''
  } else if (was.report.person !== report.person) before.person = was.report.person ?? ''
  if (kinds[report.kind].about === 'village' && was.place?.villageCode !== place?.villageCode) {
    before.village = was.place ? hearing.snapshot.villageName(was.place.villageCode) : ''
  }
  return before
}

function freshQuestions(hearing: Hearing, revised: readonly Revised[], edits: readonly Edit[]): Ask[] {
  const reports = revised.map(({ report }, index) => ({ report, problems: edits[index]?.reading.problems ?? [] }))
  return questionsAbout(hearing, reports)
}

/** The questions that reports on record need, as those of new ones do (status.ts). */
export function questionsAbout(
  hearing: Hearing,
  reports: readonly { readonly report: KeptReport | null; readonly problems: readonly Problem[] }[],
): Ask[] {
  return questionsFor(
    reports.flatMap(({ report, problems }) => {
      if (report === null || report.status === 'recorded') return []
      const { said, ...kept } = report
      const parsed = { ...kept, village: null, ...(said === null ? {} : { said }) }
      const choices = householdChoices(hearing, report.candidates)
      return [
        { id: report.id, report: parsed, status: report.status, problems, choices, villages: villageChoices(hearing) },
      ]
    }),
  )
}

/**
 * Asks anew after reports have changed: what was asked about them is asked no more, what else was asked stays behind
 * the new questions. Gives the question to show, where it is another than before.
 */
export async function reask(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  revised: readonly Revised[],
  fresh: readonly Ask[],
): Promise<Ask | null> {
  const gone = revised.map(({ was }) => was.report.id)
  const before = open === null ? [] : open.answered ? open.asked.rest : [open.asked.now, ...open.asked.rest]
  // A field's question knows its report's later versions itself.
  const touched = before.some((ask) => ask.ask !== 'field' && ask.reportIds.some((id) => gone.includes(id)))
  if (!touched && fresh.length === 0 && !open?.answered) return null
  const left = before.flatMap((ask) => (ask.ask === 'field' ? [ask] : without([ask], gone)))
  const [now, ...rest] = [...fresh, ...(await stillOpen(db, hearing.districtId, left))]
  const end = open?.answered ? 'answered' : 'aside'
  if (open !== null) handledQuestion(tx, hearing.districtId, open.questionId, end, hearing.now)
  if (now === undefined) return null
  openQuestion(tx, hearing, { ...open?.asked, now, rest })
  return now
}

/** What the sender still owes this month where a correction or a withdrawal has changed it; null where it has not. */
export async function owedAfter(db: Database, hearing: Hearing, revised: readonly Revised[]): Promise<Owed | null> {
  const month = hearing.today.slice(0, 7)
  const own = new Set(hearing.snapshot.own(hearing.sender.userid))
  const before = new Set(notVisited(hearing))
  const after = new Set(before)
  for (const { was } of revised) {
    const { kind, household, date } = was.report
    if (kind !== 'visit' || household === null || !own.has(household) || !date.startsWith(month)) continue
    const but = revised.map((one) => one.was.report.id)
    if (!(await visitedBeside(db, hearing.districtId, household, month, but))) after.add(household)
  }
  for (const { report } of revised) {
    const counts = report?.kind === 'visit' && report.status === 'recorded' && report.date.startsWith(month)
    if (counts && report.household !== null) after.delete(report.household)
  }
  const same = after.size === before.size && [...after].every((code) => before.has(code))
  return same
    ? null
    : owedOf(
        hearing,
        [...own].filter((code) => after.has(code)),
      )
}
