import type { Database } from '../../prisma/transact.ts'
import type { Place } from '../report.ts'
import { type Standing, standingReports } from '../standing.ts'

/** A report that counts, as it stands on record. */
export interface CountedReport extends Standing {
  readonly place: Place
}

// A correction of a correction of …: nobody corrects oftener within the half hour that a question waits.
const mostVersions = 10

/**
 * The counting versions of these reports, in the order of their message: where one was replaced since, what replaced
 * it; where it was withdrawn, waits still or was told before, nothing.
 */
export async function countedReports(
  db: Database,
  districtId: string,
  ids: readonly string[],
): Promise<readonly CountedReport[]> {
  const found: CountedReport[] = []
  let wanted = [...ids]
  for (let round = 0; round < mostVersions && wanted.length > 0; round++) {
    const standing = await standingReports(db, districtId, wanted)
    found.push(...standing.flatMap(counted))
    const replaced = standing.flatMap(({ report }) => (report.status === 'superseded' ? [report.id] : []))
    if (replaced.length === 0) break
    const next = await db.prisma.report.findMany({
      where: { districtId, replaces: { in: replaced } },
      select: { id: true },
    })
    wanted = next.map(({ id }) => id)
  }
  return found.sort((a, b) => a.ordinal - b.ordinal)
}

function counted(standing: Standing): CountedReport[] {
  const { report, place, duplicateOf } = standing
  return report.status === 'recorded' && duplicateOf === null && place !== null ? [{ ...standing, place }] : []
}
