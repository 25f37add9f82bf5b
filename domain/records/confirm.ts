import type { Database, Tx } from '../../prisma/transact.ts'
import { kinds } from '../kinds/index.ts'
import type { Source } from './reports.ts'
import { type Revised, revise } from './revise.ts'
import { placeOfHousehold, placeOfVillage, standingReport, type Which } from './which.ts'

/**
 * Confirms a report that was in doubt (to confirm): it counts from now on as it stands, its problems are solved.
 * Throws `Stale` where it does not wait to be confirmed any more.
 */
export async function confirmReport(
  db: Database,
  tx: Tx,
  source: Source,
  which: Which,
  reason: string | null,
): Promise<Revised> {
  const was = await standingReport(db, source.districtId, which, ['to-confirm'])
  const report = { ...was.report, status: 'recorded' as const }
  const [revised] = await revise(db, tx, source, [{ was, next: { report, place: was.place, problems: [] }, reason }])
  return revised as Revised // one in, one out
}

/** Where a pending report belongs. `person`: the member it is about, as the roster spells it; left out: as it stands. */
export type Belonging =
  | { readonly household: string; readonly person?: string | null }
  | { readonly villageCode: string }

/**
 * 归户: gives a pending report its household or its village; it counts from now on. Throws `Stale` where it is not
 * pending any more, `Expected` where there is no such household.
 */
export async function placeReport(
  db: Database,
  tx: Tx,
  source: Source,
  which: Which,
  belonging: Belonging,
  reason: string | null,
): Promise<Revised> {
  const was = await standingReport(db, source.districtId, which, ['pending'])
  const { districtId } = source
  const byHousehold = 'household' in belonging
  const place = byHousehold
    ? await placeOfHousehold(db, districtId, belonging.household)
    : placeOfVillage(belonging.villageCode)
  const whose = byHousehold
    ? { household: belonging.household, person: belonging.person === undefined ? was.report.person : belonging.person }
    : {}
  // A village's kind has no household, whatever was chosen.
  const told = kinds[was.report.kind].about === 'village' ? {} : whose
  const report = { ...was.report, ...told, status: 'recorded' as const }
  const [revised] = await revise(db, tx, source, [{ was, next: { report, place, problems: [] }, reason }])
  return revised as Revised // one in, one out
}
