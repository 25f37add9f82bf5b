import { fieldOf } from '../../domain/kinds/index.ts'
import type { WaitingReport } from '../../domain/lists/waiting.ts'
import { readValues } from '../../domain/parse/read-values.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import { type Change, correctStanding } from '../../domain/records/correct.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import { type Hearing, sourceOf } from './hearing.ts'
import { type Settled, saidRevised } from './settle.ts'
import { doubts } from './status.ts'

/**
 * The right value instead of one that was doubted: a new version, which counts unless something else of it is in doubt
 * still; the doubted one never did. Nothing where the text holds no such value (a number for an amount, a day not after today for a date).
 */
export async function correctValue(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  waiting: readonly WaitingReport[],
  field: string,
  text: string,
): Promise<readonly Settled[]> {
  const all = waiting.flatMap((was) => {
    const value = valueIn(hearing, was, field, text)
    if (value === null) return []
    const change: Change = field === 'date' ? { date: String(value) } : { fields: { [field]: value } }
    const problems = was.problems.filter((one) => one.field !== field && doubts.some((doubt) => doubt === one.code))
    const status = problems.length > 0 ? ('to-confirm' as const) : ('recorded' as const)
    return [{ was, correction: { change, reason: null, status, problems } }]
  })
  if (all.length === 0) return []
  const revised = await correctStanding(db, tx, sourceOf(hearing), all)
  return revised.map((one) => ({ from: one.was.report.id, said: saidRevised(hearing, one), corrected: true }))
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
