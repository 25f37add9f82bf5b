import type { Database, Tx } from '../../prisma/transact.ts'
import type { Standing } from '../standing.ts'
import type { Source } from './reports.ts'
import { revise } from './revise.ts'
import { standingReport, type Which } from './which.ts'

/**
 * Takes a report back, whether it counted, waits to be confirmed or waits for its household. It stays on record as
 * withdrawn and counts nowhere; what it led to follows (`revise`).
 *
 * @param reason why, for the audit; null where a cadre said only 撤回.
 * @returns the report as it stood. Throws `Stale` where it was changed or withdrawn meanwhile.
 */
export async function withdrawReport(
  db: Database,
  tx: Tx,
  source: Source,
  which: Which,
  reason: string | null,
): Promise<Standing> {
  const was = await standingReport(db, source.districtId, which)
  await revise(db, tx, source, [{ was, next: null, reason }])
  return was
}
