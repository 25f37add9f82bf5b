import type { Database } from '../../prisma/transact.ts'
import type { Column } from '../column.ts'

/** A link of the audit's chain, as it was written: masked before it got there. */
export interface ExportedAudit {
  readonly seq: number
  /** ISO instant, UTC. */
  readonly at: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly origin: string | null
  readonly action: string
  readonly object: string | null
  readonly objectId: string | null
  readonly before: unknown
  readonly after: unknown
  readonly outcome: string
  readonly reason: string | null
  /** 64 hex digits. */
  readonly hash: string
}

const part = 2_000

const reading = `
SELECT "seq"::int AS seq, to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, "actorKind", "actorId", "origin", "action",
  "object", "objectId", "before", "after", "outcome", "reason", encode("hash", 'hex') AS hash
FROM "Audit" WHERE "districtId" = $1 AND "seq" > $2 ORDER BY "seq" LIMIT ${part}`

/** Every row of the audit, oldest first. */
export async function* exportAudit(db: Database, districtId: string): AsyncGenerator<ExportedAudit> {
  for (let after = 0; ; ) {
    const { rows } = await db.pool.query<ExportedAudit>({
      name: 'export audit',
      text: reading,
      values: [districtId, after],
    })
    yield* rows
    const last = rows.at(-1)
    if (rows.length < part || last === undefined) return
    after = last.seq
  }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

export const auditColumns: readonly Column<ExportedAudit>[] = [
  { label: 'seq', cell: (row) => row.seq },
  { label: 'at', cell: (row) => row.at },
  { label: 'actorKind', cell: (row) => row.actorKind },
  { label: 'actorId', cell: (row) => row.actorId },
  { label: 'origin', cell: (row) => row.origin },
  { label: 'action', cell: (row) => row.action },
  { label: 'object', cell: (row) => row.object },
  { label: 'objectId', cell: (row) => row.objectId },
  { label: 'before', cell: (row) => json(row.before) },
  { label: 'after', cell: (row) => json(row.after) },
  { label: 'outcome', cell: (row) => row.outcome },
  { label: 'reason', cell: (row) => row.reason },
  { label: 'hash', cell: (row) => row.hash },
]
