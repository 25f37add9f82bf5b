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

interface ChangeRow {
  readonly at: Date
  readonly who: string | null
  readonly action: string
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
  readonly reason: string | null
}

// Who acted may be an account or a cadre, by the kind in the row: a join that Prisma's models do not have.
const changing = `SELECT a."at", coalesce(u."username", c."name", a."actorId") AS "who", a."action", a."before", a."after", a."reason"
FROM "Audit" a
LEFT JOIN "User" u ON a."actorKind" = 'user' AND u."districtId" = a."districtId" AND u."id"::text = a."actorId"
LEFT JOIN "Cadre" c ON a."actorKind" = 'cadre' AND c."districtId" = a."districtId" AND c."id"::text = a."actorId"
WHERE a."districtId" = $1 AND a."object" = $2 AND a."objectId" = $3 AND a."outcome" = 'done'
ORDER BY a."seq" DESC LIMIT 50`

/** What was done to a record (`object`: household, user, setting …), the newest first; at most fifty acts. */
export async function changesOf(
  db: Database,
  districtId: string,
  object: string,
  objectId: string,
): Promise<readonly ChangeShown[]> {
  const { rows } = await db.pool.query<ChangeRow>(changing, [districtId, object, objectId])
  return rows.map(({ who, before, after, ...row }) => ({
    ...row,
    who: who ?? '系统',
    before: before ?? {},
    after: after ?? {},
  }))
}
