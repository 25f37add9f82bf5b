import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { isStopped } from '../upload-run.ts'
import type { KeptRejection, PreviewRow, UploadCounts } from '../uploads.ts'
import { countUpTo } from './count.ts'
import type { List } from './list.ts'
import { isId } from './reports.ts'
import { type Where, where } from './where.ts'

export const uploadStates = ['checked', 'running', 'done', 'undone', 'refused'] as const

export interface UploadFilter {
  readonly state?: string | undefined
  /** Words of the file's name. */
  readonly q?: string | undefined
}

export interface UploadRow {
  readonly id: string
  readonly name: string
  readonly hash: string
  readonly state: string
  readonly counts: UploadCounts
  readonly rejected: readonly KeptRejection[]
  /** Account or cadre who brought it. */
  readonly who: string | null
  readonly at: Date
  readonly doneAt: Date | null
  readonly version: number
  /** While it runs: how much of how much is written. */
  readonly written: number
  readonly toWrite: number
  /** It runs on record, but its process has not been heard of: nothing of it was written. */
  readonly stopped: boolean
  /** Why it was not carried out. */
  readonly why: string | null
  /** What it changed was kept. */
  readonly undoable: boolean
  /** Columns that are not known, and what was said of each; null: nothing yet. */
  readonly mapping: Readonly<Record<string, string | null>>
  /** Of one alone; a list leaves it out. */
  readonly preview?: readonly PreviewRow[]
}

// A file holds names of its bringer's area: who does not see the whole district sees his own files only.
function fitting(asker: Asker, { state, q }: UploadFilter): Where {
  const fits = where()
  fits.and(`u."districtId" = ${fits.value(asker.districtId)}`)
  if (scopeOf(asker).level !== 'district') fits.and(`u."userId" = ${fits.value(asker.userId)}::uuid`)
  if (state !== undefined) fits.and(`u."state" = ${fits.value(state)}`)
  if (q !== undefined) fits.and(`position(${fits.value(q)} in u."name") > 0`)
  return fits
}

const columns = `u."id"::text AS "id", u."name", u."hash", u."state", u."counts", u."rejected", u."at", u."doneAt",
  u."version", u."written", u."toWrite", u."why", u."mapping", ${isStopped} AS "stopped",
  EXISTS (SELECT 1 FROM "UploadChange" k WHERE k."districtId" = u."districtId" AND k."uploadId" = u."id") AS "undoable",
  coalesce(x."username", c."name") AS "who"`
const from = `"Upload" u LEFT JOIN "User" x ON x."districtId" = u."districtId" AND x."id" = u."userId"
  LEFT JOIN "Cadre" c ON c."districtId" = u."districtId" AND c."id" = u."cadreId"`

async function rows(
  db: Database,
  asker: Asker,
  filter: UploadFilter,
  after: string | null,
  limit: number,
): Promise<readonly UploadRow[]> {
  const fits = fitting(asker, filter)
  if (after !== null) {
    if (!isId(after)) return []
    fits.and(`(u."at", u."id") < (SELECT k."at", k."id" FROM "Upload" k
      WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."id" = ${fits.value(after)}::uuid)`)
  }
  const text = `SELECT ${columns} FROM ${from} WHERE ${fits.text()} ORDER BY u."at" DESC, u."id" DESC LIMIT ${fits.value(limit)}`
  return (await db.pool.query<UploadRow>(text, [...fits.values])).rows
}

/** One upload that the asker may see; null where there is none of this id. */
export async function uploadShown(db: Database, asker: Asker, id: string): Promise<UploadRow | null> {
  if (!isId(id)) return null
  const fits = fitting(asker, {})
  fits.and(`u."id" = ${fits.value(id)}::uuid`)
  const [found = null] = (
    await db.pool.query<UploadRow>(`SELECT ${columns}, u."preview" FROM ${from} WHERE ${fits.text()}`, [...fits.values])
  ).rows
  return found
}

export const uploadStateNames: Readonly<Record<string, string>> = {
  checked: '等待执行',
  running: '正在写入',
  done: '已导入',
  refused: '没有导入',
  undone: '已撤销',
}

/** Files that were brought in, the newest first. */
export const uploads: List<UploadFilter, UploadRow> = {
  name: 'uploads',
  columns: [
    { label: '文件', cell: (row) => row.name },
    { label: '状态', cell: (row) => uploadStateNames[row.state] ?? row.state },
    { label: '行数', cell: (row) => row.counts.read },
    { label: '新增户', cell: (row) => row.counts.households.added },
    { label: '更新户', cell: (row) => row.counts.households.changed },
    { label: '不合格行', cell: (row) => row.counts.bad },
    { label: '谁', cell: (row) => row.who },
    { label: '上传时间', cell: (row) => row.at.toISOString() },
  ],
  rows,
  count: (db, asker, filter, cap) => countUpTo(db, '"Upload" u', fitting(asker, filter), cap),
  key: (row) => row.id,
}
