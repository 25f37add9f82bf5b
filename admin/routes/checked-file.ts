import { scopeOf } from '../../domain/asker.ts'
import type { ColumnMapping } from '../../domain/files/household-columns.ts'
import { importFile, uploadCounts } from '../../domain/files/import-file.ts'
import { ColumnsMissing } from '../../domain/files/table-heads.ts'
import type { UploadRow } from '../../domain/lists/uploads.ts'
import type { By } from '../../domain/records/accounts.ts'
import { rememberedColumns } from '../../domain/records/uploads.ts'
import type { PreviewRow, UploadCounts } from '../../domain/uploads.ts'
import { signedIn } from '../acting.ts'
import type { Console, Context } from '../console.ts'

/** The statistical code within which a file may change anything; undefined for who has the whole district. */
export function areaOf(ctx: Context): { readonly area?: string } {
  const { asker } = signedIn(ctx)
  return scopeOf(asker).level === 'district' ? {} : { area: asker.area }
}

/** What was said of an upload's columns. */
export function saidOf({ mapping }: UploadRow): ColumnMapping {
  return Object.fromEntries(Object.entries(mapping).flatMap(([head, field]) => (field === null ? [] : [[head, field]])))
}

export interface CheckedFile {
  readonly counts: UploadCounts
  readonly rejected: UploadRow['rejected']
  readonly mapping: Readonly<Record<string, string | null>>
  readonly preview: readonly PreviewRow[]
}

const none = { added: 0, changed: 0, same: 0 }

/**
 * What a file would do, nothing written. Where a column is missing but others are not known, nothing is counted yet:
 * its page asks which they are. `said`: of its columns; absent: what was said of earlier files.
 */
export async function checkedFile(
  { db, secrets }: Console,
  by: By,
  bytes: Buffer,
  area: { readonly area?: string },
  said?: ColumnMapping,
): Promise<CheckedFile> {
  const mapping = said ?? (await rememberedColumns(db, by.districtId))
  const asked = (unknown: readonly string[]) => ({
    ...(said ?? {}),
    ...Object.fromEntries(unknown.map((head) => [head, null])),
  })
  try {
    const checked = await importFile(db, secrets, by, bytes, { dryRun: true, ...area, mapping })
    // What was remembered and stands in this file belongs to it from now on.
    const used = said ?? Object.fromEntries(Object.entries(mapping).filter(([head]) => checked.said.includes(head)))
    return {
      counts: uploadCounts(checked),
      rejected: checked.rejected,
      mapping: { ...used, ...asked(checked.unknown) },
      preview: checked.preview,
    }
  } catch (error) {
    if (!(error instanceof ColumnsMissing) || error.unknown.length + error.said.length === 0) throw error
    const { missing, unknown } = error
    const used = said ?? Object.fromEntries(Object.entries(mapping).filter(([head]) => error.said.includes(head)))
    const counts = { read: 0, households: none, cadres: none, bad: 0, missing }
    return { counts, rejected: [], mapping: { ...used, ...asked(unknown) }, preview: [] }
  }
}
