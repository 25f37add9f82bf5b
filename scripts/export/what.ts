import type { Asker } from '../../domain/asker.ts'
import { shanghaiDay } from '../../domain/calendar.ts'
import { auditColumns, exportAudit } from '../../domain/lists/export-audit.ts'
import { exportProblems, problemColumns } from '../../domain/lists/export-problems.ts'
import { exportReports, reportColumns } from '../../domain/lists/export-reports.ts'
import { type Ledger, type LedgerRow, ledgers } from '../../domain/lists/ledgers.ts'
import { everyRow } from '../../domain/lists/list.ts'
import { members } from '../../domain/lists/members.ts'
import { districtId } from '../../domain/records/district.ts'
import type { Secrets } from '../../domain/secrets.ts'
import type { Database } from '../../prisma/transact.ts'
import { type Exported, exported } from './stream.ts'

const whole: Asker = { districtId, userId: '', username: 'export', role: 'admin', area: districtId }
const plain = (row: object): object => row

function households(db: Database, secrets: Secrets): Exported {
  const list = members(secrets)
  const shown = (row: Parameters<typeof list.key>[0]) =>
    Object.fromEntries(list.columns.map(({ label, cell }) => [label, cell(row)]))
  return exported('households', 'csv', list.columns, everyRow(list, db, whole, {}), shown)
}

/** A ledger as of today: csv, or JSON lines under its columns' heads. */
function ofLedger({ name, list }: Ledger): (db: Database) => Exported {
  const shown = ({ cells }: LedgerRow): object =>
    Object.fromEntries(list.columns.map(({ label }, place) => [label, cells[place] ?? null]))
  return (db) => {
    const filter = { on: shanghaiDay(new Date()) }
    return exported(name, 'csv', list.columns, everyRow(list, db, whole, filter), shown)
  }
}

type Made = (db: Database, secrets: Secrets) => Exported

/** What there is to export, by the word typed: reports, households, the audit, every ledger by its name. */
export const lists: ReadonlyMap<string, Made> = new Map<string, Made>([
  ['reports', (db) => exported('reports', 'jsonl', reportColumns, exportReports(db, districtId), plain)],
  ['problems', (db) => exported('problems', 'jsonl', problemColumns, exportProblems(db, districtId), plain)],
  ['audit', (db) => exported('audit', 'jsonl', auditColumns, exportAudit(db, districtId), plain)],
  ['households', households],
  ...ledgers.map((ledger) => [ledger.name, ofLedger(ledger)] as const),
])
