import type { Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import { audited } from './audit.ts'
import type { Source } from './reports.ts'

/** A picture whose bytes are kept already, by their hash. */
export interface KeptPicture {
  readonly hash: string
  readonly mime: string
  /** Bytes. */
  readonly size: number
  readonly takenAt: Date | null
  readonly place: { readonly latitude: number; readonly longitude: number } | null
}

/** What a picture proves: a report, a household, or nothing that is known yet. */
export interface Proves {
  readonly reportId: string | null
  readonly household: string | null
}

export const provesNothing: Proves = { reportId: null, household: null }

/** A picture goes on record as evidence; gives its id. The audit tells what it proves, not where it was taken. */
export function keepEvidence(tx: Tx, source: Source, picture: KeptPicture, proves: Proves): string {
  const id = newId()
  tx.insert('Evidence', {
    districtId: source.districtId,
    id,
    hash: picture.hash,
    mime: picture.mime,
    size: picture.size,
    messageId: source.messageId,
    reportId: proves.reportId,
    householdCode: proves.household,
    takenAt: picture.takenAt,
    exif: picture.place,
    at: source.at,
  })
  audited(tx, { ...by(source), action: 'evidence.keep', objectId: id, after: { hash: picture.hash, ...proves } })
  return id
}

/** Pictures that were kept before it was known what they prove are given to a report or a household. */
export function giveEvidence(tx: Tx, source: Source, ids: readonly string[], proves: Proves): void {
  const { districtId } = source
  for (const id of ids) {
    tx.update('Evidence', { districtId, id }, { reportId: proves.reportId, householdCode: proves.household })
    audited(tx, { ...by(source), action: 'evidence.give', objectId: id, after: { ...proves } })
  }
}

/** What proved a report proves the version that took its place; to be called in the correction's own transaction. */
export function moveEvidence(
  tx: Tx,
  districtId: string,
  from: string,
  to: { readonly id: string; readonly household: string | null },
): void {
  tx.updateAll('Evidence', { districtId, reportId: from }, { reportId: to.id, householdCode: to.household })
}

const by = ({ districtId, actor, origin, at }: Source) => ({ districtId, actor, origin, at, object: 'evidence' })
