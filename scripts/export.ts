import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { extname } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Expected } from '../domain/errors.ts'
import { audited } from '../domain/records/audit.ts'
import { districtId } from '../domain/records/district.ts'
import { transact } from '../prisma/transact.ts'
import { nearest, readArguments, Usage } from './arguments.ts'
import { readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { type Format, formats } from './export/stream.ts'
import { lists } from './export/what.ts'
import { openForCommand } from './open.ts'

const example = 'npm run -s export -- reports --out reports.jsonl'
const there = [...lists.keys()].join('、')

const about = `WHAT 是 ${there}。reports、problems、audit 默认是 JSON 行，households 和台账默认是 csv；证件号码、电话、银行卡号都已遮盖。
--format xlsx|csv|jsonl   格式；不写就看 --out 的扩展名
--out FILE                写到文件；不写就写到标准输出`

/** Streams a list into a file or standard output. */
runCommand(async (argv) => {
  const { options, rest } = readArguments(argv, {
    example,
    about,
    options: { format: { type: 'string' }, out: { type: 'string' } },
    takes: [`要导出什么（${there}）`],
  })
  const what = rest[0] ?? ''
  const made = madeOf(what)
  const asked = formatOf(options.format, options.out)
  const { db, secrets } = await openForCommand(readConfig(), 'export')
  try {
    const list = made(db, secrets)
    const format = asked ?? list.format
    await write(list.stream(format), options.out)
    const by = { districtId, actor: { kind: 'command', id: 'export' }, origin: 'export', at: new Date() } as const
    const after = { format, count: list.count() }
    await transact(db, (tx) => audited(tx, { ...by, action: 'export.done', object: 'list', objectId: what, after }))
    if (options.out !== undefined) process.stderr.write(`已写入 ${options.out}，${list.count()} 行\n`)
    return 0
  } finally {
    await db.close()
  }
})

function madeOf(word: string) {
  const made = lists.get(word)
  if (made !== undefined) return made
  const near = nearest(word, [...lists.keys()])
  throw new Usage(`不能导出 ${word}${near === undefined ? '' : `，是不是 ${near}`}；可以导出的有 ${there}`)
}

function formatOf(option: string | undefined, out: string | undefined): Format | undefined {
  const word = option ?? (out === undefined ? undefined : extname(out).slice(1))
  const format = formats.find((known) => known === word)
  if (option !== undefined && format === undefined) throw new Usage(`--format 要写 ${formats.join('、')} 之一`)
  if (out === undefined && format === 'xlsx' && process.stdout.isTTY) throw new Usage('xlsx 要用 --out 写到文件')
  return format
}

/** A file appears whole or not at all. */
async function write(from: Readable, out: string | undefined): Promise<void> {
  if (out === undefined) {
    await pipeline(from, process.stdout as Writable, { end: false })
    return
  }
  const beside = `${out}.${process.pid}.part`
  try {
    await pipeline(from, createWriteStream(beside, { mode: 0o600 }))
    renameSync(beside, out)
  } catch (error) {
    rmSync(beside, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error
    throw new Expected(`写不了 ${out}（${code}）；请检查目录和权限`)
  }
}
