import type { Database, Tx } from '../../prisma/transact.ts'
import { countVisited } from './apply.ts'
import { type Counted, isVisit } from './counted.ts'

interface VisitMade {
  readonly household: string
  readonly reportId: string
  /** YYYY-MM-DD. */
  readonly visitedOn: string
  /** The day whose counts it belongs to, YYYY-MM-DD. */
  readonly recordedOn: string
  readonly villageCode: string
}

const reading = `SELECT v."householdCode" AS household, v."reportId"::text AS "reportId", v."visitedOn"::text AS "visitedOn",
  coalesce(r."recordedOn", (r."recordedAt" AT TIME ZONE 'Asia/Shanghai')::date)::text AS "recordedOn", v."villageCode" AS "villageCode"
FROM "Visit" v JOIN "Report" r ON r."districtId" = v."districtId" AND r."id" = v."reportId"
WHERE v."districtId" = $1 AND v."householdCode" = ANY($2) AND v."live"`

/**
 * Visits that go and come: the households' last visit is found anew, and the first visit of a month (which counts its
 * household as visited) may be another, or none.
 */
export async function reviseVisits(
  db: Database,
  tx: Tx,
  outs: readonly Counted[],
  ins: readonly Counted[],
): Promise<void> {
  const gone = outs.filter(({ report }) => isVisit(report))
  const come = ins.filter(({ report }) => isVisit(report))
  const all = [...gone, ...come]
  const [first] = all
  if (first === undefined) return
  const { districtId } = first
  const households = [...new Set(all.flatMap(({ report }) => report.household ?? []))]
  const but = gone.map(({ report }) => report.id)
  const losing = new Set(gone.map(({ report }) => report.household))
  for (const code of losing) {
    if (code !== null) tx.visited({ districtId, code, lastVisitOn: null, lastVisitBy: null }, but)
  }
  for (const { report, cadreId } of come) {
    if (report.household === null) continue
    tx.visited({ districtId, code: report.household, lastVisitOn: report.date, lastVisitBy: cadreId })
  }
  const { rows } = await db.pool.query<VisitMade>(reading, [districtId, households])
  const after = [...rows.filter(({ reportId }) => !but.includes(reportId)), ...come.map(madeOf)]
  const months = new Set(all.map(({ report }) => `${report.household} ${report.date.slice(0, 7)}`))
  for (const at of months) {
    const [household = '', month = ''] = at.split(' ')
    const [was, now] = [firstOf(rows, household, month), firstOf(after, household, month)]
    if (was?.recordedOn === now?.recordedOn && was?.villageCode === now?.villageCode) continue
    if (was) countVisited(tx, districtId, was.villageCode, was.recordedOn, -1)
    if (now) countVisited(tx, districtId, now.villageCode, now.recordedOn, 1)
  }
}

function madeOf({ report, place, today }: Counted): VisitMade {
  return {
    household: report.household ?? '',
    reportId: report.id,
    visitedOn: report.date,
    recordedOn: today,
    villageCode: place.villageCode,
  }
}

/** The visit that counted its household as visited: the first recorded of the month's own, within that month. */
function firstOf(visits: readonly VisitMade[], household: string, month: string): VisitMade | null {
  const of = visits.filter(
    (visit) => visit.household === household && visit.visitedOn.startsWith(month) && visit.recordedOn.startsWith(month),
  )
  return of.reduce<VisitMade | null>((best, one) => (best && best.recordedOn <= one.recordedOn ? best : one), null)
}
