import type { Asker } from '../../domain/asker.ts'
import { shanghaiDay } from '../../domain/calendar.ts'
import { auditColumns, exportAudit } from '../../domain/lists/export-audit.ts'
import { exportProblems, problemColumns } from '../../domain/lists/export-problems.ts'
import { exportReports, reportColumns } from '../../domain/lists/export-reports.ts'
import { income, underLine } from '../../domain/lists/income.ts'
import { awayWork, employment } from '../../domain/lists/jobs.ts'
import { everyRow, type List } from '../../domain/lists/list.ts'
import { members } from '../../domain/lists/members.ts'
import { unclaimedSubsidies } from '../../domain/lists/unclaimed-subsidies.ts'
import { villageChecks } from '../../domain/lists/village-checks.ts'
import { visits } from '../../domain/lists/visits.ts'
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

/** A ledger as of today: csv, or JSON lines under the columns' own heads. */
function ledger<Filter, Row>(list: List<Filter, Row>, filter: (on: string) => Filter): (db: Database) => Exported {
  const shown = (row: Row): object => Object.fromEntries(list.columns.map(({ label, cell }) => [label, cell(row)]))
  return (db) =>
    exported(list.name, 'csv', list.columns, everyRow(list, db, whole, filter(shanghaiDay(new Date()))), shown)
}

const upTo = (on: string) => ({ from: '0001-01-01', to: on })

/** What there is to export, by the word typed. */
export const lists = {
  reports: (db) => exported('reports', 'jsonl', reportColumns, exportReports(db, districtId), plain),
  problems: (db) => exported('problems', 'jsonl', problemColumns, exportProblems(db, districtId), plain),
  audit: (db) => exported('audit', 'jsonl', auditColumns, exportAudit(db, districtId), plain),
  households,
  income: ledger(income, (on) => ({ on })),
  'under-line': ledger(underLine, (on) => ({ on })),
  employment: ledger(employment, upTo),
  'away-work': ledger(awayWork, upTo),
  'unclaimed-subsidies': ledger(unclaimedSubsidies, (on) => ({ on })),
  visits: ledger(visits, (on) => ({ on })),
  'village-checks': ledger(villageChecks, (on) => ({ on })),
} as const satisfies Record<string, (db: Database, secrets: Secrets) => Exported>
