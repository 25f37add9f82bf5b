import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { backupFile, dropOldBackups, writeBackup } from '../../domain/files/backup/backup.ts'
import type { Secrets } from '../../domain/secrets.ts'
import type { Database } from '../../prisma/transact.ts'

/** Kept so long, in days (contract/chat.md, 'Scheduled acts'). */
const keptDays = 30

/** Makes the day's backup in DATA_DIR/backups, and only then throws away those that are too old. */
export function backupsIn(
  dataDir: string,
  db: Database,
  secrets: Secrets,
): (day: string, stopping?: AbortSignal) => Promise<void> {
  return async (day, stopping) => {
    const folder = join(dataDir, 'backups')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeBackup(db, secrets, backupFile(folder, day), new Date(), stopping)
    await dropOldBackups(folder, day, keptDays)
  }
}
