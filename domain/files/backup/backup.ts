import { createReadStream, createWriteStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Database } from '../../../prisma/transact.ts'
import { addDays, isDay } from '../../calendar.ts'
import { Expected } from '../../errors.ts'
import type { Secrets } from '../../secrets.ts'
import { dump } from './dump.ts'
import { load, loader, type Restored } from './load.ts'
import { damaged, opening, type SealKey, sealing } from './seal.ts'

const sealOf = (secrets: Pick<Secrets, 'subkey'>): SealKey => ({
  key: secrets.subkey('backups'),
  mark: secrets.subkey('backups mark'),
})

/** The disk's own refusals; the database's connection has codes of the same shape. */
const ofTheDisk = new Set('ENOENT EACCES EPERM ENOSPC EDQUOT EROFS EISDIR ENOTDIR EIO EMFILE EBUSY'.split(' '))

/** Writes the whole database into one file, encrypted, mode 0600; it appears whole or not at all. */
export async function writeBackup(
  db: Database,
  secrets: Pick<Secrets, 'subkey'>,
  file: string,
  now: Date,
  stopping?: AbortSignal,
): Promise<void> {
  const beside = `${file}.${process.pid}.part`
  try {
    await pipeline(
      Readable.from(dump(db, now)),
      createGzip({ level: 6 }),
      sealing(sealOf(secrets)),
      createWriteStream(beside, { mode: 0o600, flush: true }),
      ...(stopping ? [{ signal: stopping }] : []),
    )
    await rename(beside, file)
    await onDisk(dirname(file))
  } catch (error) {
    await rm(beside, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !ofTheDisk.has(code)) throw error
    throw new Expected(`写不了备份 ${file}（${code}）；请检查目录、权限和磁盘空间`)
  }
}

/** So that a power cut does not lose the new name. */
async function onDisk(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined)
  await handle.close()
}

/** Reads a backup to its end and writes nothing: `Expected` where it is cut, changed, of another key or no backup. */
export async function checkBackup(secrets: Pick<Secrets, 'subkey'>, file: string): Promise<Restored> {
  const into = loader(async () => {})
  for await (const line of linesOf(secrets, file)) await into.line(line)
  return into.end()
}

/** Fills an empty database, all or nothing. The file is read twice: what does not open to its end is not begun with. */
export async function readBackup(db: Database, secrets: Pick<Secrets, 'subkey'>, file: string): Promise<Restored> {
  await checkBackup(secrets, file)
  return load(db, linesOf(secrets, file))
}

async function* linesOf(secrets: Pick<Secrets, 'subkey'>, file: string): AsyncGenerator<string> {
  const plain = new PassThrough()
  const failed = pipeline(createReadStream(file), opening(sealOf(secrets)), createGunzip(), plain).then(
    () => null,
    (error: unknown) => wrong(file, error),
  )
  // Not node:readline, which ends a line at U+2028 too: people's words may hold it.
  plain.setEncoding('utf8')
  let rest = ''
  try {
    for await (const text of plain as AsyncIterable<string>) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch {
    // The pipeline tells why.
  } finally {
    plain.destroy()
  }
  const error = await failed
  if (error) throw error
  if (rest !== '') throw damaged()
}

function wrong(file: string, error: unknown): Error {
  if (error instanceof Expected) return error
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return new Expected(`没有文件 ${file}；请检查路径`)
  if (/^E[A-Z]+$/.test(code) && !code.startsWith('ERR_')) return new Expected(`读不了 ${file}（${code}）；请检查权限`)
  // What opened and is no whole gzip.
  if (code.startsWith('Z_')) return damaged()
  return error instanceof Error ? error : damaged()
}

const named = /^bangfu-(\d{4}-\d\d-\d\d)\.backup$/

/** The file of a day's own backup in a folder. */
export const backupFile = (folder: string, day: string): string => join(folder, `bangfu-${day}.backup`)

/** Throws away the scheduled backups older than so many days; files of other names stay. Gives how many. */
export async function dropOldBackups(folder: string, today: string, keepDays: number): Promise<number> {
  const oldest = addDays(today, -keepDays)
  const old = (await readdir(folder)).filter((name) => {
    const day = named.exec(name)?.[1]
    return day !== undefined && isDay(day) && day < oldest
  })
  for (const name of old) await rm(join(folder, name), { force: true })
  return old.length
}
