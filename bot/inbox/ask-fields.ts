import type { Ask } from '../../domain/asks.ts'
import { type KindCode, kinds } from '../../domain/kinds/index.ts'
import type { FieldAsk } from '../../domain/kinds/kind.ts'
import { countedReports } from '../../domain/lists/counted.ts'
import { knownFields } from '../../domain/lists/known-fields.ts'
import type { WaitingReport } from '../../domain/lists/waiting.ts'
import type { KeptReport, Place } from '../../domain/report.ts'
import type { Database } from '../../prisma/transact.ts'
import { isPrivate } from '../replies/private.ts'
import { type Hearing, placeOf } from './hearing.ts'
import type { Settled } from './settle.ts'

/** Asked about in this order, one a message: what hurts a household most comes first. */
const gravest: readonly KindCode[] = ['hardship', 'employment', 'assistance', 'income', 'village-check']

/** A report that counts, with where it belongs. */
export interface Counted {
  readonly report: KeptReport
  readonly place: Place
}

type FieldQuestion = Extract<Ask, { ask: 'field' }>

/** Of these reports those that may want a field, the gravest first. Pure: what the records know is not looked at. */
export function lackingOf<One extends { readonly report: KeptReport }>(
  hearing: Hearing,
  reports: readonly One[],
): One[] {
  const all = reports.map(({ report }) => report)
  return reports
    .filter(({ report }) => missing(hearing, report, all).length > 0)
    .sort((a, b) => gravest.indexOf(a.report.kind) - gravest.indexOf(b.report.kind))
}

/** The one question that these reports are worth, the gravest first: what nobody has said yet. Null: nothing is asked. */
export async function fieldQuestion(
  db: Database,
  hearing: Hearing,
  reports: readonly Counted[],
): Promise<FieldQuestion | null> {
  const all = reports.map(({ report }) => report)
  for (const { report, place } of lackingOf(hearing, reports)) {
    const known = await knownFields(db, hearing.districtId, report, place)
    const ask = missing(hearing, report, all).find(({ field }) => !known.has(field))
    if (ask === undefined) continue
    const whom = whomOf(hearing, report, place)
    return { ask: 'field', reportIds: [report.id], kind: report.kind, field: ask.field, whom, again: false }
  }
  return null
}

/**
 * The field that is worth asking for once all doubts about a message are settled: of its reports on record and of those
 * that were settled just now, which the database does not tell of yet.
 */
export async function fieldLacking(
  db: Database,
  hearing: Hearing,
  lacking: readonly string[],
  waiting: readonly WaitingReport[],
  settled: readonly Settled[],
): Promise<FieldQuestion | null> {
  if (lacking.length === 0) return null
  const now =
    waiting.length === settled.length ? waiting.flatMap((one, at) => settledNow(hearing, one, settled[at])) : []
  const before = await countedReports(db, hearing.districtId, lacking)
  return fieldQuestion(db, hearing, [...before, ...now.filter(({ report }) => lacking.includes(report.id))])
}

// The id stays the one that was asked about: a new version is found by it (countedReports).
function settledNow(hearing: Hearing, { report, place }: WaitingReport, settled: Settled | undefined): Counted[] {
  if (settled === undefined || settled.said.status !== 'recorded' || settled.said.known) return []
  const { household, village, person, date, fields } = settled.said
  const code = household?.code ?? null
  const found = placeOf(hearing, code, village) ?? place
  return found === null
    ? []
    : [{ report: { ...report, household: code, person, date, fields, status: 'recorded' }, place: found }]
}

function missing(hearing: Hearing, report: KeptReport, all: readonly KeptReport[]): readonly FieldAsk[] {
  const asks: readonly FieldAsk[] = kinds[report.kind].asks
  const said = (field: string): boolean => report.fields[field] !== undefined || toldBeside(field, report, all)
  return asks.filter(
    ({ field, never = {}, unless = [] }) =>
      !said(field) &&
      !unless.some(said) &&
      !Object.entries(never).some(([other, values]) => values.includes(String(report.fields[other]))) &&
      // No group hears of illness, so none is asked for it there.
      !(hearing.message.group && isPrivate(report.kind, field, '')),
  )
}

// 住院了，花了两万三: the sum stands as an expense of the same household beside the hardship.
function toldBeside(field: string, { kind, household }: KeptReport, all: readonly KeptReport[]): boolean {
  if (kind !== 'hardship' || (field !== 'selfPaid' && field !== 'loss')) return false
  return all.some((other) => other.kind === 'expense' && other.household === household && household !== null)
}

function whomOf({ snapshot }: Hearing, { kind, household, person }: KeptReport, place: Place): string | null {
  if (kinds[kind].about === 'village') return snapshot.villageName(place.villageCode)
  if (kinds[kind].about === 'person' && person !== null) return person
  return household === null ? null : (snapshot.household(household)?.head ?? null)
}
