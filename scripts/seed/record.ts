import { newId } from '../../domain/ids.ts'
import { kinds } from '../../domain/kinds/index.ts'
import { districtId } from '../../domain/records/district.ts'
import { recordReport, type Source } from '../../domain/records/reports.ts'
import type { KeptReport } from '../../domain/report.ts'
import type { Tx } from '../../prisma/transact.ts'
import type { Told } from './history.ts'
import type { Phrase } from './phrases.ts'

export interface Writer {
  readonly id: string
  readonly userid: string
}

/** A message goes on record as handled, with its reports and all they lead to: by the same function as the chat's. */
export function recordTold(tx: Tx, told: Told, writer: Writer, msgid: string): void {
  const id = newId()
  tx.insert('Message', {
    districtId,
    id,
    msgid,
    chat: writer.userid,
    inGroup: false,
    sender: writer.userid,
    cadreId: writer.id,
    type: 'text',
    masked: told.text,
    at: told.at,
    receivedAt: told.at,
    state: 'handled',
    intent: 'report',
    unknown: [],
  })
  const source: Source = {
    districtId,
    actor: { kind: 'cadre', id: writer.id },
    origin: writer.userid,
    cadreId: writer.id,
    messageId: id,
    at: told.at,
    today: told.day,
  }
  const place = told.household ?? told.village
  for (const [ordinal, phrase] of told.phrases.entries()) {
    const before = { lastVisitOn: told.household?.lastVisitOn ?? null, openCase: null }
    recordReport(tx, source, {
      report: reportOf(told, phrase),
      place: placeOf(place),
      ordinal,
      problems: [],
      before,
      duplicateOf: null,
    })
    if (phrase.kind === 'visit' && told.household) told.household.lastVisitOn = told.day
  }
}

function reportOf(told: Told, { kind, person, fields }: Phrase): KeptReport {
  return {
    id: newId(),
    kind,
    household: told.household?.code ?? null,
    // A village's report names nobody.
    person: kinds[kind].about === 'village' ? null : person,
    date: told.day,
    fields,
    spans: {},
    status: 'recorded',
    candidates: [],
    said: null,
  }
}

const placeOf = (place: { villageCode: string; townCode: string } | null) =>
  place && { villageCode: place.villageCode, townCode: place.townCode }
