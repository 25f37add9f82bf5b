import { correctStanding } from '../../domain/records/correct.ts'
import { type Standing, standingReports } from '../../domain/standing.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import { type Hearing, sourceOf } from './hearing.ts'

/**
 * Gives up a correction that was in doubt: what counted before it counts again, as a new version. Gives that report;
 * null where what waits is no correction of something that counted, and nothing is done.
 */
export async function backToBefore(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  waiting: readonly Standing[],
): Promise<Standing | null> {
  const [was, ...others] = waiting
  if (was === undefined || others.length > 0) return null
  const { districtId } = hearing
  const row = await db.prisma.report.findUnique({
    where: { districtId_id: { districtId, id: was.report.id } },
    select: { replaces: true },
  })
  const [before] = row?.replaces ? await standingReports(db, districtId, [row.replaces]) : []
  // Its day of recording is kept with a version that counted.
  if (before === undefined || before.recordedOn === null) return null
  const { household, person, date, fields } = before.report
  const gone = Object.keys(was.report.fields).filter((code) => fields[code] === undefined)
  const change = {
    ...(household === null ? {} : { household }),
    ...(before.place === null || household !== null ? {} : { villageCode: before.place.villageCode }),
    person,
    date,
    fields: { ...fields, ...Object.fromEntries(gone.map((code) => [code, null])) },
  }
  await correctStanding(db, tx, sourceOf(hearing), [{ was, correction: { change, reason: null } }])
  return before
}
