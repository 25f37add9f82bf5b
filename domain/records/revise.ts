import type { Database, Tx } from '../../prisma/transact.ts'
import { shanghaiDay } from '../calendar.ts'
import { maskText } from '../mask.ts'
import type { Problem } from '../problems.ts'
import { factKey, type KeptReport, type Place } from '../report.ts'
import { repeatsOf, type Standing } from '../standing.ts'
import { toldBefore } from '../told.ts'
import { addTyped, count, unapply } from './apply.ts'
import { audited } from './audit.ts'
import type { Counted } from './counted.ts'
import { moveEvidence } from './evidence.ts'
import { letFall } from './fallen.ts'
import { auditSource, insertReport, type Source, shown } from './reports.ts'
import { reviseCases } from './revise-cases.ts'
import { reviseVisits } from './revise-visits.ts'

/** What a report becomes. */
export interface Revision {
  /** As it was read; changed meanwhile: `Stale`, and nothing is written. */
  readonly was: Standing
  /** Null: withdrawn. The same id: settled in place (pending or to confirm); another id: a new version. */
  readonly next: {
    readonly report: KeptReport
    readonly place: Place | null
    /** Those that stay open. */
    readonly problems: readonly Problem[]
  } | null
  readonly reason?: string | null
}

export interface Revised {
  readonly was: Standing
  /** What stands now; null where it was withdrawn. */
  readonly report: KeptReport | null
  readonly place: Place | null
  /** The report that says the same and counts in its place. */
  readonly duplicateOf: string | null
}

interface Plan {
  readonly revised: readonly (Revised & Pick<Revision, 'next' | 'reason'>)[]
  /** What counted and does not any more. */
  readonly outs: readonly Counted[]
  /** What counts now. */
  readonly ins: readonly Counted[]
  /** Repeats that count now since what they repeated went, and those that repeat another now. */
  readonly moved: readonly { readonly was: Standing; readonly duplicateOf: string | null }[]
}

/**
 * Changes reports on record, all at once: withdrawn, replaced by a right version, or settled. What each version led to
 * follows: typed records, the counts of the day on which it was recorded, last visits, leads and cases, todos and
 * findings. Where the counted one of several tellings goes, the next one counts. Nothing is deleted.
 */
export async function revise(
  db: Database,
  tx: Tx,
  source: Source,
  revisions: readonly Revision[],
): Promise<readonly Revised[]> {
  const { districtId } = source
  const ids = new Set(revisions.map(({ was }) => was.report.id))
  const gone = revisions.flatMap(({ was }) => countedOf(source, was))
  const goneIds = gone.map(({ report }) => report.id)
  const repeats = (await repeatsOf(db, districtId, goneIds)).filter(({ report }) => !ids.has(report.id))
  const told = await toldBefore(
    db,
    districtId,
    revisions.map(({ next }) => next && factKey(next.report, next.place)),
  )
  for (const [key, id] of told) if (ids.has(id)) told.delete(key)
  const plan = planOf(source, revisions, repeats, told)
  for (const one of plan.revised) writeVersion(tx, source, one)
  for (const one of plan.moved) writeMoved(tx, source, one)
  for (const out of plan.outs) unapply(tx, out)
  for (const one of plan.ins) {
    addTyped(tx, one)
    count(tx, one, 1)
  }
  const successors = new Map(
    plan.revised.flatMap(({ was, report, duplicateOf }) =>
      report?.status === 'recorded' && duplicateOf === null ? [[was.report.id, report.id] as const] : [],
    ),
  )
  await reviseVisits(db, tx, plan.outs, plan.ins)
  await reviseCases(db, tx, source, plan.outs, plan.ins, successors)
  await letFall(db, tx, source, plan.revised)
  return plan.revised
}

/** A standing report as one that counts; none where it does not. */
function countedOf({ districtId }: Source, standing: Standing): Counted[] {
  const { report, place, cadreId, recordedOn, recordedAt, duplicateOf } = standing
  if (report.status !== 'recorded' || duplicateOf !== null || place === null) return []
  return [{ districtId, report, place, cadreId, today: recordedOn ?? shanghaiDay(recordedAt) }]
}

