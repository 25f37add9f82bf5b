import type { Jobs } from '../../bot/jobs/open.ts'
import type { Bot } from '../../bot/main.ts'
import type { Database } from '../../prisma/transact.ts'

export interface Health {
  readonly database: string
  readonly bot: string
  readonly jobs: string
}

/** A database that does not answer within this time is not ready, in milliseconds: /readyz answers within five seconds. */
const patience = 3_000

/** What /readyz tells: each part that this process runs, `off` for what it does not run. */
export function healthOf(db: Database, bot: Bot | null, jobs: Jobs | null): () => Promise<Health> {
  return async () => ({
    database: await databaseState(db),
    bot: bot === null ? 'off' : bot.state(),
    jobs: jobs === null ? 'off' : jobs.state(),
  })
}

async function databaseState(db: Database): Promise<string> {
  const asked = db.pool.query('SELECT 1').then(
    () => 'ok',
    () => 'down',
  )
  const late = new Promise<string>((resolve) => setTimeout(resolve, patience, 'down').unref())
  return Promise.race([asked, late])
}
