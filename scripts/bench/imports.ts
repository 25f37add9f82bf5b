import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import pg from 'pg'
import { importFile } from '../../domain/files/import-file.ts'
import { writeCsv } from '../../domain/files/write-csv.ts'
import { writeXlsx } from '../../domain/files/write-xlsx.ts'
import { checkSign } from '../../domain/identity.ts'
import { everyRow } from '../../domain/lists/list.ts'
import { members } from '../../domain/lists/members.ts'
import { townByCode, villages } from '../../domain/places/jiyuan.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { migrateUp } from '../../prisma/migrate.ts'
import { transact } from '../../prisma/transact.ts'
import { migratedServer, type Stopped, template } from '../../test/support/postgres.ts'
import { type Figure, rounded } from './figure.ts'

const rows = 100_000
const actor = { kind: 'command', id: 'bench' } as const
const secrets = openSecrets(Buffer.alloc(32, 7))
/** What an import writes, those first that others point at. */
const tables = ['Upload', 'Cadre', 'Household', 'Person', 'Assignment', 'UploadChange', 'Audit'] as const

/** 100,000 rows, three to a household: in by the import against COPY, out as CSV and Excel. On PostgreSQL. */
export async function* importsBench(): AsyncGenerator<Figure> {
  // As npm start does.
  setFlagsFromString('--heap-growing-percent=20')
  const work = mkdtempSync(join(tmpdir(), 'bangfu-bench-'))
  chmodSync(work, 0o711)
  const stops: Stopped[] = []
  try {
    const server = await migratedServer(work, stops)
    // The server itself reads and writes COPY's files.
    const folder = join(work, 'copied')
    mkdirSync(folder)
    chmodSync(folder, 0o777)
    const db = await openDatabase({ url: `${server}${template}` })
    await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now: new Date() }))
    await db.pool.query(`COPY "District" TO '${folder}/District'`)
    yield* bringIn(db)
    yield* out(db, folder)
    yield* copied(db, server, folder)
    await db.close()
  } finally {
    for (const stop of stops) await stop()
    rmSync(work, { recursive: true, force: true })
  }
}

let ours = 0

async function* bringIn(db: Database): AsyncGenerator<Figure> {
  const file = Buffer.from(tableOf())
  let most = 0
  let late = 0
  let last = performance.now()
  const watch = setInterval(() => {
    late = Math.max(late, performance.now() - last - 20)
    last = performance.now()
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const by = { districtId, actor, origin: 'bench', now: new Date() }
  const [imported, seconds] = await timed(() => importFile(db, secrets, by, file, { keepAs: 'bench.csv' }))
  clearInterval(watch)
  if (!imported.written) throw new Error(JSON.stringify(imported.rejected[0]))
  ours = seconds
  yield { figure: 'imports: memory of the process', value: Math.round(most / 1_048_576), unit: 'MB' }
  yield { figure: 'imports: longest that others wait meanwhile', value: Math.round(late), unit: 'ms' }
}

/** The same rows into the same tables, indexes, checks and audit, from files that lie beside the database. */
async function* copied(db: Database, server: string, folder: string): AsyncGenerator<Figure> {
  for (const table of tables) await db.pool.query(`COPY "${table}" TO '${folder}/${table}'`)
  const admin = new pg.Client({ connectionString: `${server}postgres` })
  await admin.connect()
  await admin.query('CREATE DATABASE copied')
  await admin.end()
  const other = await openDatabase({ url: `${server}copied` })
  await migrateUp(other)
  await transact(other, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now: new Date() }))
  const client = await other.pool.connect()
  const [, seconds] = await timed(async () => {
    await client.query('BEGIN')
    for (const table of tables) await client.query(`COPY "${table}" FROM '${folder}/${table}'`)
    await client.query('COMMIT')
  })
  client.release()
  await other.close()
  yield {
    figure: `imports: ${rows.toLocaleString('en-US')} rows of .csv`,
    value: rounded(ours),
    unit: 's',
    against: { what: 'COPY of what it wrote, same indexes and audit', value: rounded(seconds) },
    ratio: rounded(seconds / ours),
  }
}

