import type { Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import { maskText } from '../mask.ts'
import type { Problem } from '../problems.ts'
import { factKey, type KeptReport, type Place, type ReportStatus } from '../report.ts'
import { apply, type Before, type Recorded } from './apply.ts'
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
  /** Whose report it is, where that is not the source's cadre. */
  readonly cadreId?: string | null
}

/** What the audit tells of a report: its content, no names. */
export function shown(report: KeptReport, status: ReportStatus = report.status): Record<string, unknown> {
  return { kind: report.kind, household: report.household, date: report.date, fields: report.fields, status }
}

/** A report goes on record with its problems; what counts also leads to its typed record and counts. */
export function recordReport(tx: Tx, source: Source, made: NewReport): void {
  recordReports(tx, source, [made])
}

/** The reports of one message go on record: together, since two of them may lead to one case or be one visit. */
export function recordReports(tx: Tx, source: Source, all: readonly NewReport[]): void {
  for (const made of all) {
    insertReport(tx, source, made)
    audited(tx, {
      ...auditSource(source),
      action: 'report.record',
      object: 'report',
      objectId: made.report.id,
      after: shown(made.report),
    })
  }
  const { districtId, today } = source
  apply(
    tx,
    all.flatMap(({ report, place, before, duplicateOf, cadreId = source.cadreId }): Recorded[] =>
      report.status === 'recorded' && place !== null && duplicateOf === null
        ? [{ districtId, report, place, cadreId, before, today }]
        : [],
    ),
  )
}

/** A version as its row says it. */
export interface Version extends Omit<NewReport, 'before'> {
  readonly replaces?: string
  readonly version?: number
  readonly reason?: string | null
  /** The day whose counts hold it, where that is not the source's day. */
  readonly recordedOn?: string | null
}

/** The row of a report and of its problems, and nothing else. */
export function insertReport(tx: Tx, source: Source, made: Version): void {
  const { report, place } = made
  tx.insert('Report', {
    districtId: source.districtId,
    id: report.id,
    messageId: source.messageId,
    ordinal: made.ordinal,
    kind: report.kind,
    householdCode: report.household,
    townCode: place?.townCode ?? null,
    villageCode: place?.villageCode ?? null,
    person: report.person === null ? null : maskText(report.person),
    date: report.date,
    fields: report.fields,
    spans: report.spans,
    status: report.status,
    candidates: [...report.candidates],
    said: report.said,
    cadreId: made.cadreId === undefined ? source.cadreId : made.cadreId,
    userId: source.userId ?? null,
    replaces: made.replaces ?? null,
    version: made.version ?? 1,
    factKey: made.key === undefined ? factKey(report, place) : made.key,
    duplicateOf: made.duplicateOf,
    reason: made.reason ? maskText(made.reason) : null,
    recordedAt: source.at,
    recordedOn: made.recordedOn ?? (report.status === 'recorded' ? source.today : null),
  })
  for (const problem of made.problems) recordProblem(tx, source, problem, report.id)
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

export function auditSource({ districtId, actor, origin, at }: Source): {
  districtId: string
  actor: Actor
  origin: string
  at: Date
} {
  return { districtId, actor, origin, at }
}
