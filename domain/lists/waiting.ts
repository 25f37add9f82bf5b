import type { Database } from '../../prisma/transact.ts'
import { type Standing, standingOf, withProblems } from '../standing.ts'

/** A report that waits for an answer, as it stands on record. */
export type WaitingReport = Standing

/** No list of what waits is longer. */
const most = 50

/** What this cadre told at or after `since` that still waits (pending or to confirm), in the order received. */
export async function waitingOf(
  db: Database,
  districtId: string,
  cadreId: string,
  since: Date,
): Promise<readonly WaitingReport[]> {
  const rows = await db.prisma.report.findMany({
    where: { districtId, cadreId, status: { in: ['pending', 'to-confirm'] }, recordedAt: { gte: since } },
    include: withProblems,
    orderBy: { seq: 'desc' },
    take: most,
  })
  return rows.map(standingOf).reverse()
}

/** The reports of these ids that still wait (pending or to confirm), in the order of their message. */
export async function waitingReports(
  db: Database,
  districtId: string,
  ids: readonly string[],
): Promise<readonly WaitingReport[]> {
  const rows = await db.prisma.report.findMany({
    where: { districtId, id: { in: [...ids] }, status: { in: ['pending', 'to-confirm'] } },
    include: withProblems,
    orderBy: [{ ordinal: 'asc' }],
  })
  return rows.map(standingOf)
}
