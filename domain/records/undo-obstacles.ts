import type { Database } from '../../prisma/transact.ts'

/** What keeps an upload from being undone: a household or cadre, and why, in words. */
export interface Obstacle {
  readonly what: string
  readonly why: string
}

/** How many rows of each sort an upload changed or added. */
export type Kept = ReadonlyMap<string, number>

/** No more than anybody reads. */
const most = 10

const own = (table: string, when: string): string =>
  `"UploadChange" u WHERE u."districtId" = $1 AND u."uploadId" = $2::uuid AND u."table" = '${table}' AND u."before" IS ${when}`

// What may hang on a household without being part of the upload; visits, incomes and the like hang on a report.
const hanging = [
  ['Report', '有报告'],
  ['Case', '有线索'],
  ['Todo', '有待办'],
  ['Finding', '有核查结果'],
  ['Loan', '有贷款'],
  ['Post', '有公益性岗位'],
  ['Insurance', '有保险'],
  ['DepartmentRow', '有部门数据'],
] as const

const dependents = hanging.map(
  ([table, why]) => `SELECT '户 ' || u."key" AS what, '${why}' AS why FROM ${own('Household', 'NULL')}
    AND EXISTS (SELECT 1 FROM "${table}" d WHERE d."districtId" = $1 AND d."householdCode" = u."key")`,
)

const changedHouseholds = `SELECT '户 ' || u."key", '之后又改过' FROM ${own('Household', 'NOT NULL')}
  AND NOT EXISTS (SELECT 1 FROM "Household" h WHERE h."districtId" = $1 AND h."code" = u."key"
    AND h."version" = (u."before"->>'version')::int + 1)`

const changedNewHouseholds = `SELECT '户 ' || u."key", '之后又改过' FROM ${own('Household', 'NULL')}
  AND (NOT EXISTS (SELECT 1 FROM "Household" h WHERE h."districtId" = $1 AND h."code" = u."key" AND h."version" = 1)
    OR (SELECT count(*) FROM "Person" p WHERE p."districtId" = $1 AND p."householdCode" = u."key" AND p."version" = 1)
      <> (u."after"->>'people')::int)`

const handedOver = `SELECT '户 ' || a."householdCode", '换过帮扶责任人' FROM "Assignment" a
  JOIN "UploadChange" n ON n."districtId" = $1 AND n."uploadId" = $2::uuid AND n."table" = 'Household' AND n."before" IS NULL
    AND n."key" = a."householdCode"
  WHERE a."districtId" = $1 AND (a."toOn" IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM "UploadChange" m WHERE m."districtId" = $1 AND m."uploadId" = $2::uuid AND m."table" = 'Assignment' AND m."key" = a."id"::text))
  UNION SELECT '户 ' || a."householdCode", '换过帮扶责任人' FROM "Assignment" a
  JOIN "UploadChange" m ON m."districtId" = $1 AND m."uploadId" = $2::uuid AND m."table" = 'Assignment' AND m."key" = a."id"::text
  WHERE a."districtId" = $1 AND (a."toOn" IS NULL) = (m."before" IS NOT NULL)`

// A new cadre who has written, or was given households by others, is no longer the file's alone.
const changedCadres = `SELECT '干部 ' || c."name", '之后又改过' FROM "UploadChange" u
  JOIN "Cadre" c ON c."districtId" = $1 AND c."id"::text = u."key"
  WHERE u."districtId" = $1 AND u."uploadId" = $2::uuid AND u."table" = 'Cadre'
    AND c."version" <> coalesce((u."before"->>'version')::int + 1, 1)
  UNION ALL SELECT '干部 ' || c."name", '有报告或别的户' FROM "UploadChange" u
  JOIN "Cadre" c ON c."districtId" = $1 AND c."id"::text = u."key"
  WHERE u."districtId" = $1 AND u."uploadId" = $2::uuid AND u."table" = 'Cadre' AND u."before" IS NULL
    AND (EXISTS (SELECT 1 FROM "Report" r WHERE r."districtId" = $1 AND r."cadreId" = c."id")
      OR EXISTS (SELECT 1 FROM "Message" m WHERE m."districtId" = $1 AND m."sender" = c."userid")
      OR EXISTS (SELECT 1 FROM "Assignment" a WHERE a."districtId" = $1 AND a."cadreId" = c."id" AND NOT EXISTS (
        SELECT 1 FROM "UploadChange" m WHERE m."districtId" = $1 AND m."uploadId" = $2::uuid AND m."table" = 'Assignment'
          AND m."key" = a."id"::text)))`

const changedGroups = `SELECT '群 ' || coalesce(g."topic", g."chat"), '之后又改过' FROM "UploadChange" u
  JOIN "Group" g ON g."districtId" = $1 AND g."chat" = u."key"
  WHERE u."districtId" = $1 AND u."uploadId" = $2::uuid AND u."table" = 'Group'
    AND g."version" <> coalesce((u."before"->>'version')::int + 1, 1)`

const all = [...dependents, changedHouseholds, changedNewHouseholds, handedOver, changedCadres, changedGroups]

/** What was changed since an upload, or hangs on what it brought; empty where it can be undone. The first ten. */
export async function undoObstacles(db: Database, districtId: string, uploadId: string): Promise<readonly Obstacle[]> {
  const text = `SELECT what, string_agg(DISTINCT why, '，') AS why FROM (${all.join('\nUNION ALL ')}) found(what, why)
    GROUP BY what ORDER BY what LIMIT ${most}`
  return (await db.pool.query<Obstacle>(text, [districtId, uploadId])).rows
}

/** What an upload kept of itself, by table and whether the row was new: `Household new`, `Person was`. */
export async function keptOf(db: Database, districtId: string, uploadId: string): Promise<Kept> {
  const found = await db.pool.query<{ sort: string; count: number }>(
    `SELECT "table" || CASE WHEN "before" IS NULL THEN ' new' ELSE ' was' END AS sort, count(*)::int AS count
      FROM "UploadChange" WHERE "districtId" = $1 AND "uploadId" = $2::uuid GROUP BY 1`,
    [districtId, uploadId],
  )
  return new Map(found.rows.map(({ sort, count }) => [sort, count]))
}
