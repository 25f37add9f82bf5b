import { kinds } from '../../domain/kinds/index.ts'
import type { WaitingReport } from '../../domain/lists/waiting.ts'
import type { Problem } from '../../domain/problems.ts'
import { type Revised, revise } from '../../domain/records/revise.ts'
import type { KeptReport, Place } from '../../domain/report.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { SaidReport } from '../replies/say.ts'
import { saidReport } from './act-report.ts'
import { type Hearing, placeOf, sourceOf } from './hearing.ts'
import { doubts } from './status.ts'

/** What an answer settles: whose it is, or that it is as it was understood. */
export type Settlement =
  | { readonly household: string }
  | { readonly village: string }
  | { readonly confirmed: 'all' }
  | { readonly confirmed: (typeof doubts)[number]; readonly field: string | null }

export interface Settled {
  /** Id of the version that was asked about. */
  readonly from: string
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
  const revisions = waiting.map((was) => {
    const problems = was.problems.filter((problem) => staysDoubtful(problem, by))
    const report = reportBy(hearing, was, by, problems.length > 0)
    return { was, next: { report, place: placeBy(hearing, was, by), problems } }
  })
  const revised = await revise(db, tx, sourceOf(hearing), revisions)
  return revised.map((one) => ({ from: one.was.report.id, said: saidRevised(hearing, one), corrected: false }))
}

/** What stands after a revision (what was withdrawn: as it stood), as an answer shows it. */
export function saidRevised(hearing: Hearing, { was, report, place, duplicateOf }: Revised): SaidReport {
  const shown = report ?? { ...was.report, status: 'withdrawn' as const }
  const village =
    kinds[shown.kind].about === 'village' && place ? hearing.snapshot.villageName(place.villageCode) : null
  return saidReport(hearing, shown, village, duplicateOf !== null)
}

function placeBy(hearing: Hearing, { place }: WaitingReport, by: Settlement): Place | null {
  if ('household' in by) return placeOf(hearing, by.household, null)
  if ('village' in by) return { villageCode: by.village, townCode: by.village.slice(0, 9) }
  return place
}

function staysDoubtful({ code, field }: Problem, by: Settlement): boolean {
  if (!doubts.some((doubt) => doubt === code)) return false
  if ('household' in by) return code !== 'name-by-sound'
  if (!('confirmed' in by)) return true
  return by.confirmed !== 'all' && !(by.confirmed === code && (by.field === null || by.field === field))
}

function reportBy(hearing: Hearing, { report }: WaitingReport, by: Settlement, doubtful: boolean): KeptReport {
  const status = doubtful ? 'to-confirm' : 'recorded'
  if (!('household' in by)) return { ...report, status }
  return { ...report, status, household: by.household, person: personIn(hearing, by.household, report) }
}

/**
 * The name that was said, where the household has such a member. Else its head, as where only the head is named; but of
 * whose work or training it is, a household's name tells nothing.
 */
export function personIn({ snapshot }: Hearing, code: string, { kind, said, person }: KeptReport): string | null {
  const household = snapshot.household(code)
  if (household === null) return null
  const name = said ?? person
  if (name !== null && household.members.includes(name)) return name
  return kinds[kind].about === 'person' ? null : household.head
}
