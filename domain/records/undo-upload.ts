import { type Database, Stale, type Tx, transactInParts, type Undoable } from '../../prisma/transact.ts'
import { maskText } from '../mask.ts'
import type { By } from './accounts.ts'
import { audited } from './audit.ts'
import { type Kept, keptOf, type Obstacle, undoObstacles } from './undo-obstacles.ts'

/** Columns that a file fills; a visit's day and the like are others' and stay. */
const columns = {
  Household:
    'villageCode townCode headName bigrams type monitored risk identifiedOn removedOn relocated noLabour memberCount note',
  Person:
    'name relation sex birthOn idCipher idHmac phoneCipher phoneHmac bankCipher health education school labour disabilityKind disabilityGrade',
  IncomeYear: 'wage business property transfer cost',
  Cadre: 'name userid phoneCipher phoneHmac leads reportsVillage unit boundAt',
  Assignment: 'toOn',
  Group: 'area unboundAt',
} as const satisfies Record<Undoable, string>

const keys = {
  Household: ['code'],
  Person: ['id'],
  IncomeYear: ['householdCode', 'year'],
  Cadre: ['id'],
  Assignment: ['id'],
  Group: ['chat'],
} as const satisfies Record<Undoable, readonly string[]>

/** Of these a version says whether somebody changed the row since. */
const versioned: ReadonlySet<string> = new Set(['Household', 'Person', 'Cadre', 'Group'])

const kept = (table: string, when: 'NULL' | 'NOT NULL'): string =>
  `jsonb_populate_recordset(null::"UploadChange", $rows::jsonb) x JOIN "UploadChange" u ON u."districtId" = x."districtId"
    AND u."uploadId" = x."uploadId" AND u."table" = '${table}' AND u."before" IS ${when}`

/** Puts the rows of a table back as they were, those that nobody changed since. */
function restoring(table: Undoable): string {
  const sets = columns[table].split(' ').map((column) => `"${column}" = b."${column}"`)
  const byKey = keys[table].map((key) => `t."${key}" = b."${key}"`)
  if (versioned.has(table)) {
    sets.push('"version" = t."version" + 1')
    byKey.push('t."version" = b."version" + 1')
  }
  if (table === 'Household') sets.push('"updatedAt" = now()')
  return `UPDATE "${table}" t SET ${sets.join(', ')}
    FROM (SELECT b.* FROM ${kept(table, 'NOT NULL')}, jsonb_populate_record(null::"${table}", u."before") b) b
    WHERE t."districtId" = b."districtId" AND ${byKey.join(' AND ')}`
}

const found = {
  Household: 't."code" = u."key"',
  Person: 't."id" = u."key"::uuid',
  IncomeYear: 't."householdCode" = substr(u."key", 6) AND t."year" = left(u."key", 4)::int',
  Cadre: 't."id" = u."key"::uuid',
  Assignment: 't."id" = u."key"::uuid',
  Group: 't."chat" = u."key"',
} as const satisfies Record<Undoable, string>

const removing = (table: Undoable): string => `DELETE FROM "${table}" t USING ${kept(table, 'NULL')}
  WHERE t."districtId" = u."districtId" AND ${found[table]}`

const removingOfNew = (table: 'Person' | 'IncomeYear'): string =>
  `DELETE FROM "${table}" t USING ${kept('Household', 'NULL')} WHERE t."districtId" = u."districtId" AND t."householdCode" = u."key"`

// Nothing is lost: what is taken away or overwritten is kept with the upload as it stood, numbers encrypted as there.
const keepingOf = (table: Undoable): string => `UPDATE "UploadChange" u SET "after" = to_jsonb(t)
  FROM jsonb_populate_recordset(null::"UploadChange", $rows::jsonb) x, "${table}" t
  WHERE u."districtId" = x."districtId" AND u."uploadId" = x."uploadId" AND u."table" = '${table}'
    AND t."districtId" = u."districtId" AND ${found[table]}`

const keepingHouseholds = `UPDATE "UploadChange" k SET "after" = to_jsonb(t)
    || CASE WHEN k."before" IS NOT NULL THEN '{}' ELSE jsonb_build_object(
      'people', (SELECT jsonb_agg(to_jsonb(p)) FROM "Person" p WHERE p."districtId" = t."districtId" AND p."householdCode" = t."code"),
      'years', (SELECT jsonb_agg(to_jsonb(y)) FROM "IncomeYear" y WHERE y."districtId" = t."districtId" AND y."householdCode" = t."code")) END
  FROM jsonb_populate_recordset(null::"UploadChange", $rows::jsonb) x, "Household" t
  WHERE k."districtId" = x."districtId" AND k."uploadId" = x."uploadId" AND k."table" = 'Household'
    AND t."districtId" = k."districtId" AND t."code" = k."key"`