function planOf(
  source: Source,
  revisions: readonly Revision[],
  repeats: readonly Standing[],
  told: Map<string, string>,
): Plan {
  const ins: Counted[] = []
  const revised = revisions.map((revision) => {
    const { was, next } = revision
    if (next === null) return { ...revision, report: null, place: was.place, duplicateOf: null }
    const key = next.report.status === 'recorded' ? factKey(next.report, next.place) : null
    const duplicateOf = (key === null ? undefined : told.get(key)) ?? null
    if (key !== null && duplicateOf === null) told.set(key, next.report.id)
    if (next.report.status === 'recorded' && duplicateOf === null && next.place !== null) {
      const today = was.recordedOn ?? source.today
      const { districtId } = source
      ins.push({ districtId, report: next.report, place: next.place, cadreId: was.cadreId, today })
    }
    return { ...revision, report: next.report, place: next.place, duplicateOf }
  })
  const outs = revisions.flatMap(({ was }) => countedOf(source, was))
  const moved: { was: Standing; duplicateOf: string | null }[] = []
  for (const { report, place } of outs) {
    const mine = repeats.filter(({ duplicateOf }) => duplicateOf === report.id)
    // A new version that says the same goes on counting for its repeats; else the first of them counts itself.
    const key = factKey(report, place)
    const heir = (key === null ? undefined : told.get(key)) ?? mine[0]?.report.id
    for (const was of mine) {
      const counts = was.report.id === heir
      moved.push({ was, duplicateOf: counts ? null : (heir ?? null) })
      if (counts) ins.push(...countedOf(source, { ...was, duplicateOf: null }))
    }
  }
  return { revised, outs, ins, moved }
}

function writeVersion(tx: Tx, source: Source, one: Plan['revised'][number]): void {
  const { was, next } = one
  const reason = one.reason ? maskText(one.reason) : null
  const key = { districtId: source.districtId, id: was.report.id, version: was.report.version }
  if (next === null) tx.update('Report', key, { status: 'withdrawn', reason })
  else if (next.report.id === was.report.id) writeSettled(tx, source, { ...one, reason }, next)
  else {
    tx.update('Report', key, { status: 'superseded' })
    insertReport(tx, source, {
      ...next,
      ordinal: was.ordinal,
      duplicateOf: one.duplicateOf,
      replaces: was.report.id,
      version: was.report.version + 1,
      reason,
      cadreId: was.cadreId,
      recordedOn: was.recordedOn,
    })
    moveEvidence(tx, source.districtId, was.report.id, next.report)
  }
  solve(tx, source, was, next?.report.id === was.report.id ? next.problems : [])
  const status = next === null ? 'withdrawn' : next.report.status
  audited(tx, {
    ...auditSource(source),
    action: next === null ? 'report.withdraw' : next.report.id === was.report.id ? 'report.settle' : 'report.correct',
    object: 'report',
    objectId: next?.report.id ?? was.report.id,
    before: { id: was.report.id, ...shown(was.report) },
    after: shown(next?.report ?? was.report, status),
    ...(reason === null ? {} : { reason }),
  })
}

function writeSettled(
  tx: Tx,
  source: Source,
  { was, reason = null, duplicateOf }: Plan['revised'][number],
  { report, place }: NonNullable<Revision['next']>,
): void {
  tx.update(
    'Report',
    { districtId: source.districtId, id: was.report.id, version: was.report.version },
    {
      householdCode: report.household,
      townCode: place?.townCode ?? null,
      villageCode: place?.villageCode ?? null,
      person: report.person,
      status: report.status,
      factKey: factKey(report, place),
      duplicateOf,
      reason,
      recordedOn: report.status === 'recorded' ? (was.recordedOn ?? source.today) : was.recordedOn,
    },
  )
}

/** Problems are solved but those that stay open. */
function solve(tx: Tx, { districtId, at }: Source, was: Standing, open: readonly Problem[]): void {
  const reportId = was.report.id
  if (open.length === 0) tx.updateAll('ReportProblem', { districtId, reportId }, { solvedAt: at })
  const same = (one: Problem) => (other: Problem) => one.code === other.code && one.field === other.field
  for (const problem of open.length === 0 ? [] : was.problems) {
    if (open.some(same(problem)) || problem.field === null) continue
    const { code, field } = problem
    tx.updateAll('ReportProblem', { districtId, reportId, code, field }, { solvedAt: at })
  }
}

function writeMoved(tx: Tx, source: Source, { was, duplicateOf }: Plan['moved'][number]): void {
  const { id, version } = was.report
  tx.update('Report', { districtId: source.districtId, id, version }, { duplicateOf })
  if (duplicateOf !== null) return
  audited(tx, {
    ...auditSource(source),
    action: 'report.settle',
    object: 'report',
    objectId: id,
    before: { ...shown(was.report), duplicateOf: was.duplicateOf },
    after: { ...shown(was.report), duplicateOf },
    reason: '原来计数的那一条已更正或撤回',
  })
}
