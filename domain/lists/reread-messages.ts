import type { Database } from '../../prisma/transact.ts'

/** A message on record as it can be read again: numbers masked. */
export interface KeptText {
  readonly id: string
  /** Userid as the wire gave it. */
  readonly sender: string
  readonly cadreId: string | null
  readonly cadre: string | null
  readonly at: Date
  readonly masked: string
}

/** The newest are read whatever they hold: a word may stand in them in other signs (traditional, full-width). */
const newest = 2_000
/** More than can be read again within the time there is; as many as this and there may be older ones. */
export const mostReread = 22_000

/** Messages that may hold a word: all that do, then the newest 2,000; of these cadres alone where some are given. */
export async function messagesHolding(
  db: Database,
  districtId: string,
  word: string,
  cadreIds: readonly string[] | null,
): Promise<readonly KeptText[]> {
  const text = `SELECT m."id"::text AS "id", m."sender", m."cadreId"::text AS "cadreId", c."name" AS "cadre", m."at", m."masked"
  FROM "Message" m LEFT JOIN "Cadre" c ON c."districtId" = m."districtId" AND c."id" = m."cadreId"
  WHERE m."districtId" = $1 AND m."masked" <> '' AND m."intent" <> 'stranger'
    AND ($3::uuid[] IS NULL OR m."cadreId" = ANY($3::uuid[]))
    AND (position($2 in m."masked") > 0 OR m."seq" >= coalesce((SELECT min(x."seq") FROM
      (SELECT n."seq" FROM "Message" n WHERE n."districtId" = $1 ORDER BY n."seq" DESC LIMIT ${newest}) x), 0))
  ORDER BY position($2 in m."masked") > 0 DESC, m."seq" DESC LIMIT ${mostReread}`
  return (await db.pool.query<KeptText>(text, [districtId, word, cadreIds])).rows
}
