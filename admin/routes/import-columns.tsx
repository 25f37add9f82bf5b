import { Expected } from '../../domain/errors.ts'
import { householdFields } from '../../domain/files/household-columns.ts'
import { changeUpload } from '../../domain/records/uploads.ts'
import { transact } from '../../prisma/transact.ts'
import { acting } from '../acting.ts'
import type { Handler } from '../console.ts'
import { Elsewhere } from '../refusal.ts'
import { areaOf, checkedFile } from './checked-file.ts'
import { conflict, importHere, showRow } from './one-import.tsx'
import { isStale, unlessStale } from './unless-stale.ts'

/** Says what columns mean that are not known; the file is looked at once more, and the next one knows them. */
export const mapColumns: Handler = async (console, ctx) => {
  const row = await importHere(console, ctx)
  if (row.state !== 'checked' || isStale(ctx, row.version)) return conflict(console, ctx, row)
  const refuse = (words: string): void => {
    ctx.status = 422
    showRow(console, ctx, row, [{ field: 'column-0', words }])
  }
  const heads = Object.keys(row.mapping)
  const chosen = heads.map((head, index) => [head, ctx.state.form.get(`column-${index}`) ?? ''] as const)
  const fields = chosen.map(([, field]) => field).filter((field) => field !== '')
  if (fields.some((field) => !householdFields.includes(field))) return refuse('请从列出的字段里选')
  const twice = fields.find((field, index) => fields.indexOf(field) < index)
  if (twice !== undefined) return refuse(`有两列都选了“${twice}”，请只留一列`)
  const bytes = await console.files.get('uploads', row.hash)
  if (bytes === null) return refuse('存下的文件找不到了，请重新上传')
  const by = acting(console, ctx)
  try {
    const checked = await checkedFile(console, by, bytes, areaOf(ctx), Object.fromEntries(chosen))
    const written = await unlessStale(
      () =>
        transact(console.db, (tx) => {
          changeUpload(tx, by.districtId, row.id, { ...checked }, { version: row.version })
          return true
        }),
      async () => false,
    )
    if (!written) return conflict(console, ctx, await importHere(console, ctx))
  } catch (error) {
    if (error instanceof Expected) return refuse(error.message)
    throw error
  }
  throw new Elsewhere(`/imports/${row.id}`)
}
