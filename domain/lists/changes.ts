import type { Database } from '../../prisma/transact.ts'

/** One act of the audit, as a page's 变更记录 shows it. */
export interface ChangeShown {
  readonly at: Date
  /** An account's name, a cadre's, else what the audit has. */
  readonly who: string
  readonly action: string
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
  readonly reason: string | null
}

export interface ChangeRow {
  readonly at: Date
  readonly who: string | null
  readonly action: string
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
  readonly reason: string | null
}

// By the id itself, so that the key finds it: compared as text, every account and cadre was looked at for every act. An
// actor whose id is none (nothing of ours writes one) has no name, and breaks no page.
const actor = (kind: string): string =>
  `CASE WHEN a."actorKind" = '${kind}' AND a."actorId" ~ '^[0-9a-f-]{36}$' THEN a."actorId"::uuid END`

/** The acts on one record; the places are those of the statement: `$1`. */
export const changesQuery = (district: string, object: string, objectId: string): string =>
  // Who acted may be an account or a cadre, by the kind in the row: a join that Prisma's models do not have.
  `SELECT a."at", coalesce(u."username", c."name", a."actorId") AS "who", a."action", a."before", a."after", a."reason"
FROM "Audit" a
LEFT JOIN "User" u ON u."districtId" = a."districtId" AND u."id" = ${actor('user')}
LEFT JOIN "Cadre" c ON c."districtId" = a."districtId" AND c."id" = ${actor('cadre')}
WHERE a."districtId" = ${district} AND a."object" = ${object} AND a."objectId" = ${objectId} AND a."outcome" = 'done'
ORDER BY a."seq" DESC LIMIT 50`

/** What was done to a record (`object`: household, user, setting …), the newest first; at most fifty acts. */
export async function changesOf(
  db: Database,
  districtId: string,
  object: string,
  objectId: string,
): Promise<readonly ChangeShown[]> {
  const { rows } = await db.pool.query<ChangeRow>(changesQuery('$1', '$2', '$3'), [districtId, object, objectId])
  return rows.map(changeShown)
}

export function changeShown({ who, before, after, ...row }: ChangeRow): ChangeShown {
  return { ...row, who: who ?? '系统', before: before ?? {}, after: after ?? {} }
}
