import type { Asked } from '../../domain/asks.ts'
import { newId } from '../../domain/ids.ts'
import { maskText } from '../../domain/mask.ts'
import type { ParsedReport } from '../../domain/parse/types.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import { type NewReport, recordProblem, recordReports } from '../../domain/records/reports.ts'
import { factKey, type KeptReport } from '../../domain/report.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { SaidLine, SaidProblem, SaidReport, SaidStatus, Say } from '../replies/say.ts'
import { type Counted, fieldQuestion, lackingOf } from './ask-fields.ts'
import {
  type Hearing,
  householdChoices,
  householdToldTo,
  notVisited,
  owedOf,
  placeOf,
  sourceOf,
  villageChoices,
} from './hearing.ts'
import { withGuess, withNickname } from './nickname.ts'
import { openQuestionOf, stillToAsk } from './open-question.ts'
import type { Unread } from './relay.ts'
import { problemsOf, type Questionable, questionsFor, statusOf } from './status.ts'

interface Weighed extends Questionable {
  readonly made: NewReport
  readonly said: SaidReport
}

/** Of so many reports of one message a field is asked, one after another; of a copied list of one. */
const mostFields = 3

/**
 * Reports go on record, each with its status; what is in doubt is asked, the gravest first; where nothing is, a field
 * that one of them lacks. Gives what to answer.
 */
export async function actReport(db: Database, tx: Tx, heard: Hearing): Promise<Say> {
  const hearing = withNickname(heard)
  const { parsed, known } = hearing
  const source = sourceOf(hearing)
  const owedBefore = notVisited(hearing)
  const told = new Map(known.told)
  const weighed = parsed.reports.map((report, index) => weigh(hearing, report, index, told))
  recordReports(
    tx,
    source,
    weighed.map(({ made }) => made),
  )
  for (const problem of parsed.problems) if (problem.report === null) recordProblem(tx, source, problem, null)
  const made = weighed.map((one) => one.made)
  const doubtful = questionsFor(weighed).map((ask) => withGuess(hearing, ask))
  const field = doubtful.length > 0 ? null : await fieldQuestion(db, hearing, made.flatMap(counted))
  const [question, ...rest] = field === null ? doubtful : [field]
  const most = hearing.relay ? 1 : mostFields
  const lacking = lackingOf(hearing, made)
    .map(({ report }) => report.id)
    .slice(0, most)
  await askBeside(db, tx, hearing, question ? { now: question, rest, lacking } : null)
  return {
    say: 'outcome',
    today: hearing.today,
    lead: 'record',
    reports: weighed.map(({ said }) => said),
    problems: parsed.problems.map(saidProblem),
    question: question ?? null,
    owed: owedAfter(hearing, owedBefore, weighed),
    ...(hearing.relay ? { unread: hearing.relay.unread.map(saidLine) } : {}),
  }
}

/**
 * Opens what new reports ask. What was asked before rests: it waits as it did where they ask nothing, else it is asked
 * after them, but for a field, which nobody is asked for twice.
 */
async function askBeside(db: Database, tx: Tx, hearing: Hearing, fresh: Asked | null): Promise<void> {
  const { known, districtId, now } = hearing
  const open = openQuestionOf(hearing)
  const left = open === null ? [] : await stillToAsk(db, hearing, open)
  const same = open !== null && left.length === 1 + open.asked.rest.length
  if (fresh === null && same) return
  if (known.question) handledQuestion(tx, districtId, known.question.id, open === null ? 'passed' : 'aside', now)
  if (fresh !== null) {
    openQuestion(tx, hearing, { ...fresh, rest: [...fresh.rest, ...left.filter(({ ask }) => ask !== 'field')] })
    return
  }
  const [next, ...rest] = left
  if (next && open) openQuestion(tx, hearing, { ...open.asked, now: next, rest })
}

const counted = ({ report, place, duplicateOf }: NewReport): Counted[] =>
  report.status === 'recorded' && duplicateOf === null && place !== null ? [{ report, place }] : []

const saidLine = ({ number, text }: Unread): SaidLine => ({ number, text: maskText(text.slice(0, 200)) })

