import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { type Migration, migrationsFolder, readMigrations } from './history.ts'

// TypeScript has WebAssembly only in the browser's library.
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

const schemaFolder = fileURLToPath(new URL('.', import.meta.url))
const filters = { externalTables: [], externalEnums: [] }

/** Applies those of `migrations` that the database behind `pool` lacks, oldest first; returns their names. */
export async function applyMigrations(pool: pg.Pool, migrations: readonly Migration[]): Promise<readonly string[]> {
  const engine = await startEngine(readModels(schemaFolder), onPool(pool))
  try {
    const output = await engine.applyMigrations({ migrationsList: listed(migrations), filters })
    return output.appliedMigrationNames
  } finally {
    engine.free()
  }
}

/**
 * The SQL that leads from what the migrations in `folder` make to what the models below `schema` say, or undefined
 * where nothing changed. What the models cannot say is not seen and so never dropped: functions, triggers, checks,
 * views, sequences, indexes on an expression or with WHERE. An index on whole columns (GIN too) or a table that only a
 * migration names would be dropped: declare it in the models.
 */
export async function diffMigration(schema = schemaFolder, folder = migrationsFolder): Promise<string | undefined> {
  const files = readModels(schema)
  const engine = await startEngine(files, onLite(await PGlite.create()))
  const output = await engine.diff({
    from: { tag: 'migrations', ...listed(readMigrations(folder)) },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters,
  })
  engine.free()
  const sql = output.stdout?.trim() ?? ''
  return sql === '' || sql === '-- This is an empty migration.' ? undefined : `${sql}\n`
}

function readModels(folder: string): { path: string; content: string }[] {
  const models = readdirSync(join(folder, 'models')).map((name) => join(folder, 'models', name))
  return [join(folder, 'schema.prisma'), ...models]
    .filter((path) => path.endsWith('.prisma'))
    .map((path) => ({ path, content: readFileSync(path, 'utf8') }))
}

function listed(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

async function startEngine(
  files: readonly { path: string; content: string }[],
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  loaded ??= load()
  const { SchemaEngine } = await loaded
  const datamodels = files.map(({ path, content }): [string, string] => [path, content])
  return SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
}

/** The package's glue keeps one instance for the process: a second one would read the first one's memory. */
let loaded: ReturnType<typeof load> | undefined

async function load() {
  // The package's plain entry imports a .wasm file, which Node 20 cannot.
  const wasm = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const code = readFileSync(join(entry, '../schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': patient(wasm) })
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return wasm
}

/** Its glue with timers that do not keep a process: one of 10 s outlives every run. */
function patient(glue: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const setTimer = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout_'))
  const unkept = (act: () => void, ms: number): unknown => setTimeout(act, ms).unref()
  return { ...glue, ...Object.fromEntries(setTimer.map((name) => [name, unkept])) }
}

/**
 * The shipped `executeScript` are both unsafe: adapter-pg cuts at every `;` and leaves half applied, the one for PGlite
 * neither waits nor fails. One query of many statements is one transaction.
 */
const onPool = (pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory =>
  migratable(new PrismaPg(pool), (sql) => pool.query(`${sql}\n;\n${committed}`))

/** In the script's own transaction: tells a later run whether one that was killed had committed. */
const committed = `UPDATE _prisma_migrations SET logs = 'committed' WHERE finished_at IS NULL AND rolled_back_at IS NULL`

/** For looking only: adapter-pg cannot describe a database (it does not know the column type "char"). */
const onLite = (lite: PGlite): SqlMigrationAwareDriverAdapterFactory =>
  migratable(new PrismaPGlite(lite), (sql) => lite.exec(sql))

function migratable(
  factory: { readonly adapterName: string; connect(): Promise<SqlDriverAdapter> },
  run: (sql: string) => Promise<unknown>,
): SqlMigrationAwareDriverAdapterFactory {
  const executeScript = async (sql: string): Promise<void> => {
    await run(sql).catch((error: unknown) => {
      throw driverError(error as pg.DatabaseError)
    })
  }
  return {
    provider: 'postgres',
    adapterName: factory.adapterName,
    connect: async () => Object.assign(await factory.connect(), { executeScript }),
    connectToShadowDb: async () => onLite(await PGlite.create()).connect(),
  }
}

const driverError = (error: pg.DatabaseError): DriverAdapterError =>
  new DriverAdapterError({
    kind: 'postgres',
    severity: 'ERROR',
    code: error.code ?? 'XX000',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  })
