import type { Ask } from '../../domain/asks.ts'
import { fieldOf } from '../../domain/kinds/index.ts'
import { type WaitingReport, waitingOf } from '../../domain/lists/waiting.ts'
import { handledQuestion, openQuestion } from '../../domain/records/questions.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import { questionsAbout, saidStanding } from '../inbox/amend-carry.ts'
import { choiceOf } from '../inbox/amend-correct.ts'
import { without } from '../inbox/ask-first.ts'
import type { Hearing } from '../inbox/hearing.ts'
import { openQuestionOf, stillOpen } from '../inbox/open-question.ts'
import type { Say } from '../replies/say.ts'

/** Chat corrects no older report (contract/chat.md, 'Turns'), in milliseconds. */
const lately = 40 * 86_400_000
/** As many as a number may choose from. */
const shown = 5

/** The sender's own reports that still wait for 是 or for their household. */
export function waitingLately(db: Database, { districtId, sender, now }: Hearing): Promise<readonly WaitingReport[]> {
  return waitingOf(db, districtId, sender.id, new Date(now.getTime() - lately))
}

/**
 * 待确认: several doubts as one list, which one 是 confirms; a single one, or what lacks its household, is asked as it
 * was when it was told.
 */
export async function waitingList(db: Database, tx: Tx, hearing: Hearing): Promise<Say> {
  const nothing = { say: 'waiting', today: hearing.today, question: null, count: 0, pending: 0 } as const
  if (hearing.message.group) return { ...nothing, why: 'group' }
  const all = await waitingLately(db, hearing)
  const doubtful = all.filter(({ report }) => report.status === 'to-confirm')
  const listed = doubtful.length > 1 ? doubtful.slice(0, shown) : []
  const choices = listed.map((was) => choiceOf(hearing, was, doubtfulField(was)))
  const list: Ask[] =
    listed.length === 0 ? [] : [{ ask: 'confirm-all', reportIds: listed.map(({ report }) => report.id), choices }]
  const later = all.filter((one) => !listed.includes(one))
  const [question, ...rest] = [...list, ...questionsAbout(hearing, later)]
  if (question === undefined) return { ...nothing, why: 'none' }
  await reopen(db, tx, hearing, question, rest, all)
  if (listed.length > 0) return { ...nothing, question, count: doubtful.length, pending: all.length - doubtful.length }
  const reports = all.map((was) => saidStanding(hearing, was))
  const outcome = { say: 'outcome', today: hearing.today, lead: 'record', problems: [], owed: null } as const
  return { ...outcome, reports, question }
}

const doubtfulField = ({ report, problems }: WaitingReport) => {
  const code = problems.find((one) => one.code === 'implausible-amount')?.field ?? null
  return code === null ? null : (fieldOf(report.kind, code) ?? null)
}

// What is asked now about other things waits behind.
async function reopen(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  now: Ask,
  rest: readonly Ask[],
  all: readonly WaitingReport[],
): Promise<void> {
  const open = openQuestionOf(hearing)
  const ids = all.map(({ report }) => report.id)
  const before = open === null ? [] : without([open.asked.now, ...open.asked.rest], ids)
  if (open !== null) handledQuestion(tx, hearing.districtId, open.questionId, 'aside', hearing.now)
  openQuestion(tx, hearing, { now, rest: [...rest, ...(await stillOpen(db, hearing.districtId, before))] })
}
