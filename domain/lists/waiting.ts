import type { Database } from '../../prisma/transact.ts'
import { isKind } from '../kinds/index.ts'
import type { FieldValue, Span } from '../parse/types.ts'
import { type Problem, problemCodes } from '../problems.ts'
import type { KeptReport, Place, ReportStatus } from '../report.ts'

/** A report that waits for an answer, as it stands on record. */
export interface WaitingReport {
  readonly report: KeptReport & { readonly version: number }
  readonly place: Place | null
  readonly ordinal: number
  readonly messageId: string | null
  /** Those that are not solved yet. */
  readonly problems: readonly Problem[]
}

/** The reports of these ids that still wait (pending or to confirm), in the order of their message. */
export async function waitingReports(
  db: Database,
  districtId: string,
  ids: readonly string[],
): Promise<readonly WaitingReport[]> {
  const rows = await db.prisma.report.findMany({
    where: { districtId, id: { in: [...ids] }, status: { in: ['pending', 'to-confirm'] } },
    include: { problems: { where: { solvedAt: null }, orderBy: { seq: 'asc' } } },
    orderBy: [{ ordinal: 'asc' }],
  })
  return rows.flatMap((row) => {
    if (!isKind(row.kind)) return []
    const place =
      row.villageCode === null || row.townCode === null
        ? null
        : { villageCode: row.villageCode, townCode: row.townCode }
    const report = {
      id: row.id,
      kind: row.kind,
      household: row.householdCode,
      person: row.person,
      date: row.date.toISOString().slice(0, 10),
      fields: row.fields as Record<string, FieldValue>, // written from a ParsedReport, and by nothing else
      spans: row.spans as Record<string, never> as Record<string, Span>, // as above
      status: row.status as ReportStatus, // a checked column
      candidates: row.candidates,
      said: row.said,
      version: row.version,
    }
    return [
      { report, place, ordinal: row.ordinal, messageId: row.messageId, problems: row.problems.flatMap(problemOf) },
    ]
  })
}

function problemOf(row: { code: string; field: string | null; said: string | null; message: string }): Problem[] {
  const code = problemCodes.find((known) => known === row.code)
  if (code === undefined) return []
  return [
    { code, report: null, field: row.field, message: row.message, ...(row.said === null ? {} : { said: row.said }) },
  ]
}
