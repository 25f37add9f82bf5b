import { newId } from '../../domain/ids.ts'
import { fieldOf } from '../../domain/kinds/index.ts'
import { toldBefore } from '../../domain/lists/told.ts'
import type { WaitingReport } from '../../domain/lists/waiting.ts'
import { readValues } from '../../domain/parse/read-values.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import { endWaiting, recordReport } from '../../domain/records/reports.ts'
import { factKey, type KeptReport } from '../../domain/report.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import { beforeOf, duplicateAmong, saidReport } from './act-report.ts'
import { type Hearing, sourceOf } from './hearing.ts'
import type { Settled } from './settle.ts'

/**
 * The right value instead of one that was doubted: a new version, which counts; the doubted one never did. Null where
 * the text holds no such value (a number for an amount, a day not after today for a date).
 */
export async function correctValue(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  was: WaitingReport,
  field: string,
  text: string,
): Promise<Settled | null> {
  const value = valueIn(hearing, was, field, text)
  if (value === null) return null
  const report: KeptReport = {
    ...was.report,
    id: newId(),
    status: 'recorded',
    ...(field === 'date' ? { date: String(value) } : { fields: { ...was.report.fields, [field]: value } }),
  }
  const told = await toldBefore(db, hearing.districtId, [factKey(report, was.place)])
  const duplicateOf = duplicateAmong(told, report, was.place)
  endWaiting(tx, sourceOf(hearing), was.report, 'superseded')
  recordReport(tx, sourceOf(hearing), {
    report,
    place: was.place,
    ordinal: was.ordinal,
    problems: [],
    before: beforeOf(hearing, report.household),
    duplicateOf,
    replaces: was.report.id,
    version: was.report.version + 1,
  })
  return { said: saidReport(hearing, report, null, duplicateOf !== null), corrected: true }
}

function valueIn(hearing: Hearing, was: WaitingReport, field: string, text: string): FieldValue | null {
  const readings = readValues(text.normalize('NFKC'), hearing.today)
  if (field === 'date') {
    const [date] = readings.flatMap((reading) => (reading.type === 'date' && !reading.future ? [reading.from] : []))
    return date ?? null
  }
  if (fieldOf(was.report.kind, field) === undefined) return null
  const [number] = readings.flatMap((reading) => (reading.type === 'number' && reading.exact ? [reading.value] : []))
  return number ?? null
}