/** A household's columns that hold no number and no text of somebody's own. */
const toldColumns = 'villageCode headName type monitored risk identifiedOn removedOn relocated memberCount noLabour'
const toldSide = (
  of: string,
  other: string,
): string => `(SELECT jsonb_object_agg(c.key, c.value) FROM jsonb_each(${of}) c
  WHERE c.key = ANY(string_to_array('${toldColumns}', ' ')) AND c.value IS DISTINCT FROM ${other}->c.key)`

/** Each household's own line in the audit, told by the database, which has both sides. */
const telling = `INSERT INTO "Audit" ("districtId", "at", "actorKind", "actorId", "origin", "action", "object",
    "objectId", "before", "after", "outcome", "reason")
  SELECT a."districtId", a."at", a."actorKind", a."actorId", a."origin",
    CASE WHEN u."before" IS NULL THEN 'household.take-back' ELSE 'household.change' END, 'household', u."key",
    CASE WHEN u."before" IS NULL THEN jsonb_build_object('head', u."after"->'headName', 'village', u."after"->'villageCode')
      ELSE ${toldSide('u."after"', 'u."before"')} END,
    CASE WHEN u."before" IS NULL THEN NULL ELSE coalesce(${toldSide('u."before"', 'u."after"')}, '{}') END,
    'done', a."reason"
  FROM jsonb_array_elements($rows::jsonb) e, jsonb_populate_record(null::"Audit", e) a
  JOIN "UploadChange" u ON u."districtId" = a."districtId" AND u."uploadId" = a."objectId"::uuid AND u."table" = 'Household'
  ORDER BY u."ordinal"`

export type Undone = { readonly undone: true } | { readonly undone: false; readonly obstacles: readonly Obstacle[] }

const tooOld = { what: '这次导入', why: '没有留下改之前的样子' }

/**
 * Takes back what an upload changed, all or nothing, with the reason in the audit: rows that were new go (the upload
 * keeps them), rows that changed are as before. Refused, with what stands in the way, where something was changed since
 * or hangs on a household that it brought. `Stale` where somebody was faster.
 */
export async function undoUpload(
  db: Database,
  by: By,
  upload: { readonly id: string; readonly version: number; readonly name: string },
  reason: string,
): Promise<Undone> {
  const sorts = await keptOf(db, by.districtId, upload.id)
  if (sorts.size === 0) return { undone: false, obstacles: [tooOld] }
  const obstacles = await undoObstacles(db, by.districtId, upload.id)
  if (obstacles.length > 0) return { undone: false, obstacles }
  try {
    await transactInParts(db, (tx, flush) => takeBack(tx, flush, by, upload, sorts, reason))
    return { undone: true }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    // What hangs on it came between the look and the write, or its number went to somebody else.
    if (code === '23503' || code === '23001') throw new Stale('something hangs on it by now')
    if (code === '23505') return { undone: false, obstacles: [{ what: '一个证件号码', why: '现在登记在另一户' }] }
    throw error
  }
}

async function takeBack(
  tx: Tx,
  flush: () => Promise<void>,
  by: By,
  { id, version, name }: { readonly id: string; readonly version: number; readonly name: string },
  sorts: Kept,
  reason: string,
): Promise<void> {
  const { districtId, actor, origin, now } = by
  const key = { districtId, uploadId: id }
  tx.update('Upload', { districtId, id, state: 'done', version }, { state: 'undone' })
  tx.overUpload(keepingHouseholds, key)
  for (const table of ['Person', 'IncomeYear', 'Cadre', 'Assignment', 'Group'] as const) {
    tx.overUpload(keepingOf(table), key)
  }
  await flush()
  const each = (tables: readonly Undoable[]): void => {
    for (const table of tables) {
      tx.overUpload(removing(table), key, { expects: sorts.get(`${table} new`) ?? 0 })
      tx.overUpload(restoring(table), key, { expects: sorts.get(`${table} was`) ?? 0 })
    }
  }
  each(['Assignment', 'Person', 'IncomeYear'])
  for (const table of ['Person', 'IncomeYear'] as const) tx.overUpload(removingOfNew(table), key)
  await flush()
  each(['Household', 'Cadre', 'Group'])
  tx.bump(districtId, 'roster')
  await flush()
  const source = { districtId, actor, origin: origin ?? null, at: now }
  tx.overUpload(telling, { ...key, ...auditRow(source, id, `撤销导入：${reason}`) }, { last: true })
  await flush()
  const households = (sorts.get('Household new') ?? 0) + (sorts.get('Household was') ?? 0)
  audited(tx, {
    ...source,
    action: 'import.undone',
    object: 'import',
    objectId: id,
    after: { name, households },
    reason,
  })
}

/** The columns that every line of this act has in the audit. */
function auditRow(source: { actor: By['actor']; at: Date; origin: string | null }, objectId: string, reason: string) {
  const { actor, at, origin } = source
  return { at, actorKind: actor.kind, actorId: actor.id, origin, objectId, reason: maskText(reason) }
}
