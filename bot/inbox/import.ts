import { isDeepStrictEqual } from 'node:util'
import type { Ask } from '../../domain/asks.ts'
import { Expected } from '../../domain/errors.ts'
import { changesIn, type Imported, importFile, uploadCounts } from '../../domain/files/import-file.ts'
import type { KeptFiles } from '../../domain/files/kept.ts'
import { rejectedLine } from '../../domain/files/rejections.ts'
import type { By } from '../../domain/records/accounts.ts'
import { audited } from '../../domain/records/audit.ts'
import { changeUpload, keepUpload, uploadOf } from '../../domain/records/uploads.ts'
import type { Secrets } from '../../domain/secrets.ts'
import type { UploadCounts } from '../../domain/uploads.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import type { SaidImport } from '../replies/say-brought.ts'
import { askFirst, endAsking } from './ask-first.ts'
import type { Hearing } from './hearing.ts'
import type { Open } from './open-question.ts'
import type { Answer } from './turn.ts'

/** What files need beside what was heard. */
export interface Desk {
  readonly files: KeptFiles
  readonly secrets: Secrets
}

type Importing = Extract<Ask, { ask: 'import' }>

const notAllowed = '未导入：名册由镇或示范区的负责人导入，请把文件交给镇上的管理员'
const gone = '未导入：存下的文件找不到了，请把文件再发一次'

/** The area whose households this sender may bring in: that of who leads a town or the district; null for others. */
function areaOf({ sender: { leads } }: Hearing): string | null {
  return leads !== null && leads.length <= 9 ? leads : null
}

const byOf = ({ districtId, sender, message, now }: Hearing): By => ({
  districtId,
  actor: { kind: 'cadre', id: sender.id },
  origin: message.chat,
  now,
})

/** A table that was sent: checked as the command checks it, nothing written; 是 carries it out. Gives what to say. */
export async function actTable(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  table: { readonly name: string; readonly bytes: Buffer },
  { files, secrets }: Desk,
): Promise<Say> {
  const area = areaOf(hearing)
  if (area === null) return refused(tx, hearing, table.name, notAllowed)
  let checked: Imported
  try {
    checked = await importFile(db, secrets, byOf(hearing), table.bytes, { dryRun: true, area })
  } catch (error) {
    if (error instanceof Expected) return refused(tx, hearing, table.name, `未导入：${error.message}`)
    throw error
  }
  const hash = await files.put('uploads', table.bytes)
  const { now, districtId } = hearing
  const counts = uploadCounts(checked)
  const upload = { districtId, hash, name: table.name, counts, rejected: checked.rejected, cadreId: hearing.sender.id }
  const uploadId = keepUpload(tx, { ...upload, at: now })
  const said = saidOf(table.name, checked)
  if (changesIn(counts) === 0) return { say: 'import', step: 'nothing', ...said, question: null }
  const question: Importing = { ask: 'import', reportIds: [], uploadId }
  askFirst(tx, hearing, open, question)
  return { say: 'import', step: 'checked', ...said, question }
}

function refused(tx: Tx, hearing: Hearing, name: string, why: string): Say {
  const { now, ...by } = byOf(hearing)
  audited(tx, { ...by, action: 'import.refused', object: 'import', after: { name }, outcome: 'refused', at: now })
  return { say: 'media-refused', why }
}

/** An answer to what a table would change; null where the words mean something else. */
export async function answerTable(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open,
  ask: Importing,
  answer: Answer | null,
  desk: Desk,
): Promise<Say | null> {
  if (answer?.answer === 'yes') return carryOut(db, tx, hearing, open, ask, desk)
  if (answer?.answer !== 'no' && answer?.answer !== 'cancel') return null
  changeUpload(tx, hearing.districtId, ask.uploadId, { state: 'refused' })
  await endAsking(db, tx, hearing, open, 'cancelled')
  return { say: 'media-refused', why: '已取消，没有导入；改好后把文件再发一次' }
}

// Looked at once more: who may have lost his area, and the records may have changed, since it was told what would change.
async function carryOut(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open,
  ask: Importing,
  { files, secrets }: Desk,
): Promise<Say> {
  const { districtId, now } = hearing
  const upload = await uploadOf(db, districtId, ask.uploadId)
  const bytes = upload && (await files.get('uploads', upload.hash))
  const area = areaOf(hearing)
  if (!upload || !bytes || area === null) {
    await endAsking(db, tx, hearing, open, 'cancelled')
    return refused(tx, hearing, upload?.name ?? '', area === null ? notAllowed : gone)
  }
  // A crash between the import and its answer: it is answered, and not carried out twice.
  if (upload.state === 'done') return await finish(db, tx, hearing, open, { ...upload, rejected: [] })
  try {
    const again = await importFile(db, secrets, byOf(hearing), bytes, { dryRun: true, area })
    const counts = uploadCounts(again)
    if (!isDeepStrictEqual(counts, upload.counts) && changesIn(counts) > 0) {
      changeUpload(tx, districtId, ask.uploadId, { counts, rejected: again.rejected })
      askFirst(tx, hearing, open, ask)
      return { say: 'import', step: 'changed', ...saidOf(upload.name, again), question: ask }
    }
    const also = (within: Tx): void =>
      changeUpload(within, districtId, ask.uploadId, { state: 'done', doneAt: now, counts })
    const done = await importFile(db, secrets, byOf(hearing), bytes, {
      skipBad: true,
      area,
      also,
      uploadId: ask.uploadId,
    })
    return await finish(db, tx, hearing, open, {
      name: upload.name,
      counts: uploadCounts(done),
      rejected: done.rejected,
    })
  } catch (error) {
    if (error instanceof Expected) return { say: 'media-refused', why: `未导入：${error.message}` }
    throw error
  }
}

async function finish(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open,
  done: { readonly name: string; readonly counts: UploadCounts; readonly rejected: Imported['rejected'] },
): Promise<Say> {
  await endAsking(db, tx, hearing, open, 'answered')
  const { name, counts, rejected } = done
  return { say: 'import', step: 'done', name, counts, rejected: rejected.map(rejectedLine), question: null }
}

function saidOf(name: string, checked: Imported): SaidImport {
  return { name, counts: uploadCounts(checked), rejected: checked.rejected.slice(0, 50).map(rejectedLine) }
}
