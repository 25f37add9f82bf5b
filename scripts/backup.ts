import { stat } from 'node:fs/promises'
import { writeBackup } from '../domain/files/backup/backup.ts'
import { audited } from '../domain/records/audit.ts'
import { districtId } from '../domain/records/district.ts'
import { transact } from '../prisma/transact.ts'
import { readArguments } from './arguments.ts'
import { readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { openForCommand } from './open.ts'

/** The whole database in one encrypted file. */
runCommand(async (argv) => {
  const { rest } = readArguments(argv, {
    example: 'npm run backup -- 备份.backup',
    about: '把整个数据库写进一个文件，用 KEY_FILE 加密，权限 0600。没有这个密钥，谁也恢复不了，请另外保管',
    options: {},
    takes: ['要写的文件'],
  })
  const file = rest[0] ?? ''
  const { db, secrets } = await openForCommand(readConfig(), 'backup')
  try {
    const now = new Date()
    await writeBackup(db, secrets, file, now)
    const by = { districtId, actor: { kind: 'command', id: 'backup' }, origin: 'backup', at: now } as const
    await transact(db, (tx) => audited(tx, { ...by, action: 'backup.made', object: 'backup' }))
    const { size } = await stat(file)
    process.stdout.write(`已备份到 ${file}，${Math.ceil(size / 1024)} kB\n`)
    return 0
  } finally {
    await db.close()
  }
})
