import type { Database } from '../../prisma/transact.ts'

/** Whether a village's 月排查 of a month (YYYY-MM) is not reported yet. */
export async function checkOwed(
  db: Database,
  districtId: string,
  villageCode: string,
  month: string,
): Promise<boolean> {
  const done = await db.prisma.villageMonth.findFirst({
    where: { districtId, villageCode, month, step: 'check', live: true },
    select: { reportId: true },
  })
  return done === null
}