async function* out(db: Database, folder: string): AsyncGenerator<Figure> {
  const asker = { districtId, userId: '', username: '', role: 'admin', area: districtId } as const
  const list = members(secrets)
  const [, csv] = await timed(() => drained(Readable.from(writeCsv(list.columns, everyRow(list, db, asker, {})))))
  const [, plain] = await timed(() =>
    db.pool.query(`COPY (SELECT h."code", h."townCode", h."villageCode", h."headName", p.* FROM "Household" h
      JOIN "Person" p ON p."districtId" = h."districtId" AND p."householdCode" = h."code"
      ORDER BY h."code", p."id") TO '${folder}/out.csv' CSV`),
  )
  yield {
    figure: `imports: ${rows.toLocaleString('en-US')} rows out as .csv`,
    value: rounded(csv),
    unit: 's',
    against: { what: 'COPY of the same rows, numbers left encrypted', value: rounded(plain) },
    ratio: rounded(plain / csv),
  }
  const held: (string | number | null)[][] = []
  for await (const row of everyRow(list, db, asker, {})) held.push(list.columns.map(({ cell }) => cell(row)))
  const cells = list.columns.map(({ label }, place) => ({
    label,
    cell: (row: (typeof held)[number]) => row[place] ?? null,
  }))
  // Both once before: the library takes half a second to load.
  await drained(writeXlsx('户', cells, held.slice(0, 5_000)))
  await bareExcel(held.slice(0, 5_000))
  const [, excel] = await timed(() => drained(writeXlsx('户', cells, held)))
  const [, bare] = await timed(() => bareExcel(held))
  yield {
    figure: `imports: ${rows.toLocaleString('en-US')} rows out as .xlsx`,
    value: rounded(excel),
    unit: 's',
    against: { what: "exceljs's own streaming writer", value: rounded(bare) },
    ratio: rounded(bare / excel),
  }
}

async function bareExcel(held: readonly (readonly (string | number | null)[])[]): Promise<void> {
  const { default: library } = await import('exceljs')
  const stream = new PassThrough()
  const read = drained(stream)
  const book = new library.stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: false })
  const sheet = book.addWorksheet('户')
  for (const row of held) sheet.addRow([...row]).commit()
  await book.commit()
  await read
}

async function drained(stream: Readable): Promise<void> {
  for await (const _ of stream);
}

async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  const begun = performance.now()
  const result = await work()
  return [result, (performance.now() - begun) / 1_000]
}

const heads = '户编号,乡镇,村,户主,姓名,与户主关系,证件号码,联系电话,银行卡号,健康状况,户类型,帮扶责任人'
const surnames = '王李张刘陈杨赵黄周吴'
const given = '建国明秀英芳伟军平强丽华'

/** Households of three all over the district, a cadre for each 33. */
function tableOf(): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const household = Math.floor(row / 3)
    const place = row % 3
    const village = villages[household % villages.length]
    const head = `${surnames[household % 10]}${given[(household * 7) % 12]}${given[household % 12]}`
    const name = place === 0 ? head : `${head.charAt(0)}${given[(household + place) % 12]}${place}`
    const day = `196${place}0${1 + (household % 9)}${10 + (Math.floor(household / 9) % 18)}`
    const first = `419001${day}${String(Math.floor(household / 162)).padStart(3, '0')}`
    return [
      `B-${String(household).padStart(6, '0')}`,
      townByCode(village?.townCode ?? '')?.name,
      village?.short,
      head,
      name,
      ['户主', '配偶', '之子'][place],
      first + checkSign(first),
      13_100_000_000 + row,
      622_848_010_000_000 + row,
      '健康',
      '一般脱贫户',
      `干部${household % 1_000}`,
    ].join(',')
  })
  return [heads, ...lines].join('\n')
}
