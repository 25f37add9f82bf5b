import { Expected } from '../../domain/errors.ts'
import { importFile } from '../../domain/files/import-file.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { uploadStates, uploads } from '../../domain/lists/uploads.ts'
import { claimRun } from '../../domain/records/upload-runs.ts'
import { changeUpload, keepUpload } from '../../domain/records/uploads.ts'
import { type Tx, transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere } from '../refusal.ts'
import { ImportList } from '../views/imports.tsx'
import { page } from '../views/page.tsx'
import type { Wrong } from '../views/wrong.tsx'
import { areaOf, checkedFile, saidOf } from './checked-file.ts'
import { conflict, importHere, showRow, waits } from './one-import.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'
import { isStale, unlessStale } from './unless-stale.ts'

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
    const checked = await checkedFile(console, by, file.bytes, areaOf(ctx))
    const hash = await console.files.put('uploads', file.bytes)
    const upload = { districtId: by.districtId, hash, name: file.name, ...checked, userId: asker.userId, at: by.now }
    const id = await transact(console.db, (tx) => keepUpload(tx, upload))
    throw new Elsewhere(`/imports/${id}`)
  } catch (error) {
    if (error instanceof Expected) return refuse(error.message)
    throw error
  }
}

/** Carries a checked file out: looked at once more, since the records may have changed since. It goes on by itself. */
export const carryOutImport: Handler = async (console, ctx) => {
  const row = await importHere(console, ctx)
  if (!waits(row, console) || isStale(ctx, row.version)) return conflict(console, ctx, row)
  const refuse = (words: string): void => {
    ctx.status = 422
    showRow(console, ctx, row, [{ field: 'skip', words }])
  }
  const skipBad = ctx.state.form.get('skip') === 'yes'
  if (row.counts.bad > 0 && !skipBad) {
    return refuse('有不合格的行：改好文件重新上传，或勾上“跳过不合格的行”')
  }
  if (row.counts.missing) return refuse(`缺列：${row.counts.missing.join('、')}；先说明哪一列是`)
  const bytes = await console.files.get('uploads', row.hash)
  if (bytes === null) return refuse('存下的文件找不到了，请重新上传')
  const by = acting(console, ctx)
  const { districtId } = by
  const version = await claimRun(console.db, { districtId, id: row.id }, row.version)
  if (version === 'busy') return refuse('另一个文件正在写入；请等它完成再写这个')
  if (version === 'stale') return conflict(console, ctx, await importHere(console, ctx))
  const done = { state: 'done', doneAt: by.now } as const
  const options = {
    ...areaOf(ctx),
    skipBad,
    mapping: saidOf(row),
    uploadId: row.id,
    also: (tx: Tx) => changeUpload(tx, districtId, row.id, done, { from: 'running', version }),
  }
  await console.imports.start({ districtId, id: row.id }, async (progress) => {
    const { written } = await importFile(console.db, console.secrets, by, bytes, { ...options, progress })
    if (!written) throw new Expected('现在有不合格的行了，什么都没有写入；请重新上传，看是哪几行')
  })
  throw new Elsewhere(`/imports/${row.id}`)
}

export const dropImport: Handler = async (console, ctx) => {
  const row = await importHere(console, ctx)
  if (row.state !== 'checked' || isStale(ctx, row.version)) return conflict(console, ctx, row)
  const { districtId } = acting(console, ctx)
  const at = { version: row.version }
  await unlessStale(
    () => transact(console.db, (tx) => changeUpload(tx, districtId, row.id, { state: 'refused' }, at)),
    async () => conflict(console, ctx, await importHere(console, ctx)),
  )
  if (ctx.status !== 409) throw new Elsewhere('/imports')
}
