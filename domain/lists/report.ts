import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import type { Span } from '../parse/types.ts'
import { type ChangeShown, changesOf } from './changes.ts'
import { type EvidenceShown, evidenceOfReports } from './evidence.ts'
import { isId, type ReportRow, reportsOf } from './reports.ts'

/** One version of a fact, with what its page needs beyond the list. */
export interface ReportShown extends ReportRow {
  readonly version: number
  readonly townCode: string | null
  /** Households that could be meant, while it is pending: those the parser found, else its cadre's own; at most ten. */
  readonly candidates: readonly { readonly code: string; readonly head: string; readonly villageCode: string }[]
  /** What was told to the sender about it, and is not solved yet. */
  readonly problems: readonly string[]
  /** The message it was understood from; null for a version that was made in the console. */
  readonly message: MessageShown | null
  /** Every version of this fact that is on record, the newest first, this one too. */
  readonly versions: readonly ReportRow[]
  readonly changes: readonly ChangeShown[]
  /** Pictures that prove it, of any version. */
  readonly pictures: readonly EvidenceShown[]
}

export interface MessageShown {
  readonly id: string
  /** Numbers masked sign by sign. */
  readonly masked: string
  readonly quoted: string | null
  readonly at: Date
  readonly inGroup: boolean
  /** Field → where in the normalised text; `household` and `date` are keys, too. */
  readonly spans: Readonly<Record<string, Span>>
  /** What the robot answered, where it went out. */
  readonly answers: readonly string[]
}

// A fact's versions hang together by `replaces`, both ways; the recursion stops where the chain ends.
const chain = `WITH RECURSIVE back AS (
  SELECT r."id", r."replaces" FROM "Report" r WHERE r."districtId" = $1 AND r."id" = $2::uuid
  UNION SELECT r."id", r."replaces" FROM "Report" r JOIN back b ON r."districtId" = $1 AND r."id" = b."replaces"),
forth AS (
  SELECT $2::uuid AS "id"
  UNION SELECT r."id" FROM "Report" r JOIN forth f ON r."districtId" = $1 AND r."replaces" = f."id")
SELECT "id"::text FROM back UNION SELECT "id"::text FROM forth`

/** A report as its page shows it; null where there is none of this id in the asker's area. */
export async function reportOf(db: Database, asker: Asker, id: string): Promise<ReportShown | null> {
  if (!isId(id)) return null
  const { districtId } = asker
  const found = await db.pool.query<{ id: string }>(chain, [districtId, id])
  const versions = await reportsOf(
    db,
    asker,
    found.rows.map((row) => row.id),
  )
  const own = versions.find((row) => row.id === id)
  const kept = await db.prisma.report.findUnique({
    where: { districtId_id: { districtId, id } },
    include: { message: true, problems: { where: { solvedAt: null }, orderBy: { seq: 'asc' } } },
  })
  if (own === undefined || kept === null) return null
  const [candidates, changes, answers, pictures] = await Promise.all([
    kept.status === 'pending' ? couldBe(db, districtId, kept) : [],
    changesOf(db, districtId, 'report', id),
    kept.messageId === null ? [] : answersTo(db, districtId, kept.messageId),
    evidenceOfReports(
      db,
      asker,
      versions.map((row) => row.id),
    ),
  ])
  const { message } = kept
  return {
    ...own,
    version: kept.version,
    townCode: kept.townCode,
    candidates,
    problems: kept.problems.map((problem) => problem.message),
    versions,
    changes,
    pictures,
    message:
      message === null
        ? null
        : {
            id: message.id,
            masked: message.masked,
            quoted: message.quoted,
            at: message.at,
            inGroup: message.inGroup,
            spans: kept.spans as Record<string, never> as Record<string, Span>, // written from a ParsedReport alone
            answers,
          },
  }
}

async function couldBe(
  db: Database,
  districtId: string,
  kept: { readonly candidates: string[]; readonly cadreId: string | null },
): Promise<ReportShown['candidates']> {
  const { candidates, cadreId } = kept
  const own = { assignments: { some: { cadreId: cadreId ?? '', toOn: null } } }
  if (candidates.length === 0 && cadreId === null) return []
  const found = await db.prisma.household.findMany({
    where: { districtId, ...(candidates.length > 0 ? { code: { in: candidates } } : own) },
    select: { code: true, headName: true, villageCode: true },
    orderBy: { code: 'asc' },
    take: 10,
  })
  return found.map(({ code, headName, villageCode }) => ({ code, head: headName, villageCode }))
}

async function answersTo(db: Database, districtId: string, messageId: string): Promise<readonly string[]> {
  const rows = await db.prisma.outbox.findMany({
    where: { districtId, messageId, text: { not: null } },
    orderBy: { seq: 'asc' },
    select: { text: true },
  })
  return rows.flatMap(({ text }) => text ?? [])
}
