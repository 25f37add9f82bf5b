import type { Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import { maskText } from '../mask.ts'
import type { Problem } from '../problems.ts'
import { factKey, type KeptReport, type Place, type ReportStatus } from '../report.ts'
import { apply, type Before } from './apply.ts'
import { type Actor, audited } from './audit.ts'

/** Who records, from where, when, in which message. */
export interface Source {
  readonly districtId: string
  readonly actor: Actor
  /** Chat, address or command. */
  readonly origin: string
  readonly cadreId: string | null
  readonly userId?: string | null
  readonly messageId: string | null
  readonly at: Date
  /** YYYY-MM-DD in Shanghai. */
  readonly today: string
}

export interface NewReport {
  readonly report: KeptReport
  readonly place: Place | null
  readonly ordinal: number
  readonly problems: readonly Problem[]
  readonly before: Before
  /** `factKey` of this report and place, where the caller made it already. */
  readonly key?: string | null
  /** The report that says the same already: this one is kept and counts nowhere. */
  readonly duplicateOf: string | null
  /** The version before this one. */
  readonly replaces?: string
  readonly version?: number
  readonly reason?: string
}

/** What the audit tells of a report: its content, no names. */
function shown(report: KeptReport, status: ReportStatus = report.status): Record<string, unknown> {
  return { kind: report.kind, household: report.household, date: report.date, fields: report.fields, status }
}

/** A report goes on record with its problems; what counts also leads to its typed record and counts. */
export function recordReport(tx: Tx, source: Source, made: NewReport): void {
  const { districtId } = source
  const { report, place } = made
  tx.insert('Report', {
    districtId,
    id: report.id,
    messageId: source.messageId,
    ordinal: made.ordinal,
    kind: report.kind,
    householdCode: report.household,
    townCode: place?.townCode ?? null,
    villageCode: place?.villageCode ?? null,
    person: report.person,
    date: report.date,
    fields: report.fields,
    spans: report.spans,
    status: report.status,
    candidates: [...report.candidates],
    said: report.said,
    cadreId: source.cadreId,
    userId: source.userId ?? null,
    replaces: made.replaces ?? null,
    version: made.version ?? 1,
    factKey: made.key === undefined ? factKey(report, place) : made.key,
    duplicateOf: made.duplicateOf,
    reason: made.reason ?? null,
    recordedAt: source.at,
  })
  for (const problem of made.problems) recordProblem(tx, source, problem, report.id)
  if (report.status === 'recorded') countReport(tx, source, made)
  audited(tx, {
    ...auditSource(source),
    action: made.replaces ? 'report.correct' : 'report.record',
    object: 'report',
    objectId: report.id,
    after: shown(report),
    ...(made.reason === undefined ? {} : { reason: made.reason }),
  })
}

/** A problem as it was told, for `export problems` and the console. */
export function recordProblem(tx: Tx, source: Source, problem: Problem, reportId: string | null): void {
  if (source.messageId === null) return
  tx.insert('ReportProblem', {
    districtId: source.districtId,
    id: newId(),
    messageId: source.messageId,
    reportId,
    code: problem.code,
    field: problem.field,
    said: problem.said === undefined ? null : maskText(problem.said),
    message: maskText(problem.message),
    at: source.at,
  })
}

/**
 * A report that waited (pending, to confirm) is settled: its household found, or confirmed as it is. The row keeps its
 * version count, so that two who settle it at once do not both win (`Stale`).
 */
export function settleReport(
  tx: Tx,
  source: Source,
  was: KeptReport & { readonly version: number },
  made: NewReport,
): void {
  const { report, place } = made
  tx.update(
    'Report',
    { districtId: source.districtId, id: was.id, version: was.version },
    {
      householdCode: report.household,
      townCode: place?.townCode ?? null,
      villageCode: place?.villageCode ?? null,
      person: report.person,
      status: report.status,
      factKey: factKey(report, place),
      duplicateOf: made.duplicateOf,
    },
  )
  tx.updateAll('ReportProblem', { districtId: source.districtId, reportId: was.id }, { solvedAt: source.at })
  if (report.status === 'recorded') countReport(tx, source, made)
  audited(tx, {
    ...auditSource(source),
    action: 'report.settle',
    object: 'report',
    objectId: report.id,
    before: shown(was),
    after: shown(report),
  })
}

/** A version that never counted (pending, to confirm) ends, as withdrawn by its sender or replaced by a right one. */
export function endWaiting(
  tx: Tx,
  source: Source,
  was: KeptReport & { readonly version: number },
  status: 'withdrawn' | 'superseded',
): void {
  tx.update('Report', { districtId: source.districtId, id: was.id, version: was.version }, { status })
  tx.updateAll('ReportProblem', { districtId: source.districtId, reportId: was.id }, { solvedAt: source.at })
  audited(tx, {
    ...auditSource(source),
    action: status === 'withdrawn' ? 'report.withdraw' : 'report.supersede',
    object: 'report',
    objectId: was.id,
    before: shown(was),
    after: shown(was, status),
  })
}

function countReport(tx: Tx, source: Source, { report, place, before, duplicateOf }: NewReport): void {
  if (place === null || duplicateOf !== null) return
  const { districtId, cadreId, today } = source
  apply(tx, { districtId, report, place, cadreId, before, today })
}

function auditSource({ districtId, actor, origin, at }: Source): {
  districtId: string
  actor: Actor
  origin: string
  at: Date
} {
  return { districtId, actor, origin, at }
}
