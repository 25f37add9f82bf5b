import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import { addDays, shanghaiInstant } from '../calendar.ts'
import { countUpTo } from './count.ts'
import { auditColumns, type ExportedAudit } from './export-audit.ts'
import type { List } from './list.ts'
import { type Where, where } from './where.ts'

export interface AuditFilter {
  /** First and last day in Shanghai, YYYY-MM-DD. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Name of an account or a cadre, or what a command or job is called. */
  readonly actor?: string | undefined
  /** report.correct, or the noun alone: report. */
  readonly action?: string | undefined
  /** household, user, list …: what was acted on. */
  readonly object?: string | undefined
  readonly outcome?: string | undefined
  /** An account, a code of what was acted on, or words of a reason. */
  readonly q?: string | undefined
}

export interface AuditRow extends ExportedAudit {
  /** Name of the account or cadre who acted; null where it is neither. */
  readonly who: string | null
  /** Name of the account or cadre that was acted on. */
  readonly whom: string | null
}

// Accounts and cadres are few beside the rows of an audit: their ids are found first.
function peopleNamed(district: string, name: string): string {
  return `(SELECT u."id"::text FROM "User" u WHERE u."districtId" = ${district} AND position(${name} in u."username") > 0
    UNION ALL SELECT c."id"::text FROM "Cadre" c WHERE c."districtId" = ${district} AND c."name" = ${name})`
}

function fitting(asker: Asker, { from, to, actor, action, object, outcome, q }: AuditFilter): Where {
  const fits = where()
  const district = fits.value(asker.districtId)
  fits.and(`a."districtId" = ${district}`)
  if (from !== undefined) fits.and(`a."at" >= ${fits.value(shanghaiInstant(from).toISOString())}::timestamptz`)
  if (to !== undefined) fits.and(`a."at" < ${fits.value(shanghaiInstant(addDays(to, 1)).toISOString())}::timestamptz`)
  if (actor !== undefined) {
    const name = fits.value(actor)
    fits.and(`a."actorId" = ${name} OR a."actorId" IN ${peopleNamed(district, name)}`)
  }
  if (action !== undefined) {
    const word = fits.value(action)
    fits.and(action.includes('.') ? `a."action" = ${word}` : `starts_with(a."action", ${word} || '.')`)
  }
  if (object !== undefined) fits.and(`a."object" = ${fits.value(object)}`)
  if (outcome !== undefined) fits.and(`a."outcome" = ${fits.value(outcome)}`)
  if (q !== undefined) {
    const said = fits.value(q)
    const people = peopleNamed(district, said)
    fits.and(`a."objectId" = ${said} OR position(${said} in a."reason") > 0 OR a."actorId" IN ${people}
      OR (a."object" IN ('user', 'cadre') AND a."objectId" IN ${people})`)
  }
  return fits
}

const named = (kind: string, id: string): string => `(SELECT x."name" FROM (
    SELECT u."username" AS "name" FROM "User" u WHERE ${kind} = 'user' AND u."districtId" = a."districtId" AND u."id"::text = ${id}
    UNION ALL SELECT c."name" FROM "Cadre" c WHERE ${kind} = 'cadre' AND c."districtId" = a."districtId" AND c."id"::text = ${id}) x)`

const columns = `a."seq"::int AS seq, to_char(a."at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, a."actorKind", a."actorId",
  a."origin", a."action", a."object", a."objectId", a."before", a."after", a."outcome", a."reason",
  encode(a."hash", 'hex') AS hash, ${named('a."actorKind"', 'a."actorId"')} AS "who", ${named('a."object"', 'a."objectId"')} AS "whom"`

// A row's number counts up and must not stand in an address: its instant finds it (by an index) and its hash makes it one.
const keyShape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)-([\da-f]{16})$/

async function rows(
  db: Database,
  asker: Asker,
  filter: AuditFilter,
  after: string | null,
  limit: number,
  order: 'ASC' | 'DESC',
): Promise<readonly AuditRow[]> {
  const fits = fitting(asker, filter)
  if (after !== null) {
    const [, at, hash] = keyShape.exec(after) ?? []
    if (at === undefined || hash === undefined || Number.isNaN(Date.parse(at))) return []
    fits.and(`a."seq" ${order === 'ASC' ? '>' : '<'} (SELECT k."seq" FROM "Audit" k
      WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."at" = ${fits.value(at)}::timestamptz
        AND substring(k."hash" from 1 for 8) = decode(${fits.value(hash)}, 'hex'))`)
  }
  const text = `SELECT ${columns} FROM "Audit" a WHERE ${fits.text()} ORDER BY a."seq" ${order} LIMIT ${fits.value(limit)}`
  return (await db.pool.query<AuditRow>(text, [...fits.values])).rows
}

/** The audit, the oldest first, as `export audit` writes it. */
export const audits: List<AuditFilter, AuditRow> = {
  name: 'audit',
  columns: auditColumns,
  rows: (db, asker, filter, after, limit) => rows(db, asker, filter, after, limit, 'ASC'),
  count: (db, asker, filter, cap) => countUpTo(db, '"Audit" a', fitting(asker, filter), cap),
  key: (row) => `${row.at}-${row.hash.slice(0, 16)}`,
}

/** The newest first, as a page shows it. */
export const newestAudits: List<AuditFilter, AuditRow> = {
  ...audits,
  rows: (db, asker, filter, after, limit) => rows(db, asker, filter, after, limit, 'DESC'),
}

/** The chain's last link: its number (0: none yet) and hash, 64 hex digits. */
export async function chainHead(
  db: Database,
  districtId: string,
): Promise<{ readonly rows: number; readonly hash: string | null }> {
  const text = `SELECT "seq"::int AS rows, encode("hash", 'hex') AS hash FROM "Audit" WHERE "districtId" = $1 ORDER BY "seq" DESC LIMIT 1`
  const [row] = (await db.pool.query<{ rows: number; hash: string }>(text, [districtId])).rows
  return row ?? { rows: 0, hash: null }
}
