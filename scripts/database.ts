import { Expected } from '../domain/errors.ts'
import { type Database, openDatabase } from '../prisma/client.ts'
import { behind } from '../prisma/history.ts'
import { migrateUp } from '../prisma/migrate.ts'
import type { Config } from './config.ts'

/**
 * Opens the database of the configuration, fit for this version: the embedded one is made and brought up to date; one
 * on PostgreSQL is never changed, and where it is behind throws `Expected` naming `npm run migrate`.
 */
export async function openUpToDate(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  const { databaseUrl: url, dataDir } = config
  const db = await openDatabase(url === undefined ? { dataDir } : { url })
  try {
    if (db.kind === 'embedded') await migrateUp(db)
    else await refuseBehind(db)
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}

async function refuseBehind(db: Database): Promise<void> {
  const names = await behind(db)
  if (names.length === 0) return
  throw new Expected(`数据库还差 ${names.length} 个迁移（${names[0]}…）；请先运行 npm run migrate，再启动`)
}
