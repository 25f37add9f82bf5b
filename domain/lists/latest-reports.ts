import type { Database } from '../../prisma/transact.ts'

/** A report as far as a picture that follows it needs to know it. */
export interface LatestReport {
  readonly id: string
  readonly kind: string
  readonly household: string | null
}

/**
 * The reports of this sender's latest message that told any, in their order, told at or after `since`: of a household
 * where one is given. What was withdrawn or replaced counts no more; what waits for an answer does.
 */
export async function latestReports(
  db: Database,
  districtId: string,
  cadreId: string,
  since: Date,
  household?: string,
): Promise<readonly LatestReport[]> {
  const rows = await db.prisma.report.findMany({
    where: {
      districtId,
      cadreId,
      recordedAt: { gte: since },
      status: { in: ['recorded', 'to-confirm', 'pending'] },
      ...(household === undefined ? {} : { householdCode: household }),
    },
    select: { id: true, kind: true, householdCode: true, messageId: true, ordinal: true },
    orderBy: { seq: 'desc' },
    take: 30,
  })
  return rows
    .filter(({ messageId }) => messageId === rows[0]?.messageId)
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ id, kind, householdCode }) => ({ id, kind, household: householdCode }))
}
