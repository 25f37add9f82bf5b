import type { Database } from '../../prisma/transact.ts'
import { isStopped } from '../upload-run.ts'

/** An upload of a district. */
export interface UploadKey {
  readonly districtId: string
  readonly id: string
}

/**
 * Takes up an upload that waits, or whose process ended midway: only one runs in a district at a time, whatever process
 * carries it out (a unique index). Gives the version it is at from now on; 'busy' where another one runs, 'stale' where
 * this one waits no more. Statements of its own: what is claimed is no record, and must be seen at once.
 */
export async function claimRun(
  db: Database,
  { districtId, id }: UploadKey,
  version: number,
): Promise<number | 'busy' | 'stale'> {
  await db.pool.query(
    `UPDATE "Upload" u SET "state" = 'checked', "why" = $2 WHERE u."districtId" = $1 AND ${isStopped}`,
    [districtId, stoppedWords],
  )
  try {
    const claimed = await db.pool.query<{ version: number }>(
      `UPDATE "Upload" SET "state" = 'running', "version" = "version" + 1, "written" = 0, "toWrite" = 0, "why" = NULL,
          "beatAt" = now()
        WHERE "districtId" = $1 AND "id" = $2::uuid AND "state" = 'checked' AND "version" = $3 RETURNING "version"`,
      [districtId, id, version],
    )
    return claimed.rows[0]?.version ?? 'stale'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') return 'busy'
    throw error
  }
}

/** What is said of one that was cut off. */
export const stoppedWords = '上次写到一半，程序停了，什么都没有写入；请重新开始'

/** Says how far it is, and that its process lives. */
export async function beatRun(db: Database, key: UploadKey, written: number, toWrite: number): Promise<void> {
  await db.pool.query(
    `UPDATE "Upload" SET "written" = $3, "toWrite" = $4, "beatAt" = now()
      WHERE "districtId" = $1 AND "id" = $2::uuid AND "state" = 'running'`,
    [key.districtId, key.id, written, toWrite],
  )
}

/** It was not carried out, and why: it waits again. */
export async function endRun(db: Database, key: UploadKey, why: string): Promise<void> {
  await db.pool.query(
    `UPDATE "Upload" SET "state" = 'checked', "why" = $3
      WHERE "districtId" = $1 AND "id" = $2::uuid AND "state" = 'running'`,
    [key.districtId, key.id, why],
  )
}
