import type { Row, Tx } from '../../prisma/transact.ts'

type Table = Parameters<Tx['keepBefore']>[0]

/** Keeps what an upload changes, in the transaction that changes it, so that it can be undone. */
export interface Keeper {
  /** A row that is about to change, as it is. */
  was(table: Table, key: string): void
  /** A row that is new. `with`: how much came with it, by which its undoing sees whether anything was added since. */
  added(table: Table, key: string, came?: Readonly<Record<string, number>>): void
}

/** For who brings in a file without an upload: nothing is kept, nothing can be undone. */
export const keepsNothing: Keeper = { was: () => undefined, added: () => undefined }

export function keeperOf(tx: Tx, districtId: string, uploadId: string | undefined): Keeper {
  if (uploadId === undefined) return keepsNothing
  let ordinal = 0
  const row = (table: Table, key: string): Row<'UploadChange'> => ({
    districtId,
    uploadId,
    ordinal: ordinal++,
    table,
    key,
  })
  return {
    was: (table, key) => tx.keepBefore(table, row(table, key)),
    added: (table, key, came) => tx.insert('UploadChange', { ...row(table, key), after: came ?? null }),
  }
}