export function saidProblem({
  code,
  report,
  field,
  said,
  message,
}: Hearing['parsed']['problems'][number]): SaidProblem {
  return { code, report, field, said: said === undefined ? null : maskText(said), message: maskText(message) }
}

function weigh(hearing: Hearing, report: ParsedReport, index: number, told: Map<string, string>): Weighed {
  const problems = problemsOf(index, hearing.parsed.reports, hearing.parsed.problems)
  const place = placeOf(hearing, report.household, report.village)
  const status = statusOf(report, problems, place !== null)
  const kept = keptOf(report, status)
  const key = factKey(kept, place)
  const duplicateOf = duplicateOfKey(told, kept, key)
  const own = hearing.parsed.problems.filter((problem) => problem.report === index)
  const made: NewReport = {
    report: kept,
    place,
    ordinal: index,
    problems: own,
    before: beforeOf(hearing, report.household),
    key,
    duplicateOf,
    ...signedBy(hearing, index, report.household),
  }
  return {
    id: kept.id,
    report,
    status,
    problems,
    choices: status === 'pending' ? householdChoices(hearing, report.candidates ?? []) : [],
    villages: status === 'pending' ? villageChoices(hearing) : [],
    made,
    said: saidReport(hearing, kept, report.village, duplicateOf !== null),
  }
}

// A line of a list that another cadre signed, of a household of his, is his own report.
function signedBy({ relay, snapshot }: Hearing, index: number, household: string | null): { cadreId?: string } {
  const signer = relay?.signed.get(index)
  if (signer === undefined || household === null || !snapshot.own(signer.userid).includes(household)) return {}
  return { cadreId: signer.id }
}

function keptOf(report: ParsedReport, status: KeptReport['status']): KeptReport {
  return {
    id: newId(),
    kind: report.kind,
    household: report.household,
    person: report.person,
    date: report.date,
    fields: maskedFields(report.fields),
    spans: report.spans,
    status,
    candidates: report.candidates ?? [],
    said: report.said === undefined ? null : maskText(report.said),
  }
}

// An ID or telephone in a remark stays in the encrypted message alone: no record, answer or audit holds it.
export function maskedFields(fields: ParsedReport['fields']): ParsedReport['fields'] {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskText(value) : value,
  ])
  return Object.fromEntries(entries) as ParsedReport['fields'] // the same names, values of the same types
}

/** The report that told the same fact first, in this message or before; a new recorded fact is remembered. */
function duplicateOfKey(told: Map<string, string>, report: KeptReport, key: string | null): string | null {
  if (key === null || report.status !== 'recorded') return null
  const first = told.get(key)
  if (first === undefined) told.set(key, report.id)
  return first ?? null
}

export function beforeOf({ known }: Hearing, household: string | null): NewReport['before'] {
  if (household === null) return { lastVisitOn: null, openCase: null }
  return {
    lastVisitOn: known.lastVisits.get(household) ?? null,
    openCase: known.openCases.get(household) ?? null,
  }
}

/** A kept report as an answer shows it. */
export function saidReport(hearing: Hearing, kept: KeptReport, village: string | null, known: boolean): SaidReport {
  return {
    id: kept.id,
    kind: kept.kind,
    household: kept.household === null ? null : householdToldTo(hearing, kept.household, kept.person, kept.said),
    person: kept.person,
    village,
    date: kept.date,
    fields: kept.fields,
    status: saidStatus(kept.status),
    known,
  }
}

function saidStatus(status: KeptReport['status']): SaidStatus {
  return status === 'superseded' ? 'withdrawn' : status
}

// Only where this message changed it: repeating the same list under every answer would not be read.
function owedAfter(hearing: Hearing, before: readonly string[], weighed: readonly Weighed[]) {
  const month = hearing.today.slice(0, 7)
  const visited = new Set(
    weighed.flatMap(({ made: { report } }) =>
      report.kind === 'visit' && report.status === 'recorded' && report.date.startsWith(month)
        ? [report.household]
        : [],
    ),
  )
  const left = before.filter((code) => !visited.has(code))
  return left.length === before.length ? null : owedOf(hearing, left)
}
