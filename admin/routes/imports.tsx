import { scopeOf } from '../../domain/asker.ts'
import { Expected } from '../../domain/errors.ts'
import { changesIn, importFile, uploadCounts } from '../../domain/files/import-file.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { type UploadRow, uploadShown, uploadStates, uploads } from '../../domain/lists/uploads.ts'
import { changeUpload, keepUpload } from '../../domain/records/uploads.ts'
import { Stale, transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { ImportDetail, ImportList } from '../views/imports.tsx'
import { page } from '../views/page.tsx'
import type { Wrong } from '../views/wrong.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listImports: Handler = async (console, ctx) => {
  const filter = { q: asked(ctx, 'q'), state: oneOf(asked(ctx, 'state'), uploadStates) }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, uploads, filter, format)
  await showList(console, ctx, filter, [])
}

async function showList(
  console: Console,
  ctx: Context,
  filter: Parameters<typeof uploads.rows>[2],
  wrong: readonly Wrong[],
): Promise<void> {
  const after = ctx.method === 'POST' ? null : (asked(ctx, 'after') ?? null)
  const found = await pageOf(uploads, console.db, signedIn(ctx).asker, filter, after)
  page(
    console,
    ctx,
    { title: '导入', wrong: wrong.length > 0 },
    <ImportList filter={filter} page={found} wrong={wrong} />,
  )
}

/** The statistical code within which a file may change anything; undefined for who has the whole district. */
function areaOf(ctx: Context): { readonly area?: string } {
  const { asker } = signedIn(ctx)
  return scopeOf(asker).level === 'district' ? {} : { area: asker.area }
}

/** A file is checked and kept; nothing of it is written before somebody says so on its page. */
export const checkImport: Handler = async (console, ctx) => {
  const { file } = ctx.state
  const { asker } = signedIn(ctx)
  const refuse = (words: string): Promise<void> => {
    ctx.status = 422
    return showList(console, ctx, {}, [{ field: 'file', words }])
  }
  if (file === undefined || file.bytes.length === 0) return refuse('请选一个文件：.xlsx、.csv 或名册 .json')
  const by = acting(console, ctx)
  try {
    const checked = await importFile(console.db, console.secrets, by, file.bytes, { dryRun: true, ...areaOf(ctx) })
    const hash = await console.files.put('uploads', file.bytes)
    const upload = {
      districtId: by.districtId,
      hash,
      name: file.name,
      counts: uploadCounts(checked),
      rejected: checked.rejected,
      userId: asker.userId,
      at: by.now,
    }
    const id = await transact(console.db, (tx) => keepUpload(tx, upload))
    throw new Elsewhere(`/imports/${id}`)
  } catch (error) {
    if (error instanceof Expected) return refuse(error.message)
    throw error
  }
}

async function importHere(console: Console, ctx: Context): Promise<UploadRow> {
  const found = await uploadShown(console.db, signedIn(ctx).asker, ctx.state.params.id ?? '')
  if (found === null) throw new Refusal(404, '没有这次导入，或不是您上传的')
  return found
}

function show(console: Console, ctx: Context, row: UploadRow, wrong: readonly Wrong[]): void {
  const head = { title: row.name, wrong: wrong.length > 0, crumbs: [['导入', '/imports']] as const }
  page(console, ctx, head, <ImportDetail row={row} wrong={wrong} />)
}

export const showImport: Handler = async (console, ctx) => show(console, ctx, await importHere(console, ctx), [])

/** Carries a checked file out: looked at once more, since the records may have changed since. */
export const carryOutImport: Handler = async (console, ctx) => {
  const row = await importHere(console, ctx)
  const { form } = ctx.state
  if (row.state !== 'checked' || form.get('version') !== String(changesIn(row.counts)))
    return conflict(console, ctx, row)
  const refuse = (words: string): void => {
    ctx.status = 422
    show(console, ctx, row, [{ field: 'skip', words }])
  }
  if (row.counts.bad > 0 && form.get('skip') !== 'yes') {
    return refuse('有不合格的行：改好文件重新上传，或勾上“跳过不合格的行”')
  }
  const bytes = await console.files.get('uploads', row.hash)
  if (bytes === null) return refuse('存下的文件找不到了，请重新上传')
  const by = acting(console, ctx)
  try {
    await importFile(console.db, console.secrets, by, bytes, {
      ...areaOf(ctx),
      skipBad: form.get('skip') === 'yes',
      also: (tx) => changeUpload(tx, by.districtId, row.id, { state: 'done', doneAt: by.now }),
    })
  } catch (error) {
    if (error instanceof Stale) return conflict(console, ctx, await importHere(console, ctx))
    if (error instanceof Expected) return refuse(error.message)
    throw error
  }
  throw new Elsewhere(`/imports/${row.id}`)
}

export const dropImport: Handler = async (console, ctx) => {
  const row = await importHere(console, ctx)
  if (row.state !== 'checked') return conflict(console, ctx, row)
  const { districtId } = acting(console, ctx)
  try {
    await transact(console.db, (tx) => changeUpload(tx, districtId, row.id, { state: 'refused' }))
  } catch (error) {
    if (error instanceof Stale) return conflict(console, ctx, await importHere(console, ctx))
    throw error
  }
  throw new Elsewhere('/imports')
}

function conflict(console: Console, ctx: Context, row: UploadRow): void {
  ctx.status = 409
  show(console, ctx, row, [])
}
