import type { Database } from '../../prisma/transact.ts'
import { isKind } from '../kinds/index.ts'
import type { FieldValue, Span } from '../parse/types.ts'
import type { KeptReport, Place } from '../report.ts'

/** A report that counts, as it stands on record. */
export interface CountedReport {
  readonly report: KeptReport & { readonly version: number }
  readonly place: Place
  readonly ordinal: number
  readonly messageId: string | null
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
    const rows = await db.prisma.report.findMany({ where: { districtId, id: { in: wanted } } })
    found.push(...rows.flatMap(countedOf))
    const replaced = rows.flatMap(({ id, status }) => (status === 'superseded' ? [id] : []))
    const next = await db.prisma.report.findMany({
      where: { districtId, replaces: { in: replaced } },
      select: { id: true },
    })
    wanted = replaced.length === 0 ? [] : next.map(({ id }) => id)
  }
  return found.sort((a, b) => a.ordinal - b.ordinal)
}

type Row = Awaited<ReturnType<Database['prisma']['report']['findMany']>>[number]

function countedOf(row: Row): CountedReport[] {
  const { kind, villageCode, townCode } = row
  if (row.status !== 'recorded' || row.duplicateOf !== null || !isKind(kind)) return []
  if (villageCode === null || townCode === null) return []
  const report = {
    id: row.id,
    kind,
    household: row.householdCode,
    person: row.person,
    date: row.date.toISOString().slice(0, 10),
    fields: row.fields as Record<string, FieldValue>, // written from a ParsedReport, and by nothing else
    spans: row.spans as Record<string, never> as Record<string, Span>, // as above
    status: 'recorded',
    candidates: row.candidates,
    said: row.said,
    version: row.version,
  } as const
  return [{ report, place: { villageCode, townCode }, ordinal: row.ordinal, messageId: row.messageId }]
}
