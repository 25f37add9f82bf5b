import type { Database } from '../../prisma/transact.ts'
import { Stale } from '../../prisma/transact.ts'
import { Expected } from '../errors.ts'
import type { Place, ReportStatus } from '../report.ts'
import { type Standing, standingReports } from '../standing.ts'

/** A report to be changed: its id, and the version at which it was seen, where someone looked at it first. */
export interface Which {
  readonly id: string
  readonly version?: number
}

/**
 * Reads a report that is to be changed. Throws `Stale` where it stands at another version than was seen, or is not in
 * a status in which this can be done; `Expected` where there is none.
 */
export async function standingReport(
  db: Database,
  districtId: string,
  { id, version }: Which,
  statuses: readonly ReportStatus[] = ['recorded', 'to-confirm', 'pending'],
): Promise<Standing> {
  const [found] = await standingReports(db, districtId, [id])
  if (found === undefined) throw new Expected('没有这一条报告，请回到列表重新打开')
  const { report } = found
  if ((version !== undefined && version !== report.version) || !statuses.includes(report.status)) {
    throw new Stale('the report was changed meanwhile')
  }
  return found
}

/** The village and town of a household on the roster. Throws `Expected` where there is none of that code. */
export async function placeOfHousehold(db: Database, districtId: string, code: string): Promise<Place> {
  const found = await db.prisma.household.findUnique({
    where: { districtId_code: { districtId, code } },
    select: { villageCode: true, townCode: true },
  })
  if (found === null) throw new Expected(`没有编号 ${code} 的户，请核对户编号`)
  return found
}

/** A village by its 12 digits: its town's code is the first nine. */
export const placeOfVillage = (code: string): Place => ({ villageCode: code, townCode: code.slice(0, 9) })
