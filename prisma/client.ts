import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Expected } from '../domain/errors.ts'
import { PrismaClient } from './generated/client.ts'
import { takeLock } from './lock.ts'

export interface Database {
  readonly prisma: PrismaClient
  /** The pool that Prisma's adapter uses too: hot statements go through it directly. */
  readonly pool: pg.Pool
  readonly kind: 'embedded' | 'postgres'
  /** Waits for what is under way, then closes. May be called twice. */
  close(): Promise<void>
}

/** Where the records are: PostgreSQL at `url`; else PGlite, on disk below `dataDir`, or in memory from a `snapshot`. */
export interface Where {
  readonly url?: string
  readonly dataDir?: string
  /** A dump of a PGlite folder, for tests. */
  readonly snapshot?: Blob
  /** Of PostgreSQL only: PGlite has one. */
  readonly maxConnections?: number
}

/**
 * Opens the database; throws `Expected` where the server does not answer, is too old, or where another process holds
 * the folder. Neither makes nor changes tables: that is `migrateUp`'s part.
 *
 * On the embedded database everybody waits for the one connection: within a transaction use `tx`, never `prisma` or
 * `pool`, which would wait for the transaction itself until the time-out.
 */
export async function openDatabase(where: Where): Promise<Database> {
  if (where.url !== undefined) return openPostgres(where.url, where.maxConnections ?? 10)
  if (where.snapshot) return openMemory(where.snapshot)
  return openFolder(where.dataDir ?? 'data')
}

async function openFolder(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const folder = join(dataDir, 'database')
  const lock = await takeLock(`${folder}.lock`)
  try {
    // PGlite makes its files readable and writable to everybody.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { openLite, poolOnLite } = await import('./embedded.ts')
    const lite = await openLite({ folder })
    return database('embedded', poolOnLite(lite), async () => {
      await lite.close()
      lock.release()
    })
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openMemory(snapshot: Blob): Promise<Database> {
  const { openLite, poolOnLite } = await import('./embedded.ts')
  const lite = await openLite({ snapshot })
  return database('embedded', poolOnLite(lite), () => lite.close())
}

async function openPostgres(url: string, max: number): Promise<Database> {
  const pool = postgresPool(url, max)
  try {
    await check(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return database('postgres', pool, async () => {})
}

/**
 * A pool on PostgreSQL, in zone UTC: Prisma's adapter drops the offset of an instant both ways (prisma/orm #28629), so
 * that on a server in another zone every instant would be stored hours off and read back looking right.
 */
export function postgresPool(url: string, max: number): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max,
    options: '-c timezone=UTC -c jit=off',
    connectionTimeoutMillis: 10_000,
  })
}

async function check(pool: pg.Pool): Promise<void> {
  const asked = `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('timezone') AS zone`
  const answer = await pool.query<{ version: number; zone: string }>(asked).catch((error: unknown) => {
    throw new Expected(
      `连不上 DATABASE_URL 指的数据库（${reason(error)}）；请检查地址、用户名、密码，并确认数据库已启动`,
    )
  })
  const { version = 0, zone = '' } = answer.rows[0] ?? {}
  if (version < 15) throw new Expected(`DATABASE_URL 的 PostgreSQL 是 ${version} 版，需要 15 版或更新；请升级数据库`)
  if (zone !== 'UTC') throw new Expected(`数据库连接的时区是 ${zone}，必须是 UTC；请去掉 DATABASE_URL 里的 options`)
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '那里没有数据库在运行',
  ENOTFOUND: '找不到这个主机',
  ETIMEDOUT: '没有回应',
  '28P01': '用户名或密码不对',
  '28000': '数据库不许这个用户连接',
  '3D000': '没有这个库',
  '53300': '数据库的连接数已满',
}

/** In words, or by its code: messages of the driver quote addresses and names. */
function reason(error: unknown): string {
  const { code } = error as { code?: string }
  return code === undefined ? '没有回应' : (reasons[code] ?? code)
}

function database(kind: Database['kind'], pool: pg.Pool, closeBelow: () => Promise<void>): Database {
  // Of a connection that breaks while nobody uses it; the next query opens another. Without a listener it would end
  // the process.
  pool.on('error', () => {})
  // Nor does a client that is lent out: between two of its queries nobody else listens, and a server that stops tells it.
  pool.on('connect', (client) => client.on('error', () => {}))
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // By default a transaction gives up after waiting 2 s for its turn: too little on one connection.
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  })
  const close = async (): Promise<void> => {
    await prisma.$disconnect()
    await pool.end()
    await closeBelow()
  }
  let closing: Promise<void> | undefined
  return {
    prisma,
    pool,
    kind,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
