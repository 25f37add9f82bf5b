import { type Ask, asked } from '../../domain/asks.ts'
import { isKind, type KindCode } from '../../domain/kinds/index.ts'
import { keptBefore } from '../../domain/lists/evidence.ts'
import { latestReports } from '../../domain/lists/latest-reports.ts'
import { parse } from '../../domain/parse/read.ts'
import { giveEvidence, keepEvidence, type Proves, provesNothing } from '../../domain/records/evidence.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import { quotedReports } from './amend-quote.ts'
import { askFirst, endAsking } from './ask-first.ts'
import { type Hearing, householdChoices, householdToldTo, sourceOf } from './hearing.ts'
import type { Open } from './open-question.ts'
import type { Answer } from './turn.ts'

/** A picture is evidence of what was reported within this time before it, in milliseconds (contract/chat.md, 'Turns'). */
const recently = 30 * 60_000

/** What pictures prove, and how an answer names it. */
interface Target {
  readonly proves: Proves
  readonly kind: KindCode | null
}

type WhosePicture = Extract<Ask, { ask: 'whose-picture' }>

/**
 * Pictures with no report in their words: evidence of the household that the words name, else of the sender's last
 * report within half an hour; else it is asked whose they are, and what was asked before is asked again afterwards.
 */
export async function actEvidence(db: Database, tx: Tx, hearing: Hearing, open: Open | null): Promise<Say> {
  const { pictures, broken, refused } = hearing.brought
  const says = { say: 'evidence', count: pictures.length, known: 0, broken, refused, today: hearing.today } as const
  if (pictures.length === 0) return { ...says, household: null, kind: null, question: null }
  const quoted = await quotedOwn(db, hearing)
  if (quoted.length > 0) {
    const [report, ...others] = firstsOf(quoted)
    evidenceOfReports(tx, hearing, quoted)
    const one = report !== undefined && others.length === 0
    const household = one && report.household !== null ? householdToldTo(hearing, report.household, null) : null
    return { ...says, household, kind: one ? kindOf(report.kind) : null, question: null }
  }
  const caption = captionOf(hearing)
  const target =
    caption.candidates.length > 0
      ? null
      : caption.household === null
        ? await lastReported(db, hearing)
        : await targetAt(db, hearing, caption.household)
  if (target !== null) {
    const known = await keepNew(db, tx, hearing, target.proves)
    const before = caption.household === null ? [] : await takeWaiting(db, tx, hearing, open, target.proves)
    const count = pictures.length + before.length
    return { ...says, count, known, household: namedIn(hearing, target), kind: target.kind, question: null }
  }
  const ids = pictures.map((picture) => keepEvidence(tx, sourceOf(hearing), picture, provesNothing))
  const question = askWhose(tx, hearing, open, ids, caption.candidates)
  return { ...says, count: question.evidenceIds.length, household: null, kind: null, question }
}

const namedIn = (hearing: Hearing, { proves: { household } }: Target) =>
  household === null ? null : householdToldTo(hearing, household, null)

/**
 * The sender's own reports that the message quotes, at any time (contract/chat.md, 'Turns'); of several those of the
 * household that its words name, where they name one.
 */
async function quotedOwn(db: Database, hearing: Hearing): Promise<readonly Told[]> {
  const found = (await quotedReports(db, hearing)) ?? []
  const own = found.filter(({ cadreId, report }) => cadreId === hearing.sender.id && report.status !== 'withdrawn')
  const all = own.map(({ report: { id, household, kind } }) => ({ id, household, kind }))
  const { household } = captionOf(hearing)
  const named = all.filter((report) => household !== null && report.household === household)
  return named.length > 0 ? named : all
}

/** Pictures beside words that mean something else (a question, a command): kept for what was quoted or told last. */
export async function keepBeside(db: Database, tx: Tx, hearing: Hearing): Promise<void> {
  const quoted = await quotedOwn(db, hearing)
  if (quoted.length > 0) {
    evidenceOfReports(tx, hearing, quoted)
    return
  }
  const target = await lastReported(db, hearing)
  await keepNew(db, tx, hearing, target?.proves ?? provesNothing)
}

/** Pictures that waited to know whose they are: these words tell it. */
async function takeWaiting(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  proves: Proves,
): Promise<readonly string[]> {
  const asking = open?.asked.now
  if (open === null || asking?.ask !== 'whose-picture') return []
  giveEvidence(tx, sourceOf(hearing), asking.evidenceIds, proves)
  await endAsking(db, tx, hearing, open, 'answered')
  return asking.evidenceIds
}

/** Opens the question whose these pictures are, together with those that wait for the same answer. */
function askWhose(
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  ids: readonly string[],
  candidates: readonly string[],
): WhosePicture {
  const before = open?.asked.now
  const waiting = before?.ask === 'whose-picture' ? before.evidenceIds : []
  const question: WhosePicture = {
    ask: 'whose-picture',
    reportIds: [],
    evidenceIds: [...waiting, ...ids],
    choices: householdChoices(hearing, candidates),
  }
  askFirst(tx, hearing, open, question)
  return question
}

