import type { Row, Table, Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import { kinds } from '../kinds/index.ts'
import type { Effect } from '../kinds/kind.ts'
import type { KeptReport, Place } from '../report.ts'

/** What is known of a report's household before the report, so that what follows needs no further reading. */
export interface Before {
  /** YYYY-MM-DD of the last visit on record, or null. */
  readonly lastVisitOn: string | null
  /** The case that is open for this household, with what led to it. */
  readonly openCase: { readonly id: string; readonly version: number; readonly leads: readonly unknown[] } | null
}

export interface Recorded {
  readonly districtId: string
  readonly report: KeptReport
  readonly place: Place
  readonly cadreId: string | null
  readonly before: Before
  /** The day on which it is recorded, YYYY-MM-DD in Shanghai: what digests call today. */
  readonly today: string
}

/** The risk a cause of hardship stands for on the official list (policy.md, 'Risks'); others have no code of their own. */
const riskOf: Readonly<Record<string, string>> = {
  illness: '因病',
  disability: '因残',
  disaster: '因自然灾害',
  accident: '因意外事故',
  education: '因学',
  unemployment: '因务工就业不稳',
  'industry-failure': '因产业项目失败',
  housing: '因安全住房',
  water: '因安全饮水',
}

/**
 * Carries out what a kind's effect says for a report that now counts: its typed record, the household's last visit,
 * a lead, the counts of the village's day.
 */
export function apply(tx: Tx, recorded: Recorded): void {
  const effect: Effect = kinds[recorded.report.kind].effect
  if (effect.table) tx.insert(effect.table, typedRow(recorded, effect))
  const also = effect.also ?? []
  if (also.includes('last-visit')) moveLastVisit(tx, recorded)
  if (also.includes('lead')) openLead(tx, recorded)
  count(tx, recorded, effect)
}

function typedRow({ districtId, report, place, cadreId }: Recorded, effect: Effect): Row<Table> {
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

function moveLastVisit(tx: Tx, { districtId, report, cadreId }: Recorded): void {
  if (report.household === null) return
  tx.visited({ districtId, code: report.household, lastVisitOn: report.date, lastVisitBy: cadreId })
}

// Several leads of one household are one case with several reasons (policy.md, 'What departments send').
function openLead(tx: Tx, { districtId, report, place, before, today }: Recorded): void {
  if (report.household === null) return
  const lead = { from: 'report', id: report.id, on: report.date, cause: report.fields.cause ?? null }
  if (before.openCase) {
    const { id, version, leads } = before.openCase
    tx.update('Case', { districtId, id, version }, { leads: [...leads, lead] })
    return
  }
  tx.insert('Case', {
    districtId,
    id: newId(),
    householdCode: report.household,
    villageCode: place.villageCode,
    step: 'lead',
    state: 'open',
    risk: riskOf[String(report.fields.cause)] ?? '其他',
    leads: [lead],
    leadOn: today,
    reportId: report.id,
  })
}

function count(tx: Tx, { districtId, report, place, before, today }: Recorded, effect: Effect): void {
  const add = (what: string, amount = 0): void => {
    tx.rollUp({ districtId, villageCode: place.villageCode, day: today, what, count: 1, amount })
  }
  const sum = effect.sums === undefined ? 0 : Number(report.fields[effect.sums] ?? 0)
  add(report.kind, sum)
  const by = effect.countBy === undefined ? undefined : report.fields[effect.countBy]
  if (by !== undefined) add(`${report.kind}.${by}`, sum)
  if (effect.also?.includes('last-visit')) {
    const month = today.slice(0, 7)
    const first = report.date.startsWith(month) && (before.lastVisitOn ?? '').slice(0, 7) < month
    if (first) add('visited')
  }
}
