import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { isId } from './reports.ts'
import { ownCadres, type Where, where } from './where.ts'

/** A picture as pages show it. */
export interface EvidenceShown {
  readonly id: string
  readonly hash: string
  readonly mime: string
  readonly at: Date
  /** From the picture itself. */
  readonly takenAt: Date | null
  readonly place: { readonly latitude: number; readonly longitude: number } | null
  readonly cadre: string | null
  readonly reportId: string | null
  /** The report's kind, date and status now; null where the picture is of a household alone. */
  readonly kind: string | null
  readonly date: string | null
  readonly status: string | null
  readonly householdCode: string | null
}

/** Pages show so many of a household, the newest. */
const most = 60

// Of a report that was settled or corrected since, its own household tells more than what was noted with the picture.
const householdCode = 'coalesce(r."householdCode", e."householdCode")'
const from = `FROM "Evidence" e
  LEFT JOIN "Report" r ON r."districtId" = e."districtId" AND r."id" = e."reportId"
  LEFT JOIN "Household" h ON h."districtId" = e."districtId" AND h."code" = ${householdCode}
  LEFT JOIN "Message" m ON m."districtId" = e."districtId" AND m."id" = e."messageId"
  LEFT JOIN "Cadre" c ON c."districtId" = m."districtId" AND c."id" = m."cadreId"`

/** Evidence in the asker's area; what belongs to no village yet shows where all of its sender's households are. */
function inScope(fits: Where, asker: Asker): void {
  fits.and(`e."districtId" = ${fits.value(asker.districtId)}`)
  const scope = scopeOf(asker)
  const own = ownCadres(fits, asker)
  if (scope.level === 'district' || own === null) return
  if (scope.level === 'nothing') {
    fits.and('false')
    return
  }
  const column = scope.level === 'town' ? '"townCode"' : '"villageCode"'
  const place = `coalesce(h.${column}, r.${column})`
  fits.and(`${place} = ${fits.value(scope.code)} OR (${place} IS NULL AND m."cadreId" = ANY(ARRAY(${own})))`)
}

const showing = (
  fits: Where,
): string => `SELECT e."id"::text AS "id", e."hash", e."mime", e."at", e."takenAt", e."exif" AS "place", c."name" AS "cadre",
    r."id"::text AS "reportId", r."kind", r."date"::text AS "date", r."status", ${householdCode} AS "householdCode"
  ${from} WHERE ${fits.text()} ORDER BY e."at" DESC, e."id" DESC LIMIT ${most}`

async function shown(db: Database, fits: Where): Promise<readonly EvidenceShown[]> {
  return (await db.pool.query<EvidenceShown>(showing(fits), [...fits.values])).rows
}

/** One picture; null where there is none of this id in the asker's area. */
export async function evidenceOf(db: Database, asker: Asker, id: string): Promise<EvidenceShown | null> {
  if (!isId(id)) return null
  const fits = where()
  inScope(fits, asker)
  fits.and(`e."id" = ${fits.value(id)}::uuid`)
  const [found = null] = await shown(db, fits)
  return found
}

/** The pictures of these reports, the newest first, at most 60 together. */
export async function evidenceOfReports(
  db: Database,
  asker: Asker,
  reportIds: readonly string[],
): Promise<readonly EvidenceShown[]> {
  if (reportIds.length === 0) return []
  const fits = where()
  inScope(fits, asker)
  fits.and(`e."reportId" = ANY(${fits.value(reportIds)}::uuid[])`)
  return shown(db, fits)
}

/**
 * The pictures of a household and of its reports as a query, the newest first, at most 60; `values`: those of the
 * statement so far, which grow.
 */
export function householdEvidenceQuery(asker: Asker, code: string, values: unknown[]): string {
  const fits = where(values)
  inScope(fits, asker)
  const value = fits.value(code)
  const district = fits.value(asker.districtId)
  // Each part by its own index; what was settled elsewhere since falls out by the last condition.
  fits.and(`e."id" IN (SELECT k."id" FROM "Evidence" k WHERE k."districtId" = ${district} AND k."householdCode" = ${value}
    UNION SELECT k."id" FROM "Report" b JOIN "Evidence" k ON k."districtId" = ${district} AND k."reportId" = b."id"
      WHERE b."districtId" = ${district} AND b."householdCode" = ${value})`)
  fits.and(`${householdCode} = ${value}`)
  return showing(fits)
}

/** Which of these pictures (by hash) prove this report, or this household, already. */
export async function keptBefore(
  db: Database,
  districtId: string,
  hashes: readonly string[],
  proves: { readonly reportId: string | null; readonly household: string | null },
): Promise<ReadonlySet<string>> {
  const { reportId, household } = proves
  if (hashes.length === 0 || (reportId === null && household === null)) return new Set()
  const of = reportId === null ? { reportId, householdCode: household } : { reportId }
  const rows = await db.prisma.evidence.findMany({
    where: { districtId, hash: { in: [...hashes] }, ...of },
    select: { hash: true },
  })
  return new Set(rows.map(({ hash }) => hash))
}
