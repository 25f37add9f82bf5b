import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { describe, inject } from 'vitest'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { template } from './postgres.ts'
import { scratch } from './process.ts'

export type Kind = Database['kind']
export const kinds = ['embedded', 'postgres'] as const satisfies readonly Kind[]

/** A migrated, empty database of its own: PGlite in memory, or one on PostgreSQL in zone Asia/Shanghai. */
export async function freshDatabase(kind: Kind): Promise<Database> {
  if (kind === 'postgres') return openDatabase({ url: await freshUrl() })
  return openDatabase({ snapshot: await snapshot() })
}

/** A database that holds nothing, not even tables. */
export async function bareDatabase(kind: Kind): Promise<Database> {
  if (kind === 'postgres') return openDatabase({ url: await bareUrl() })
  const db = await freshDatabase(kind)
  await db.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  return db
}

/** The address of a migrated, empty database on PostgreSQL, for a command that is run as a process. */
export async function freshUrl(): Promise<string> {
  return createDatabase(`CREATE DATABASE $name TEMPLATE ${template}`)
}

/** The address of a database on PostgreSQL that holds nothing, not even tables. */
export async function bareUrl(): Promise<string> {
  return createDatabase('CREATE DATABASE $name')
}

/** A DATA_DIR with a migrated, empty embedded database, for a command that is run as a process. */
export async function freshDataDir(): Promise<string> {
  const dataDir = scratch('data-')
  const lite = await PGlite.create({ dataDir: join(dataDir, 'database'), loadDataDir: await snapshot() })
  await lite.close()
  return dataDir
}

/** The same facts on both databases. */
export function onBoth(name: string, facts: (kind: Kind) => void): void {
  describe.each(kinds)(`${name}（%s）`, facts)
}

async function createDatabase(sql: string): Promise<string> {
  const server = await stocked('/postgres')
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: `${server}postgres` })
  await admin.connect()
  try {
    await admin.query(sql.replace('$name', name))
  } finally {
    await admin.end()
  }
  return `${server}${name}`
}

const snapshot = async (): Promise<Blob> => openAsBlob(await stocked('/snapshot'))

/** What `setup.ts` makes once for all files. */
export async function stocked(path: '/postgres' | '/snapshot' | '/browser'): Promise<string> {
  const response = await fetch(`${inject('stock')}${path}`)
  const answer = await response.text()
  if (!response.ok) throw new Error(answer)
  return answer
}
