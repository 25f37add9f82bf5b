import { Expected } from '../domain/errors.ts'
import { checkBackup, readBackup } from '../domain/files/backup/backup.ts'
import type { Restored } from '../domain/files/backup/load.ts'
import { readKeyFile } from '../domain/key-file.ts'
import { audited } from '../domain/records/audit.ts'
import { districtId, readKeyProof } from '../domain/records/district.ts'
import { openSecrets } from '../domain/secrets.ts'
import { type Database, openDatabase } from '../prisma/client.ts'
import { transact } from '../prisma/transact.ts'
import { readArguments } from './arguments.ts'
import { readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { upToDate } from './open.ts'

/** Fills an empty database from a backup; anything else is refused with nothing written. */
runCommand(async (argv) => {
  const { rest } = readArguments(argv, {
    example: 'npm run restore -- 备份.backup',
    about:
      '把备份恢复到一个空库（新的 DATA_DIR，或刚执行过 npm run migrate 的 PostgreSQL）。KEY_FILE 要是备份时的那个密钥',
    options: {},
    takes: ['备份文件'],
  })
  const file = rest[0] ?? ''
  const { databaseUrl, dataDir, keyFile } = readConfig()
  const key = readKeyFile(keyFile)
  if (key === null) throw new Expected(`没有密钥文件 KEY_FILE（${keyFile}）；恢复要用备份时的密钥，请从保管处取回`)
  const secrets = openSecrets(key)
  // Before a database is made or opened: a wrong file leaves nothing behind.
  await checkBackup(secrets, file)
  const db = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl })
  try {
    await refuseUnlessEmpty(db)
    await upToDate(db)
    const restored = await readBackup(db, secrets, file)
    const by = { districtId, actor: { kind: 'command', id: 'restore' }, origin: 'restore', at: new Date() } as const
    const { counts, madeAt } = restored
    await transact(db, (tx) =>
      audited(tx, { ...by, action: 'backup.restored', object: 'backup', after: { madeAt, counts } }),
    )
    process.stdout.write(told(restored))
    return 0
  } finally {
    await db.close()
  }
})

async function refuseUnlessEmpty(db: Database): Promise<void> {
  if ((await readKeyProof(db)) === null) return
  throw new Expected('这个数据库里已有内容，不恢复；请换一个新的 DATA_DIR 或空的库')
}

function told({ madeAt, counts }: Restored): string {
  const of = (table: string): number => counts[table] ?? 0
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return `已恢复 ${madeAt} 的备份：户 ${of('Household')}，成员 ${of('Person')}，干部 ${of('Cadre')}，消息 ${of('Message')}，报告 ${of('Report')}，审计 ${of('Audit')}，账号 ${of('User')}，共 ${rows} 行\n`
}
