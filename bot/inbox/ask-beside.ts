import type { Ask } from '../../domain/asks.ts'
import { waitingReports } from '../../domain/lists/waiting.ts'
import type { Database } from '../../prisma/transact.ts'
import type { SaidReport } from '../replies/say.ts'
import { saidStanding } from './amend-carry.ts'
import type { Hearing } from './hearing.ts'

/** The waiting reports that a confirmation is about, where the answer shows none of them: whose 45,000 is asked about. */
export async function askedBeside(
  db: Database,
  hearing: Hearing,
  question: Ask | undefined,
  shown: readonly SaidReport[],
): Promise<readonly SaidReport[]> {
  if (question?.ask !== 'confirm') return []
  const known = new Set(shown.map(({ id }) => id))
  const waiting = await waitingReports(db, hearing.districtId, question.reportIds)
  return waiting.filter(({ report }) => !known.has(report.id)).map((was) => saidStanding(hearing, was))
}
