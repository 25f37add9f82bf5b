import { kinds } from '../../domain/kinds/index.ts'
import { toldBefore } from '../../domain/lists/told.ts'
import type { WaitingReport } from '../../domain/lists/waiting.ts'
import { settleReport } from '../../domain/records/reports.ts'
import { factKey, type KeptReport, type Place } from '../../domain/report.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { SaidReport } from '../replies/say.ts'
import { beforeOf, duplicateAmong, saidReport } from './act-report.ts'
import { type Hearing, placeOf, sourceOf } from './hearing.ts'
import { doubts } from './status.ts'

/** What an answer settles: whose it is, or that it is as it was understood. */
export type Settlement =
  | { readonly household: string }
  | { readonly village: string }
  | { readonly confirmed: (typeof doubts)[number]; readonly field: string | null }

export interface Settled {
  readonly said: SaidReport
  readonly corrected: boolean
}

/** Settles the waiting reports of one question; what is still in doubt about them keeps them to confirm. */
export async function settle(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  waiting: readonly WaitingReport[],
  by: Settlement,
): Promise<Settled[]> {
  const found = waiting.map((one) => ({ one, place: placeBy(hearing, one, by), report: reportBy(hearing, one, by) }))
  const keys = found.map(({ report, place }) => factKey(report, place))
  const told = await toldBefore(db, hearing.districtId, keys)
  return found.map(({ one, place, report }) => {
    const duplicateOf = duplicateAmong(told, report, place)
    settleReport(tx, sourceOf(hearing), one.report, {
      report,
      place,
      ordinal: one.ordinal,
      problems: [],
      before: beforeOf(hearing, report.household),
      duplicateOf,
    })
    const village =
      kinds[report.kind].about === 'village' && place ? hearing.snapshot.villageName(place.villageCode) : null
    return { said: saidReport(hearing, report, village, duplicateOf !== null), corrected: false }
  })
}

function placeBy(hearing: Hearing, { place }: WaitingReport, by: Settlement): Place | null {
  if ('household' in by) return placeOf(hearing, by.household, null)
  if ('village' in by) return { villageCode: by.village, townCode: by.village.slice(0, 9) }
  return place
}

function reportBy(hearing: Hearing, { report, problems }: WaitingReport, by: Settlement): KeptReport {
  const doubtful = problems.some(({ code, field }) => {
    if (!doubts.some((doubt) => doubt === code)) return false
    if ('household' in by) return code !== 'name-by-sound'
    return !('confirmed' in by && by.confirmed === code && (by.field === null || by.field === field))
  })
  const status = doubtful ? 'to-confirm' : 'recorded'
  if (!('household' in by)) return { ...report, status }
  return { ...report, status, household: by.household, person: personIn(hearing, by.household, report) }
}

// The name that was said, where the household has such a member. Else its head, as where only the head is named; but of
// whose work or training it is, a household's name tells nothing.
function personIn({ snapshot }: Hearing, code: string, { kind, said, person }: KeptReport): string | null {
  const household = snapshot.household(code)
  if (household === null) return null
  const name = said ?? person
  if (name !== null && household.members.includes(name)) return name
  return kinds[kind].about === 'person' ? null : household.head
}
