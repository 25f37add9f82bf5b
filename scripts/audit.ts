import { verifyChain } from '../domain/records/audit.ts'
import { districtId } from '../domain/records/district.ts'
import { openDatabase } from '../prisma/client.ts'
import { readArguments, Usage } from './arguments.ts'
import { readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { upToDate } from './open.ts'

const example = 'npm run -s audit -- verify'

const about = `verify [--head HASH]   核对审计记录的哈希链，不写任何东西，输出 {"ok", "rows", "head"}
--head HASH            并核对以前记下的 head 仍在链上（从而看出末尾有没有被截掉）`

/** Checks the audit's chain. It needs no key and writes no row. */
runCommand(async (argv) => {
  const { options, rest } = readArguments(argv, {
    example,
    about,
    options: { head: { type: 'string' } },
    takes: ['命令 verify'],
  })
  if (rest[0] !== 'verify') throw new Usage(`没有命令 ${rest[0]}，可用的是 verify。例：${example}`)
  const head = options.head?.trim().toLowerCase()
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw new Usage('--head 要写 64 位十六进制，即以前输出的 head')
  const { databaseUrl, dataDir } = readConfig()
  const db = await openDatabase(databaseUrl === undefined ? { dataDir } : { url: databaseUrl })
  try {
    await upToDate(db)
    const check = await verifyChain(db, districtId, head)
    const { ok, rows } = check
    process.stdout.write(`${JSON.stringify({ ok, rows, head: check.head })}\n`)
    if (ok) return 0
    const what =
      check.broken === undefined
        ? '记下的 head 不在链上：末尾被截掉过，或 head 记错了'
        : `审计第 ${check.broken} 行对不上：它或它前面的行被改过、删过`
    process.stderr.write(`${what}；请保留现场，用备份核对\n`)
    return 1
  } finally {
    await db.close()
  }
})
