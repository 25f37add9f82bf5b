import type { Database } from '../../prisma/transact.ts'
import type { By } from '../records/accounts.ts'
import type { Secrets } from '../secrets.ts'
import { type Imported, type ImportOptions, importFile } from './import-file.ts'

/** Brings in the text of a roster `.json`: see `importFile`. */
export function importRoster(
  db: Database,
  secrets: Secrets,
  by: By,
  source: string,
  options: ImportOptions,
): Promise<Imported> {
  return importFile(db, secrets, by, Buffer.from(source), options)
}
