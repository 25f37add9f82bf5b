import { createHash } from 'node:crypto'
import type { Database } from '../../prisma/transact.ts'
import { Stale } from '../../prisma/transact.ts'
import { Expected } from '../errors.ts'
import type { By } from '../records/accounts.ts'
import type { Rejected } from '../records/entries.ts'
import { carryOutRoster, planRoster, type RosterPlan } from '../records/roster.ts'
import type { Secrets } from '../secrets.ts'
import { readRoster } from './read-roster.ts'

export interface Imported {
  /** Rows of the file. */
  readonly read: number
  readonly counts: RosterPlan['counts']
  readonly rejected: readonly Rejected[]
  readonly written: boolean
}

export interface ImportOptions {
  /** Look, write nothing. */
  readonly dryRun?: boolean
  /** Write the good rows although there are bad ones. */
  readonly skipBad?: boolean
}

/** Brings in a roster `.json`: all or nothing, unless bad rows are to be skipped. The same file again changes nothing. */
export async function importRoster(
  db: Database,
  secrets: Secrets,
  by: By,
  source: string,
  options: ImportOptions,
): Promise<Imported> {
  const { roster, rejected, read } = readRoster(source)
  const plan = await planRoster(db, secrets, by, roster)
  const bad = inOrder([...rejected, ...plan.rejected])
  const write = !options.dryRun && (bad.length === 0 || options.skipBad === true)
  if (write) {
    const hash = createHash('sha256').update(source).digest('hex')
    await carryOutRoster(db, by, plan, { hash, read, rejected: rowsOf(bad) }).catch((error: unknown) => {
      if (error instanceof Stale) throw new Expected('导入时有人改了同样的户或干部，没有写入；请再执行一次')
      throw error
    })
  }
  return { read, counts: plan.counts, rejected: bad, written: write }
}

/** How many rows were rejected: one may have several things wrong. */
export function rowsOf(rejected: readonly Rejected[]): number {
  return new Set(rejected.map(({ list, row }) => `${list}${row}`)).size
}

/** By list, then by row, as one reads the file. */
function inOrder(rejected: readonly Rejected[]): Rejected[] {
  const place = ({ list }: Rejected): number => ['households ', 'cadres ', 'groups '].indexOf(list)
  return [...rejected].sort((a, b) => place(a) - place(b) || a.row - b.row)
}
