import type { Database } from '../prisma/transact.ts'
import type { KindCode } from './kinds/index.ts'
import type { FieldValue, Span } from './parse/types.ts'
import { type Problem, problemCodes } from './problems.ts'
import type { KeptReport, Place, ReportStatus } from './report.ts'

/** One version of a report as it stands on record, whatever its status. */
export interface Standing {
  readonly report: KeptReport & { readonly version: number }
  readonly place: Place | null
  readonly ordinal: number
  readonly messageId: string | null
  readonly cadreId: string | null
  /** YYYY-MM-DD: the day whose counts hold it; null while it waits. */
  readonly recordedOn: string | null
  readonly recordedAt: Date
  /** The report that says the same and counts in its place. */
  readonly duplicateOf: string | null
  /** Those that are not solved yet. */
  readonly problems: readonly Problem[]
}

/** How a report's row is read so that `standingOf` can make it out. */
export const withProblems = { problems: { where: { solvedAt: null }, orderBy: { seq: 'asc' } } } as const

interface ReportRow {
  readonly id: string
  readonly kind: string
  readonly householdCode: string | null
  readonly villageCode: string | null
  readonly townCode: string | null
  readonly person: string | null
  readonly date: Date
  readonly fields: unknown
  readonly spans: unknown
  readonly status: string
  readonly candidates: string[]
  readonly said: string | null
  readonly version: number
  readonly ordinal: number
  readonly messageId: string | null
  readonly cadreId: string | null
  readonly recordedOn: Date | null
  readonly recordedAt: Date
  readonly duplicateOf: string | null
  readonly problems: readonly { code: string; field: string | null; said: string | null; message: string }[]
}

/** The reports of these ids, in the order received. */
export async function standingReports(
  db: Database,
  districtId: string,
  ids: readonly string[],
): Promise<readonly Standing[]> {
  if (ids.length === 0) return []
  const rows = await db.prisma.report.findMany({
    where: { districtId, id: { in: [...ids] } },
    include: withProblems,
    orderBy: { seq: 'asc' },
  })
  return rows.map(standingOf)
}

/** Recorded reports that say what one of these said first: the earliest told first. */
export async function repeatsOf(
  db: Database,
  districtId: string,
  ids: readonly string[],
): Promise<readonly Standing[]> {
  if (ids.length === 0) return []
  const counted = await db.prisma.report.findMany({
    where: { districtId, id: { in: [...ids] }, factKey: { not: null } },
    select: { factKey: true },
  })
  const rows = await db.prisma.report.findMany({
    // By the key, which has an index; a repeat has the key of what it repeats.
    where: {
      districtId,
      factKey: { in: counted.flatMap(({ factKey }) => factKey ?? []) },
      duplicateOf: { in: [...ids] },
      status: 'recorded',
    },
    include: withProblems,
    orderBy: { seq: 'asc' },
  })
  return rows.map(standingOf)
}

/** A report's row as it stands. */
export function standingOf(row: ReportRow): Standing {
  const { villageCode, townCode } = row
  const report = {
    id: row.id,
    kind: row.kind as KindCode, // written from a KeptReport, and by nothing else
    household: row.householdCode,
    person: row.person,
    date: row.date.toISOString().slice(0, 10),
    fields: row.fields as Record<string, FieldValue>, // written from a KeptReport, and by nothing else
    spans: row.spans as Record<string, Span>, // as above
    status: row.status as ReportStatus, // a checked column
    candidates: row.candidates,
    said: row.said,
    version: row.version,
  }
  return {
    report,
    place: villageCode === null || townCode === null ? null : { villageCode, townCode },
    ordinal: row.ordinal,
    messageId: row.messageId,
    cadreId: row.cadreId,
    recordedOn: row.recordedOn?.toISOString().slice(0, 10) ?? null,
    recordedAt: row.recordedAt,
    duplicateOf: row.duplicateOf,
    problems: row.problems.flatMap(problemOf),
  }
}

function problemOf(row: ReportRow['problems'][number]): Problem[] {
  const code = problemCodes.find((known) => known === row.code)
  if (code === undefined) return []
  const said = row.said === null ? {} : { said: row.said }
  return [{ code, report: null, field: row.field, message: row.message, ...said }]
}
