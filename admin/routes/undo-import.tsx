import { undoUpload } from '../../domain/records/undo-upload.ts'
import { acting } from '../acting.ts'
import type { Handler } from '../console.ts'
import { Elsewhere } from '../refusal.ts'
import { conflict, importHere, showRow } from './one-import.tsx'
import { reasonOf } from './reason.ts'
import { isStale, unlessStale } from './unless-stale.ts'

/** Takes back what a file brought, while nothing depends on it. */
export const undoImport: Handler = async (console, ctx) => {
  const row = await importHere(console, ctx)
  if (row.state !== 'done' || isStale(ctx, row.version)) return conflict(console, ctx, row)
  const { reason, wrong } = reasonOf(ctx, '选错了文件', 'undo-reason')
  const refuse = (words: typeof wrong): void => {
    ctx.status = 422
    showRow(console, ctx, row, words, reason)
  }
  if (wrong.length > 0) return refuse(wrong)
  const undone = await unlessStale(
    () => undoUpload(console.db, acting(console, ctx), row, reason),
    async () => null,
  )
  if (undone === null) return conflict(console, ctx, await importHere(console, ctx))
  if (undone.undone) throw new Elsewhere(`/imports/${row.id}`)
  refuse(undone.obstacles.map(({ what, why }) => ({ field: 'undo-reason', words: `不能撤销：${what} ${why}` })))
}
