import type { Database, Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import type { KindCode } from '../kinds/index.ts'
import type { FieldValue } from '../parse/types.ts'
import type { Problem } from '../problems.ts'
import type { KeptReport, Place, ReportStatus } from '../report.ts'
import type { Standing } from '../standing.ts'
import type { Source } from './reports.ts'
import { type Revised, revise } from './revise.ts'
import { placeOfHousehold, placeOfVillage, standingReport, type Which } from './which.ts'

/** What is to be otherwise; what is left out stays as it is. */
export interface Change {
  /** Another kind: its fields must then be given whole, with `fields` for what it has and null for what it has not. */
  readonly kind?: KindCode
  /** Household code. */
  readonly household?: string
  /** 12 digits, for kinds that are about a village. */
  readonly villageCode?: string
  /** Member's name, as the roster spells it. */
  readonly person?: string | null
  /** YYYY-MM-DD. */
  readonly date?: string
  /** Field → its right value; null takes the field out. Texts masked by the caller (`maskText`). */
  readonly fields?: Readonly<Record<string, FieldValue | null>>
}

export interface Correction {
  readonly change: Change
  /** Null where only the value was said. */
  readonly reason: string | null
  /**
   * Recorded unless the new version is in doubt itself; pending stays pending until it has its place. A console user
   * who saves has confirmed what he saved.
   */
  readonly status?: 'recorded' | 'to-confirm'
  /** What is in doubt about the new version. */
  readonly problems?: readonly Problem[]
}

/** Whether a change leaves everything as it is. */
export function changesNothing({ report, place }: Pick<Standing, 'report' | 'place'>, change: Change): boolean {
  const next = withChange(report, change)
  const same = (['kind', 'household', 'person', 'date'] as const).every((key) => next[key] === report[key])
  const village = change.villageCode === undefined || change.villageCode === place?.villageCode
  const codes = new Set([...Object.keys(next.fields), ...Object.keys(report.fields)])
  return same && village && [...codes].every((code) => next.fields[code] === report.fields[code])
}

/**
 * Puts a right version in the place of a report: recorded, to confirm or pending. The version before stays on record as
 * superseded and counts nowhere; the new one keeps its cadre and its day of recording, and what followed from the old
 * one follows from the new (`revise`).
 *
 * @returns the version before and the one that stands now. Throws `Stale` where it was changed meanwhile, `Expected`
 *   where there is no such household.
 */
export async function correctReport(
  db: Database,
  tx: Tx,
  source: Source,
  which: Which,
  correction: Correction,
): Promise<Revised> {
  const was = await standingReport(db, source.districtId, which)
  const [revised] = await correctStanding(db, tx, source, [{ was, correction }])
  return revised as Revised // one in, one out
}

/** `correctReport` for several of one message, as they were read (`standingReports`): one transaction can do it once. */
export async function correctStanding(
  db: Database,
  tx: Tx,
  source: Source,
  all: readonly { readonly was: Standing; readonly correction: Correction }[],
): Promise<readonly Revised[]> {
  const revisions = []
  for (const { was, correction } of all) {
    const { change, reason, status = 'recorded', problems = [] } = correction
    const place = await placeAfter(db, source.districtId, was, change)
    const settled: ReportStatus = place === null ? 'pending' : status
    const report = { ...withChange(was.report, change), id: newId(), status: settled }
    revisions.push({ was, next: { report, place, problems }, reason })
  }
  return revise(db, tx, source, revisions)
}

async function placeAfter(db: Database, districtId: string, was: Standing, change: Change): Promise<Place | null> {
  if (change.household !== undefined) return placeOfHousehold(db, districtId, change.household)
  return change.villageCode === undefined ? was.place : placeOfVillage(change.villageCode)
}

function withChange(report: KeptReport, { kind, household, person, date, fields = {} }: Change): KeptReport {
  const merged = Object.entries({ ...report.fields, ...fields }).flatMap(([code, value]) =>
    value === null ? [] : [[code, value] as const],
  )
  const moved = household !== undefined && household !== report.household
  return {
    id: report.id,
    kind: kind ?? report.kind,
    household: household ?? report.household,
    person: person === undefined ? report.person : person,
    date: date ?? report.date,
    fields: Object.fromEntries(merged),
    // Where a value was said is of no use once another stands in its place.
    spans: Object.fromEntries(Object.entries(report.spans).filter(([code]) => !(code in fields))),
    status: report.status,
    candidates: moved ? [] : report.candidates,
    said: moved ? null : report.said,
  }
}
