import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import { bigramsOf } from '../bigrams.ts'
import type { List } from './list.ts'
import { prepared } from './prepared.ts'
import { narrow, type Where, where } from './where.ts'

export interface HouseholdFilter {
  /** Two signs and more of a member's name, or a whole household code; less is no search. */
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
}

export interface HouseholdRow {
  readonly code: string
  readonly headName: string
  readonly townCode: string
  readonly villageCode: string
  readonly type: string | null
  /** unstable, marginal, sudden-hardship. */
  readonly monitored: string | null
  readonly memberCount: number
  /** YYYY-MM-DD. */
  readonly lastVisitOn: string | null
  /** YYYY-MM-DD: it left the records. */
  readonly leftOn: string | null
  /** 帮扶责任人, joined by 、. */
  readonly cadres: string | null
  /** Reports that wait: to be confirmed. */
  readonly waiting: number
}

/** What is searched for: null where it is too short to be a search. */
export function searched(q: string | undefined): string | null {
  const text = (q ?? '').normalize('NFKC').trim()
  return [...text].length >= 2 && [...text].length <= 40 ? text : null
}

/** Conditions on `h` for this asker and filter; members' list and files use the same. */
export function householdsThatFit(asker: Asker, filter: HouseholdFilter): Where {
  const fits = where()
  narrow(fits, asker, 'h')
  if (filter.village !== undefined) fits.and(`h."villageCode" = ${fits.value(filter.village)}`)
  else if (filter.town !== undefined) fits.and(`h."townCode" = ${fits.value(filter.town)}`)
  const q = searched(filter.q)
  if (q !== null) fits.and(namesFit(fits, q))
  return fits
}

/** The condition that household `h` has this code, or a member of this name, or of a name that holds it. */
export const namesFit = (fits: Where, q: string): string => `h."code" = ${fits.value(q)} OR ${namedLike(fits, q)}`

// Pieces alone would find 王建 and 建国 of two members for 王建国, hence the second look at whole names; one pair is exact.
function namedLike(fits: Where, q: string): string {
  const found = `h."bigrams" @> ${fits.value(bigramsOf([q]))}::text[]`
  if ([...q].length === 2) return found
  const whole = fits.value(q.replaceAll(/\s/g, ''))
  return `(${found} AND (position(${whole} in h."headName") > 0 OR EXISTS (SELECT 1 FROM "Person" p
    WHERE p."districtId" = h."districtId" AND p."householdCode" = h."code" AND position(${whole} in p."name") > 0)))`
}

// One statement by key: Prisma has no array of pieces behind an OR with the code, and would read cadres one by one. Who
// looks after them, and what waits, is read for the page's households together: asked of each row, it took longer than
// the page.
async function rows(
  db: Database,
  asker: Asker,
  filter: HouseholdFilter,
  after: string | null,
  limit: number,
): Promise<readonly HouseholdRow[]> {
  const fits = householdsThatFit(asker, filter)
  if (after !== null) fits.and(`h."code" > ${fits.value(after)}`)
  const district = fits.value(asker.districtId)
  const text = `WITH page AS MATERIALIZED (
    SELECT h."code", h."headName", h."townCode", h."villageCode", h."type", h."monitored", h."memberCount",
      h."lastVisitOn"::text AS "lastVisitOn", h."leftOn"::text AS "leftOn"
    FROM "Household" h WHERE ${fits.text()} ORDER BY h."code" LIMIT ${fits.value(limit)}),
  codes AS MATERIALIZED (SELECT array_agg("code") AS "all" FROM page)
  SELECT page.*, assigned."cadres", coalesce(asked."waiting", 0) AS "waiting" FROM page
  LEFT JOIN (SELECT a."householdCode" AS "code", string_agg(c."name", '、' ORDER BY c."name") AS "cadres"
    FROM "Assignment" a JOIN "Cadre" c ON c."districtId" = ${district} AND c."id" = a."cadreId"
    WHERE a."districtId" = ${district} AND a."householdCode" = ANY((SELECT "all" FROM codes)::text[]) AND a."toOn" IS NULL
    GROUP BY a."householdCode") assigned ON assigned."code" = page."code"
  LEFT JOIN (SELECT r."householdCode" AS "code", count(*)::int AS "waiting" FROM "Report" r
    WHERE r."districtId" = ${district} AND r."householdCode" = ANY((SELECT "all" FROM codes)::text[])
      AND r."status" = 'to-confirm' GROUP BY r."householdCode") asked ON asked."code" = page."code"
  ORDER BY page."code"`
  const statement = searched(filter.q) === null ? prepared(text, fits.values) : { text, values: [...fits.values] }
  return (await db.pool.query<HouseholdRow>(statement)).rows
}

async function count(db: Database, asker: Asker, filter: HouseholdFilter, cap: number): Promise<number> {
  const fits = householdsThatFit(asker, filter)
  const text = `SELECT count(*)::int AS n FROM (SELECT 1 FROM "Household" h WHERE ${fits.text()} LIMIT ${fits.value(cap)}) x`
  const found = await db.pool.query<{ n: number }>(text, [...fits.values])
  return found.rows[0]?.n ?? 0
}

/** A row a household, by code: the console's list. Files have a row a member (members.ts). */
export const households: List<HouseholdFilter, HouseholdRow> = {
  name: 'households',
  columns: [],
  rows,
  count,
  key: (row) => row.code,
}
