import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Expected } from '../domain/errors.ts'
import { type Imported, importFile, rowsOf } from '../domain/files/import-file.ts'
import { rejectedLine } from '../domain/files/rejections.ts'
import { districtId } from '../domain/records/district.ts'
import type { Counts } from '../domain/records/roster.ts'
import { readArguments } from './arguments.ts'
import { readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { openForCommand } from './open.ts'

const about = `FILE 是户的表 .xlsx、.csv（列 户编号 乡镇 村 户主 姓名 与户主关系 证件号码 联系电话 银行卡号 健康状况 备注，一行一人），
或名册 .json：{"households": […], "cadres": […], "groups": […]}。有一行不合格就都不写；同一个文件再导入一次什么也不改。
--dry-run    只检查，不写入
--skip-bad   不合格的行跳过，其余写入`

const most = 20 * 1024 * 1024

/** Brings in a roster: counts and rejected rows on standard output. */
runCommand(async (argv) => {
  const { options, rest } = readArguments(argv, {
    example: 'npm run import -- roster.json --dry-run',
    about,
    options: { 'dry-run': { type: 'boolean' }, 'skip-bad': { type: 'boolean' } },
    takes: ['文件名'],
  })
  const config = readConfig()
  const source = readSource(rest[0] ?? '')
  const { db, secrets } = await openForCommand(config, 'import')
  try {
    const by = { districtId, actor: { kind: 'command', id: 'import' }, origin: 'import', now: new Date() } as const
    const { 'dry-run': dryRun = false, 'skip-bad': skipBad = false } = options
    const keepAs = basename(rest[0] ?? '').slice(0, 200)
    const imported = await importFile(db, secrets, by, source, { dryRun, skipBad, keepAs })
    process.stdout.write(told(imported, dryRun))
    return imported.rejected.length === 0 || skipBad ? 0 : 1
  } finally {
    await db.close()
  }
})

function readSource(file: string): Buffer {
  try {
    if (statSync(file).size > most) throw new Expected(`${basename(file)} 超过 20 MB；请分成几个文件导入`)
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Expected) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Expected(`没有文件 ${file}；请核对路径`)
    throw new Expected(`读不了 ${file}（${code}）；请检查路径和权限`)
  }
}

/** The counts, each rejected row, and what to do now. */
function told({ read, counts, rejected, written }: Imported, dryRun: boolean): string {
  const { households, cadres, groups } = counts
  const sum = (of: keyof Counts): number => households[of] + cadres[of] + groups[of]
  const bad = rowsOf(rejected)
  const lines = [
    `读入 ${n(read)} 行：新增 ${n(sum('added'))}，更新 ${n(sum('changed'))}，未变 ${n(sum('same'))}，不合格 ${n(bad)}`,
    `户：${each(households)}；干部：${each(cadres)}；群：${each(groups)}`,
    ...rejected.map(rejectedLine),
    dryRun
      ? '试运行，没有写入'
      : written
        ? ending(sum('added') + sum('changed'))
        : '没有写入。改好后重试，或加 --skip-bad',
  ]
  return `${lines.join('\n')}\n`
}

const ending = (changes: number): string => (changes === 0 ? '没有变化' : '已写入')
const each = ({ added, changed, same }: Counts): string => `新增 ${n(added)}，更新 ${n(changed)}，未变 ${n(same)}`
const n = (count: number): string => count.toLocaleString('en-US')
