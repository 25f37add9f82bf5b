import type { Database, Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import type { PreviewRow, UploadCounts } from '../uploads.ts'
import type { Rejected } from './entries.ts'

/** More rejected rows than anybody reads are not kept. */
const mostRejected = 200

/** A table that was checked and is kept (by its hash) until it is carried out; gives its id. */
export function keepUpload(
  tx: Tx,
  upload: {
    readonly districtId: string
    readonly hash: string
    readonly name: string
    readonly counts: UploadCounts
    readonly rejected: readonly Rejected[]
    /** Columns that are not known, and what was said of each; null: nothing yet. */
    readonly mapping?: Readonly<Record<string, string | null>>
    readonly preview?: readonly PreviewRow[]
    readonly cadreId?: string
    /** The account that uploaded it in the console. */
    readonly userId?: string
    readonly at: Date
    /** Written at once, as the command does. */
    readonly doneAt?: Date
  },
  id: string = newId(),
): string {
  const rejected = upload.rejected.slice(0, mostRejected)
  const state = upload.doneAt === undefined ? 'checked' : 'done'
  tx.insert('Upload', { ...upload, rejected, id, kind: 'households', state })
  return id
}

/**
 * Changes one that still waits to be carried out, or with `from` one that runs; `Stale` where it does no more, or where
 * it is at another version than the one given.
 */
export function changeUpload(
  tx: Tx,
  districtId: string,
  id: string,
  change: {
    readonly state?: 'done' | 'refused'
    readonly doneAt?: Date
    readonly counts?: UploadCounts
    readonly rejected?: readonly Rejected[]
    readonly mapping?: Readonly<Record<string, string | null>>
    readonly preview?: readonly PreviewRow[]
  },
  at: { readonly from?: 'checked' | 'running'; readonly version?: number } = {},
): void {
  const { rejected, ...rest } = change
  const cut = rejected === undefined ? {} : { rejected: rejected.slice(0, mostRejected) }
  const version = at.version === undefined ? {} : { version: at.version }
  tx.update('Upload', { districtId, id, state: at.from ?? 'checked', ...version }, { ...rest, ...cut })
}

/** One upload of a households table; null where there is none of this id. */
export async function uploadOf(
  db: Database,
  districtId: string,
  id: string,
): Promise<{
  readonly hash: string
  readonly name: string
  readonly state: string
  readonly counts: UploadCounts
} | null> {
  const row = await db.prisma.upload.findUnique({ where: { districtId_id: { districtId, id } } })
  // Written from UploadCounts, and by nothing else.
  return row && { hash: row.hash, name: row.name, state: row.state, counts: row.counts as unknown as UploadCounts }
}

/** What was said of columns in the district's files so far: the last word on each. */
export async function rememberedColumns(db: Database, districtId: string): Promise<Readonly<Record<string, string>>> {
  const found = await db.pool.query<{ head: string; field: string }>(
    `SELECT DISTINCT ON (m.key) m.key AS head, m.value AS field
      FROM "Upload" u, jsonb_each_text(u."mapping") m
      WHERE u."districtId" = $1 AND u."mapping" <> '{}' AND u."state" <> 'refused' AND m.value IS NOT NULL
      ORDER BY m.key, u."at" DESC, u."id" DESC`,
    [districtId],
  )
  return Object.fromEntries(found.rows.map(({ head, field }) => [head, field]))
}
