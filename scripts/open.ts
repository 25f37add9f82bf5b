import { timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Expected } from '../domain/errors.ts'
import { makeKeyFile, readKeyFile } from '../domain/key-file.ts'
import { readKeyProof, setUpDistrict } from '../domain/records/district.ts'
import { openSecrets, type Secrets } from '../domain/secrets.ts'
import { type Database, openDatabase } from '../prisma/client.ts'
import { behind } from '../prisma/history.ts'
import { migrateUp } from '../prisma/migrate.ts'
import { transact } from '../prisma/transact.ts'
import type { Config } from './config.ts'

export interface Opened {
  readonly db: Database
  readonly secrets: Secrets
}

/**
 * Opens the database for a command or the whole program: takes the lock, checks the key before anything is written,
 * brings the embedded database up to date, and on an empty one makes the key file and writes the district's places.
 * `Expected` where another process holds the folder, PostgreSQL is behind the schema, or the key is another.
 *
 * @param command its name, for the audit.
 */
export async function openForCommand(config: Config, command: string): Promise<Opened> {
  const db = await openDatabase(
    config.databaseUrl === undefined ? { dataDir: config.dataDir } : { url: config.databaseUrl },
  )
  try {
    return { db, secrets: await prepare(db, config, command) }
  } catch (error) {
    await db.close()
    throw error
  }
}

async function prepare(db: Database, config: Config, command: string): Promise<Secrets> {
  const proof = await readKeyProof(db)
  if (proof !== null) checkKey(config, proof)
  await upToDate(db)
  if (proof !== null) return checkKey(config, proof)
  const secrets = openSecrets(readKeyFile(config.keyFile) ?? newKey(config.keyFile))
  const actor = { kind: 'command', id: command } as const
  await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now: new Date() }))
  // Another process may have been first, with a key of its own.
  return checkKey(config, (await readKeyProof(db)) ?? secrets.proof())
}

/** Brings the embedded database up to date; `Expected` where PostgreSQL is behind the schema. */
export async function upToDate(db: Database): Promise<void> {
  if (db.kind === 'embedded') await migrateUp(db)
  else if ((await behind(db)).length > 0) throw new Expected('数据库的结构比程序旧；请先执行 npm run migrate')
}

/** Of two processes that make it at once, the slower takes the other's. */
function newKey(file: string): Uint8Array {
  try {
    return makeKeyFile(file)
  } catch (error) {
    const made = existsSync(file) ? readKeyFile(file) : null
    if (made === null) throw error
    return made
  }
}

/** The secrets of KEY_FILE; `Expected` where it is missing or not the key that the database was written with. */
function checkKey({ keyFile }: Config, proof: Uint8Array): Secrets {
  const key = readKeyFile(keyFile)
  if (key === null) {
    throw new Expected(
      `没有密钥文件 KEY_FILE（${keyFile}），而数据库是用它加密的；请从保管处取回，或把 KEY_FILE 指到它`,
    )
  }
  const secrets = openSecrets(key)
  const own = secrets.proof()
  if (own.length === proof.length && timingSafeEqual(own, proof)) return secrets
  throw new Expected(`KEY_FILE（${keyFile}）不是这个数据库的密钥；请把 KEY_FILE 指到原来的密钥文件`)
}