/** Keeps the pictures of the message, but those that prove the same already; gives how many these were. */
async function keepNew(db: Database, tx: Tx, hearing: Hearing, proves: Proves): Promise<number> {
  const { pictures } = hearing.brought
  const hashes = pictures.map(({ hash }) => hash)
  const before = new Set(await keptBefore(db, hearing.districtId, hashes, proves))
  let known = 0
  for (const picture of pictures) {
    if (before.has(picture.hash)) known += 1
    else keepEvidence(tx, sourceOf(hearing), picture, proves)
    before.add(picture.hash)
  }
  return known
}

/**
 * The household that the words beside a picture name (王建国家的房子), read as those of a visit, or those that they may
 * mean. Neither where they name nobody.
 */
function captionOf({ message, sender, snapshot }: Hearing): {
  readonly household: string | null
  readonly candidates: readonly string[]
} {
  if (message.text.trim() === '') return { household: null, candidates: [] }
  const words = { id: message.id, from: sender.userid, at: message.at.toISOString(), text: `走访 ${message.text}` }
  const { reports } = parse(words, snapshot.roster, snapshot.words(sender))
  const named = new Set(reports.flatMap(({ household }) => household ?? []))
  const [only] = named
  if (only !== undefined) return named.size === 1 ? { household: only, candidates: [] } : several([...named])
  return several(reports.flatMap(({ candidates = [] }) => candidates))
}

const several = (candidates: readonly string[]) => ({ household: null, candidates: [...new Set(candidates)] })

async function lastReported(db: Database, { districtId, sender, now }: Hearing): Promise<Target | null> {
  const reports = await latestReports(db, districtId, sender.id, new Date(now.getTime() - recently))
  // Of several of one household the first told what it was about; of several households the last is the last report.
  const oneHousehold = new Set(reports.map(({ household }) => household)).size === 1
  const report = oneHousehold ? reports[0] : reports.at(-1)
  if (report === undefined) return null
  return { proves: { reportId: report.id, household: report.household }, kind: kindOf(report.kind) }
}

async function targetAt(db: Database, { districtId, sender, now }: Hearing, household: string): Promise<Target> {
  const [report] = await latestReports(db, districtId, sender.id, new Date(now.getTime() - recently), household)
  return { proves: { reportId: report?.id ?? null, household }, kind: report ? kindOf(report.kind) : null }
}

const kindOf = (kind: string): KindCode | null => (isKind(kind) ? kind : null)

/** A report that was recorded while its message was handled. */
export interface Told {
  readonly id: string
  readonly household: string | null
  readonly kind: string
}

/**
 * Pictures beside reports that are told in the same message prove these: one row for each household. Pictures that
 * waited to know whose they are go with the one household that is told of. Gives how many prove something now.
 */
export function evidenceOfReports(tx: Tx, hearing: Hearing, reports: readonly Told[]): number {
  const { pictures } = hearing.brought
  const firsts = firstsOf(reports)
  for (const { id: reportId, household } of firsts) {
    for (const picture of pictures) keepEvidence(tx, sourceOf(hearing), picture, { reportId, household })
  }
  const [only, ...others] = firsts
  const waiting = others.length === 0 && only?.household ? waitingPictures(hearing) : []
  if (only) giveEvidence(tx, sourceOf(hearing), waiting, { reportId: only.id, household: only.household })
  return pictures.length + waiting.length
}

/** Of each household, and of each kind that is about none, the report that was told first. */
function firstsOf(reports: readonly Told[]): readonly Told[] {
  const firsts = new Map<string, Told>()
  for (const report of reports) {
    const about = report.household ?? report.kind
    if (!firsts.has(about)) firsts.set(about, report)
  }
  return [...firsts.values()]
}

function waitingPictures({ known: { question }, now, parsed }: Hearing): readonly string[] {
  if (question === null || parsed.intent !== 'report' || new Date(question.until) < now) return []
  const { data } = asked.safeParse(question.ask)
  return data?.now.ask === 'whose-picture' ? data.now.evidenceIds : []
}

/** An answer to the question whose the pictures are; null where the words name nobody, and so mean something else. */
export async function answerWhose(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open,
  ask: WhosePicture,
  answer: Answer | null,
): Promise<Say | null> {
  const says = { say: 'evidence', count: ask.evidenceIds.length, known: 0, refused: [], today: hearing.today } as const
  const end = (how: 'answered' | 'cancelled'): Promise<Ask | null> => endAsking(db, tx, hearing, open, how)
  if (answer?.answer === 'cancel') {
    return { ...says, household: null, kind: null, question: await end('cancelled'), left: true }
  }
  const chosen = answer?.answer === 'choice' ? (ask.choices[answer.number - 1]?.code ?? null) : null
  if (answer?.answer === 'choice' && chosen === null) return { say: 'ask-again', question: ask }
  const named = chosen === null ? captionOf(hearing) : { household: chosen, candidates: [] }
  if (named.household === null) {
    if (named.candidates.length === 0) return null
    const question = { ...ask, choices: householdChoices(hearing, named.candidates) }
    handledQuestion(tx, hearing.districtId, open.questionId, 'answered', hearing.now)
    openQuestion(tx, hearing, { ...open.asked, now: question })
    return { ...says, household: null, kind: null, question }
  }
  const target = await targetAt(db, hearing, named.household)
  giveEvidence(tx, sourceOf(hearing), ask.evidenceIds, target.proves)
  return { ...says, household: namedIn(hearing, target), kind: target.kind, question: await end('answered') }
}
