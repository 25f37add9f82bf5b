import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { openDatabase } from '../../prisma/client.ts'
import { migrateUp } from '../../prisma/migrate.ts'

// A program of its own: PGlite's timers would keep the test runner for 10 s after its last test.
const [, , work = '', file = ''] = process.argv
await makeSnapshot(work, file)
process.exit(0)

/** Makes an embedded database below `work`, brings it up to date and dumps it into `file`. */
async function makeSnapshot(work: string, file: string): Promise<void> {
  const dataDir = join(work, 'embedded')
  const db = await openDatabase({ dataDir })
  await migrateUp(db)
  await db.close()
  const lite = await PGlite.create({ dataDir: join(dataDir, 'database') })
  const dump = await lite.dumpDataDir('none')
  await lite.close()
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
}
