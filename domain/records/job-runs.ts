import type { Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import { audited } from './audit.ts'

/** What one run of an act did; kept and shown. */
export interface JobCounts {
  /** Addressees taken up by this run. */
  readonly claimed: number
  /** Messages put into the outbox. */
  readonly sent: number
  /** Addressees left out: nothing is due, or they were told already. */
  readonly skipped: number
  /** Of those taken up, how many cannot be reached yet (未接通): their message waits. */
  readonly unreached: number
  /** Addressees whose message could not be made or kept; tried again alone. */
  readonly failed: number
}

export interface JobRunMade {
  readonly districtId: string
  readonly job: string
  readonly period: string
  readonly startedAt: Date
  readonly endedAt: Date
  readonly counts: JobCounts
  /** Why the whole run failed; null where it went through. */
  readonly trouble: string | null
}

/** A run goes on record with its counts. */
export function recordRun(tx: Tx, made: JobRunMade): void {
  const id = newId()
  tx.insert('JobRun', {
    districtId: made.districtId,
    id,
    job: made.job,
    period: made.period,
    startedAt: made.startedAt,
    endedAt: made.endedAt,
    counts: made.counts,
    trouble: made.trouble,
  })
  audited(tx, {
    districtId: made.districtId,
    actor: { kind: 'job', id: made.job },
    action: 'job.run',
    object: 'job',
    objectId: made.period,
    after: made.counts,
    outcome: made.trouble === null ? 'done' : 'refused',
    reason: made.trouble,
    at: made.endedAt,
  })
}
