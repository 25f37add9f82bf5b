import type { Row, Table, Tx } from '../../prisma/transact.ts'
import { Expected } from '../errors.ts'
import { fieldOf } from '../kinds/index.ts'
import type { Effect } from '../kinds/kind.ts'
import { roomProblem } from './column-room.ts'
import { type Counted, effectOf, isLead, isVisit } from './counted.ts'
import { type KnownCase, leadOf, openCase, withLeads } from './leads.ts'

/** What is known of a report's household before the report, so that what follows needs no further reading. */
export interface Before {
  /** YYYY-MM-DD of the last visit on record, or null. */
  readonly lastVisitOn: string | null
  /** The case that is open for this household, with what led to it. */
  readonly openCase: KnownCase | null
}

export interface Recorded extends Counted {
  readonly before: Before
}

/**
 * Carries out what the kinds' effects say for reports that now count: typed records, the households' last visits,
 * leads, the counts of the villages' day. All of one message together: two leads are one case, two visits of one
 * household are one household visited.
 */
export function apply(tx: Tx, all: readonly Recorded[]): void {
  const visited = new Set<string>()
  const leads = new Map<string, Recorded[]>()
  for (const recorded of all) {
    const { districtId, report, place, cadreId, today } = recorded
    addTyped(tx, recorded)
    count(tx, recorded, 1)
    const { household } = report
    if (household === null) continue
    if (isVisit(report)) {
      tx.visited({ districtId, code: household, lastVisitOn: report.date, lastVisitBy: cadreId })
      if (isFirst(recorded) && !visited.has(household)) countVisited(tx, districtId, place.villageCode, today, 1)
      if (isFirst(recorded)) visited.add(household)
    }
    if (isLead(report)) leads.set(household, [...(leads.get(household) ?? []), recorded])
  }
  for (const several of leads.values()) addLeads(tx, several)
}

/** Takes back what `addTyped` and `count` did for a report that does not count any more. */
export function unapply(tx: Tx, counted: Counted): void {
  const { table } = effectOf(counted.report)
  const key = { districtId: counted.districtId, reportId: counted.report.id, live: true }
  // Every typed table has these three columns; the compiler cannot follow a union of tables.
  if (table) tx.update(table, key as Row<typeof table>, { live: false } as Row<typeof table>)
  count(tx, counted, -1)
}

/** The typed record of a report; `Expected` where a figure is larger than anything of its kind can be. */
export function addTyped(tx: Tx, counted: Counted): void {
  const effect = effectOf(counted.report)
  const { kind, fields } = counted.report
  for (const code of effect.table ? (effect.fields ?? []) : []) {
    const [field, value] = [fieldOf(kind, code), fields[code]]
    const problem = field !== undefined && typeof value === 'number' ? roomProblem(field, value) : null
    if (problem !== null) throw new Expected(`未记录：${problem}`)
  }
  if (effect.table) tx.insert(effect.table, typedRow(counted, effect))
}

function typedRow({ districtId, report, place, cadreId }: Counted, effect: Effect): Row<Table> {
  const row: Record<string, unknown> = {
    districtId,
    reportId: report.id,
    villageCode: place.villageCode,
    ...effect.always,
  }
  if (report.household !== null) row.householdCode = report.household
  if (effect.on) row[effect.on] = report.date
  if (effect.person) row.person = report.person
  if (effect.table === 'Visit') row.cadreId = cadreId
  // Every column each time: rows of one shape are written by one text (prisma/writes.ts, writeHabits).
  for (const field of effect.fields ?? []) row[field] = report.fields[field] ?? unsaid(effect, field)
  if (effect.also?.includes('own-month')) row.month ??= report.date.slice(0, 7)
  return row
}

/** What a column holds where nothing was said: a visit is 入户, an income is no one-off gift, the rest is unknown. */
function unsaid({ table }: Effect, field: string): string | boolean | null {
  if (table === 'Visit' && field === 'mode') return 'home'
  return table === 'Income' && field === 'oneOff' ? false : null
}

// Several leads of one household are one case with several reasons (policy.md, 'What departments send').
function addLeads(tx: Tx, several: readonly Recorded[]): void {
  const [first] = several
  if (first === undefined) return
  const { districtId, before } = first
  const leads = several.map(({ report, today }) => leadOf(report, today))
  if (before.openCase) {
    const { id, version } = before.openCase
    tx.update('Case', { districtId, id, version }, { leads: withLeads(before.openCase, leads) })
  } else openCase(tx, first, leads)
}

/** Adds a report to the counts of its village's day, or takes it out of them (`sign` −1). */
export function count(tx: Tx, { districtId, report, place, today }: Counted, sign: 1 | -1): void {
  const effect = effectOf(report)
  const amount = sign * (effect.sums === undefined ? 0 : Number(report.fields[effect.sums] ?? 0))
  const { villageCode } = place
  tx.rollUp({ districtId, villageCode, day: today, what: report.kind, count: sign, amount })
  const by = effect.countBy === undefined ? undefined : report.fields[effect.countBy]
  if (by === undefined) return
  tx.rollUp({ districtId, villageCode, day: today, what: `${report.kind}.${by}`, count: sign, amount })
}

/** A household's first visit of a month counts its village's `visited` on the day it was recorded. */
export function countVisited(tx: Tx, districtId: string, villageCode: string, day: string, sign: 1 | -1): void {
  tx.rollUp({ districtId, villageCode, day, what: 'visited', count: sign, amount: 0 })
}

function isFirst({ report, before, today }: Recorded): boolean {
  const month = today.slice(0, 7)
  return report.date.startsWith(month) && (before.lastVisitOn ?? '').slice(0, 7) < month
}
