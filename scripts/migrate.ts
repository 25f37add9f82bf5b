import { openDatabase } from '../prisma/client.ts'
import { migrateUp } from '../prisma/migrate.ts'
import { readArguments } from './arguments.ts'
import { readConfig } from './config.ts'
import { runCommand } from './edge.ts'

/** Brings the database of `DATABASE_URL`, or the embedded one, up to date. */
runCommand(async (argv) => {
  readArguments(argv, {
    example: 'npm run migrate',
    about: '把 DATABASE_URL 指的数据库（没有设就是 DATA_DIR 里的嵌入式数据库）升级到这个版本；再运行一次什么也不改。',
    options: {},
  })
  const { databaseUrl, dataDir } = readConfig()
  const db = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl, maxConnections: 1 })
  try {
    const { applied } = await migrateUp(db)
    const lines = applied.map((name) => `已执行 ${name}\n`).join('')
    process.stdout.write(applied.length === 0 ? '数据库已经是最新的\n' : lines)
    return 0
  } finally {
    await db.close()
  }
})
