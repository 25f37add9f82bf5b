import { type UploadRow, uploadShown } from '../../domain/lists/uploads.ts'
import { signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Refusal } from '../refusal.ts'
import { ImportDetail } from '../views/import.tsx'
import { page } from '../views/page.tsx'
import type { Wrong } from '../views/wrong.tsx'

/** The upload of this address; 404 where there is none, or where it is somebody else's. */
export async function importHere(console: Console, ctx: Context): Promise<UploadRow> {
  const found = await uploadShown(console.db, signedIn(ctx).asker, ctx.state.params.id ?? '')
  if (found === null) throw new Refusal(404, '没有这次导入，或不是您上传的')
  return found
}

/** Whether it can be carried out: it waits, or was cut off midway. */
export const waits = ({ id, state, stopped }: UploadRow, { imports }: Console): boolean =>
  state === 'checked' || (stopped && imports.at(id) === null)

/** How often the page of a running import looks again, in seconds. */
const again = 3

export function showRow(console: Console, ctx: Context, row: UploadRow, wrong: readonly Wrong[], reason = ''): void {
  const waiting = waits(row, console)
  const running = row.state === 'running' && !waiting
  const head = {
    title: row.name,
    wrong: wrong.length > 0,
    crumbs: [['导入', '/imports']] as const,
    ...(running ? { again } : {}),
  }
  const progress = running ? (console.imports.at(row.id) ?? row) : null
  page(console, ctx, head, <ImportDetail row={row} waits={waiting} progress={progress} wrong={wrong} reason={reason} />)
}

export const showImport: Handler = async (console, ctx) => showRow(console, ctx, await importHere(console, ctx), [])

/** Somebody was faster: the page as it stands now. */
export function conflict(console: Console, ctx: Context, row: UploadRow): void {
  ctx.status = 409
  showRow(console, ctx, row, [])
}
