import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffMigration } from '../prisma/engine.ts'
import { migrationsFolder } from '../prisma/history.ts'
import { readArguments, Usage } from './arguments.ts'
import { runCommand } from './edge.ts'

/** Writes the next migration: what leads from the migrations so far to the models, to be read through by a person. */
runCommand(async (argv) => {
  const { options, rest } = readArguments(argv, {
    example: 'npm run migration -- add_household_note',
    about: '比较 prisma/models 和已有的迁移，写出下一个迁移文件。\n  --empty  没有差别也写一个空的，用来放触发器、函数',
    options: { empty: { type: 'boolean' } },
    takes: ['名字'],
  })
  const name = rest[0] ?? ''
  if (!/^[a-z0-9_]+$/.test(name)) throw new Usage('迁移的名字只用小写字母、数字和下划线。例：add_household_note')
  const sql = (await diffMigration()) ?? (options.empty ? '\n' : undefined)
  if (sql === undefined) {
    process.stdout.write('模型没有变化，不需要迁移\n')
    return 0
  }
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql, { flag: 'wx' })
  process.stdout.write(`${join(folder, 'migration.sql')}\n`)
  return 0
})
