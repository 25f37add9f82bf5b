import { createHash } from 'node:crypto'
import type { Database } from '../../prisma/transact.ts'
import { Stale } from '../../prisma/transact.ts'
import { shanghaiDay } from '../calendar.ts'
import { Expected } from '../errors.ts'
import { newId } from '../ids.ts'
import type { By } from '../records/accounts.ts'
import { type Carrying, carryOutRoster } from '../records/carry-out-roster.ts'
import type { Rejected } from '../records/entries.ts'
import { planRoster, type RosterPlan } from '../records/roster.ts'
import { keepUpload, rememberedColumns } from '../records/uploads.ts'
import type { Secrets } from '../secrets.ts'
import type { PreviewRow, UploadCounts } from '../uploads.ts'
import type { ColumnMapping } from './household-columns.ts'
import { withinArea } from './in-area.ts'
import { previewOf } from './preview.ts'
import { csvRows, csvText } from './read-csv.ts'
import { readHouseholds } from './read-households.ts'
import { type ReadRoster, readRoster } from './read-roster.ts'
import { xlsxRows } from './read-xlsx.ts'

export interface Imported {
  /** Rows of the file. */
  readonly read: number
  readonly counts: RosterPlan['counts']
  readonly rejected: readonly Rejected[]
  readonly written: boolean
  /** Columns of a table that are not known, and of which nobody has said anything. */
  readonly unknown: readonly string[]
  /** Columns that are known only because somebody said what they mean. */
  readonly said: readonly string[]
  /** The first households that it would add or change. */
  readonly preview: readonly PreviewRow[]
}

export interface ImportOptions extends Carrying {
  /** What was said of columns that are not known; absent: what was said of earlier files of the district. */
  readonly mapping?: ColumnMapping
  /** The file's name: it is kept as an upload that was carried out, so that the console shows and undoes it. */
  readonly keepAs?: string
  /** Look, write nothing. */
  readonly dryRun?: boolean
  /** Write the good rows although there are bad ones. */
  readonly skipBad?: boolean
  /** Statistical code of who brings it in: rows about elsewhere are rejected. Without it the whole district. */
  readonly area?: string
}

/**
 * Brings in a file, told by its content: a roster `.json`, or the households table as `.xlsx` or `.csv`. All or nothing,
 * unless bad rows are to be skipped; the same file again changes nothing.
 */
export async function importFile(
  db: Database,
  secrets: Secrets,
  by: By,
  bytes: Buffer,
  options: ImportOptions,
): Promise<Imported> {
  const { area } = options
  const mapping = options.mapping ?? (await rememberedColumns(db, by.districtId))
  const whole = await readFile(bytes, shanghaiDay(by.now), mapping)
  const {
    roster,
    rejected,
    read,
    columns: { unknown, said } = { unknown: [], said: [] },
  } = area === undefined ? whole : withinArea(whole, area, !isJson(bytes))
  const plan = await planRoster(db, secrets, by, roster, area)
  const preview = previewOf(plan.households)
  const bad = inOrder([...rejected, ...plan.rejected.map(isJson(bytes) ? asIs : asTableRow)])
  const write = !options.dryRun && (bad.length === 0 || options.skipBad === true)
  if (write) {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const done = { read, counts: plan.counts, rejected: bad, written: true, unknown, said, preview }
    const carrying = options.keepAs === undefined ? options : { ...options, ...keeping(by, hash, options.keepAs, done) }
    await carryOutRoster(db, by, plan, { hash, read, rejected: rowsOf(bad) }, carrying).catch((error: unknown) => {
      if (error instanceof Stale) throw new Expected('导入时有人改了同样的户或干部，没有写入；请再执行一次')
      throw error
    })
  }
  return { read, counts: plan.counts, rejected: bad, written: write, unknown, said, preview }
}

function keeping(by: By, hash: string, name: string, done: Imported): Carrying {
  const uploadId = newId()
  const { districtId, now } = by
  const counts = uploadCounts(done)
  const upload = { districtId, hash, name, counts, rejected: done.rejected, at: now, doneAt: now }
  return { uploadId, first: (tx) => keepUpload(tx, upload, uploadId) }
}

/** Told by the first sign that is no space; a mark of the byte order may stand before it. */
function isJson(bytes: Buffer): boolean {
  const start = bytes
    .subarray(0, 1_000)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  return start.startsWith('{') || start.startsWith('[')
}

function readFile(bytes: Buffer, today: string, mapping: ColumnMapping): Promise<ReadRoster> | ReadRoster {
  if (bytes.length > most) throw new Expected('文件超过 20 MB；请分成几个文件导入')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readHouseholds(xlsxRows(bytes), today, mapping)
  if (isJson(bytes)) return readRoster(csvText(bytes))
  if (bytes.includes(0)) throw new Expected('认不出这个文件；请用 .xlsx、.csv 或名册 .json')
  return readHouseholds(csvRows(csvText(bytes)), today, mapping)
}

const most = 20 * 1024 * 1024

const asIs = (rejected: Rejected): Rejected => rejected

/** What the records contradict is told in the table's own words. */
function asTableRow({ row, column, reason }: Rejected): Rejected {
  const heads: Readonly<Record<string, string>> = {
    code: '户编号',
    people: '姓名',
    name: '帮扶责任人',
    households: '户编号',
  }
  return { list: '', row, column: column === null ? null : (heads[column] ?? column), reason }
}

/** How many rows were rejected: one may have several things wrong. */
export function rowsOf(rejected: readonly Rejected[]): number {
  return new Set(rejected.map(({ list, row }) => `${list}${row}`)).size
}

/** What an upload keeps of how a file was read. */
export function uploadCounts({ read, counts, rejected }: Imported): UploadCounts {
  return { read, households: counts.households, cadres: counts.cadres, bad: rowsOf(rejected) }
}

/** How many households and cadres a file would add or change. */
export const changesIn = ({ households, cadres }: UploadCounts): number =>
  households.added + households.changed + cadres.added + cadres.changed

/** By list, then by row, as one reads the file. */
function inOrder(rejected: readonly Rejected[]): Rejected[] {
  const place = ({ list }: Rejected): number => ['households ', 'cadres ', 'groups '].indexOf(list)
  return [...rejected].sort((a, b) => place(a) - place(b) || a.row - b.row)
}
