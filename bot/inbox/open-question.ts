import { type Ask, type Asked, asked } from '../../domain/asks.ts'
import { countedReports } from '../../domain/lists/counted.ts'
import { type WaitingReport, waitingReports } from '../../domain/lists/waiting.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Hearing } from './hearing.ts'

/** A question that waits for an answer, and what is asked after it. */
export interface Open {
  readonly questionId: string
  readonly asked: Asked
  /** This message has answered what is asked now: only what was to be asked next still waits. */
  readonly answered?: true
}

/** The open question of this sender in this chat, where its time has not passed. */
export function openQuestionOf({ known, now }: Hearing): Open | null {
  if (!known.question || new Date(known.question.until) < now) return null
  const read = asked.safeParse(known.question.ask)
  return read.success ? { questionId: known.question.id, asked: read.data } : null
}

/** A table that would change many households by a 是 is put aside where something else is told: the 是 may mean that. */
const falls: ReadonlySet<Ask['ask']> = new Set(['import'])

/** These are about reports that wait: of one that was settled or withdrawn meanwhile nothing is to be asked. */
const ofWaiting: ReadonlySet<Ask['ask']> = new Set([
  'which-household',
  'which-village',
  'confirm',
  'confirm-all',
  'value',
])

/**
 * Of what was to be asked next what still has something to ask: what it is about may have been settled, told whole or
 * withdrawn meanwhile, at the console or in another chat.
 */
export async function stillOpen(db: Database, districtId: string, asks: readonly Ask[]): Promise<Ask[]> {
  const ids = asks.flatMap(({ ask, reportIds }) => (ofWaiting.has(ask) ? reportIds : []))
  const waiting = ids.length === 0 ? [] : await waitingReports(db, districtId, ids)
  const unsettled = new Set(waiting.map(({ report }) => report.id))
  const open: Ask[] = []
  for (const one of asks) {
    const reportIds = ofWaiting.has(one.ask) ? one.reportIds.filter((id) => unsettled.has(id)) : one.reportIds
    const gone = reportIds.length === 0 && one.reportIds.length > 0
    if (!gone && (one.ask !== 'field' || (await isLacking(db, districtId, one)))) open.push(aboutOnly(one, reportIds))
  }
  return open
}

/** A question of these reports alone; those that it shows to choose from go with them. */
export function aboutOnly(ask: Ask, reportIds: string[]): Ask {
  if (ask.ask !== 'confirm-all') return { ...ask, reportIds }
  return { ...ask, reportIds, choices: ask.choices.filter(({ id }) => reportIds.includes(id)) }
}

async function isLacking(
  db: Database,
  districtId: string,
  { reportIds, field }: Extract<Ask, { ask: 'field' }>,
): Promise<boolean> {
  const counted = await countedReports(db, districtId, reportIds)
  return counted.some(({ report }) => report.fields[field] === undefined)
}

/**
 * What is still to be asked of what was asked before new reports came, the gravest first. What these tell once more,
 * of the same person, need not be asked any more.
 */
export async function stillToAsk(db: Database, hearing: Hearing, open: Open): Promise<Ask[]> {
  const all = [open.asked.now, ...open.asked.rest].filter(({ ask }) => !falls.has(ask))
  // A field is asked of what counts already: nothing of it waits, and the database need not be asked.
  if (all.every(({ ask }) => ask === 'field')) return all
  const waiting = await waitingReports(
    db,
    hearing.districtId,
    all.flatMap(({ reportIds }) => reportIds),
  )
  const unsettled = new Set(waiting.map(({ report }) => report.id))
  const retold = new Set(waiting.filter((was) => isRetold(hearing, was)).map(({ report }) => report.id))
  return all.filter(
    ({ ask, reportIds }) =>
      reportIds.length === 0 || reportIds.some((id) => !retold.has(id) && (unsettled.has(id) || !ofWaiting.has(ask))),
  )
}

function isRetold({ parsed }: Hearing, { report }: WaitingReport): boolean {
  if (report.household === null) return false
  return parsed.reports.some(
    ({ kind, household, person }) => kind === report.kind && household === report.household && person === report.person,
  )
}
