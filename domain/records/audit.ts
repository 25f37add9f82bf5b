import type { Database, Tx } from '../../prisma/transact.ts'
import { maskText } from '../mask.ts'

export interface Actor {
  readonly kind: 'cadre' | 'user' | 'command' | 'job' | 'system' | 'stranger'
  /** Of a cadre or user the row's id, of a command or job its name, of a stranger the userid. */
  readonly id: string | null
}

/** What was done: a noun and a verb, so that the audit can be filtered by either. */
export type Action =
  | `report.${'record' | 'correct' | 'settle' | 'withdraw' | 'supersede' | 'confirm' | 'return'}`
  | `message.${'review'}`
  | `household.${'add' | 'change' | 'leave' | 'take-back' | 'reveal' | 'see'}`
  | `person.${'add' | 'change'}`
  | `cadre.${'add' | 'change' | 'bind' | 'unbind' | 'leave'}`
  | `assignment.${'add' | 'end'}`
  | `group.${'bind' | 'unbind' | 'change'}`
  | `user.${'add' | 'change' | 'reset' | 'disable' | 'enable' | 'login' | 'login-refused' | 'logout' | 'password'}`
  | `district.${'set-up' | 'seed'}`
  | `import.${'done' | 'undone' | 'refused'}`
  | `export.${'done'}`
  | `backup.${'made' | 'restored'}`
  | `setting.${'set' | 'end'}`
  | `word.${'add' | 'correct' | 'end'}`
  | `case.${'open' | 'step' | 'remove' | 'roll-back' | 'withdraw'}`
  | `todo.${'open' | 'done'}`
  | `finding.${'open' | 'answer'}`
  | `project.${'add' | 'change'}`
  | `task.${'change'}`
  | `evidence.${'keep' | 'give'}`
  | `job.${'run'}`
  | `request.${'refused'}`

export interface Audited {
  readonly districtId: string
  readonly actor: Actor
  /** Chat, address or command it came from. */
  readonly origin?: string | null
  readonly action: Action
  readonly object?: string | null
  readonly objectId?: string | null
  /** Masked by the caller: the audit never holds a whole number, so that erasing one leaves the chain whole. */
  readonly before?: unknown
  readonly after?: unknown
  readonly outcome?: 'done' | 'refused'
  /** Free words; numbers in them are masked here. */
  readonly reason?: string | null
  readonly at: Date
}

/** Adds an act to the chain, in the change's own transaction; the database numbers and hashes it. */
export function audited(tx: Tx, act: Audited): void {
  tx.insert('Audit', {
    districtId: act.districtId,
    at: act.at,
    actorKind: act.actor.kind,
    actorId: act.actor.id,
    origin: act.origin ?? null,
    action: act.action,
    object: act.object ?? null,
    objectId: act.objectId ?? null,
    before: act.before ?? null,
    after: act.after ?? null,
    outcome: act.outcome ?? 'done',
    reason: act.reason === undefined || act.reason === null ? null : maskText(act.reason),
  })
}

export interface ChainCheck {
  readonly ok: boolean
  readonly rows: number
  /** Hash of the last row, 64 hex digits; zeros where there is none. */
  readonly head: string
  /** Number of the first row that does not fit. */
  readonly broken?: number
  /** Whether the head noted earlier is still one of the links; only where it was asked. */
  readonly known?: boolean
}

// The digest is written out here once more: an intruder may have changed the database's own function. All names are
// of pg_catalog, so that none of his own is taken for them.
const checking = `
SELECT pg_catalog.count(*)::int AS rows, pg_catalog.min(seq) FILTER (WHERE NOT fits)::text AS broken,
  pg_catalog.encode((pg_catalog.array_agg(hash ORDER BY seq DESC))[1], 'hex') AS head,
  pg_catalog.bool_or(hash = $2::bytea) AS known
FROM (
  SELECT a."seq" AS seq, a."hash" AS hash,
    a."seq" = pg_catalog.row_number() OVER w
    AND a."prev" = coalesce(pg_catalog.lag(a."hash") OVER w, ''::bytea)
    AND a."hash" = pg_catalog.sha256(a."prev" || pg_catalog.convert_to(pg_catalog.jsonb_build_array(
      a."districtId", a."seq", (pg_catalog.extract('epoch', a."at") * 1000000)::bigint, a."actorKind", a."actorId", a."origin",
      a."action", a."object", a."objectId", a."before", a."after", a."outcome", a."reason")::text, 'UTF8')) AS fits
  FROM "Audit" a WHERE a."districtId" = $1 WINDOW w AS (ORDER BY a."seq")) chain`

interface Checked {
  rows: number
  broken: string | null
  head: string | null
  known: boolean | null
}

/**
 * Checks every link of a district's chain: content, order, no gap. A cut-off end fits in itself and is seen only with
 * `head`, a hash noted earlier. Writes nothing.
 */
export async function verifyChain(db: Database, districtId: string, head?: string): Promise<ChainCheck> {
  const noted = head === undefined ? null : Buffer.from(head, 'hex')
  const answer = await db.pool.query<Checked>(checking, [districtId, noted])
  const found = answer.rows[0] ?? { rows: 0, broken: null, head: null, known: null }
  const known = head === undefined || found.known === true
  return {
    ok: found.broken === null && known,
    rows: found.rows,
    head: found.head ?? '0'.repeat(64),
    ...(found.broken === null ? {} : { broken: Number(found.broken) }),
    ...(head === undefined ? {} : { known }),
  }
}
