import type { Database } from '../../prisma/transact.ts'
import { type Standing, standingOf, withProblems } from '../standing.ts'

/** A report that waits for an answer, as it stands on record. */
export type WaitingReport = Standing

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
