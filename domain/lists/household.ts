import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { type NumberKind, numberKinds, shownNumber } from '../numbers.ts'
import type { Secrets } from '../secrets.ts'
import { type ChangeRow, type ChangeShown, changeShown, changesQuery } from './changes.ts'
import { type EvidenceShown, householdEvidenceQuery } from './evidence.ts'
import {
  type FactsRead,
  factColumns,
  factQueries,
  factsFrom,
  factValues,
  type HouseholdFacts,
  places,
} from './household-facts.ts'
import { bytesOf, instantOf, jsonParts } from './json-parts.ts'
import { prepared } from './prepared.ts'
import { newestReportsQuery, type ReportRow } from './reports.ts'
import { narrow, type Where, where } from './where.ts'

export interface MemberShown {
  readonly id: string
  readonly name: string
  readonly relation: string
  /** YYYY-MM-DD. */
  readonly birthOn: string | null
  readonly health: string | null
  readonly labour: string | null
  readonly leftOn: string | null
  /** Masked; null where none is kept. */
  readonly numbers: Readonly<Record<NumberKind, string | null>>
}

export type { ChangeShown } from './changes.ts'

export interface HouseholdShown {
  readonly code: string
  readonly headName: string
  readonly townCode: string
  readonly villageCode: string
  readonly type: string | null
  readonly monitored: string | null
  readonly risk: string | null
  readonly relocated: boolean
  readonly noLabour: boolean
  readonly memberCount: number
  readonly note: string | null
  readonly leftOn: string | null
  readonly version: number
  readonly members: readonly MemberShown[]
  readonly cadres: readonly string[]
}

export interface VisitShown {
  readonly on: string
  readonly cadre: string | null
  /** home, phone, video. */
  readonly mode: string
  readonly situation: string | null
  readonly troubles: readonly string[]
  readonly needs: string | null
}

/** What happened to a household, the newest first; at most 20 visits and reports, 50 changes, 60 pictures. */
export interface HouseholdHistory {
  readonly facts: HouseholdFacts
  readonly visits: readonly VisitShown[]
  readonly reports: readonly ReportRow[]
  readonly changes: readonly ChangeShown[]
  readonly pictures: readonly EvidenceShown[]
}

const columns = `here."code", here."headName", here."townCode", here."villageCode", here."type", here."monitored", here."risk",
  here."relocated", here."noLabour", here."memberCount", here."note", here."leftOn"::text AS "leftOn", here."version"`

const people = (
  district: string,
): string => `SELECT p."id", p."name", p."relation", p."birthOn", p."health", p."labour", p."leftOn",
    p."idCipher", p."phoneCipher", p."bankCipher" FROM "Person" p
  WHERE p."districtId" = ${district} AND p."householdCode" = here."code" ORDER BY p."leftOn" NULLS FIRST, p."id"`

const cadres = (district: string): string => `SELECT c."name" FROM "Assignment" a
  JOIN "Cadre" c ON c."districtId" = ${district} AND c."id" = a."cadreId"
  WHERE a."districtId" = ${district} AND a."householdCode" = here."code" AND a."toOn" IS NULL ORDER BY a."fromOn", a."id"`

const visits = (
  district: string,
): string => `SELECT v."visitedOn" AS "on", c."name" AS "cadre", v."mode", v."situation",
    v."housing", v."water", v."education", v."medical", v."needs" FROM "Visit" v
  LEFT JOIN "Cadre" c ON c."districtId" = ${district} AND c."id" = v."cadreId"
  WHERE v."districtId" = ${district} AND v."householdCode" = here."code" AND v."live"
  ORDER BY v."visitedOn" DESC, v."reportId" DESC LIMIT 20`

interface HouseholdRead extends Omit<HouseholdShown, 'members' | 'cadres'> {
  readonly people: readonly PersonRead[]
  readonly cadres: readonly { readonly name: string }[]
}

interface PersonRead extends Omit<MemberShown, 'numbers'> {
  readonly idCipher: string | null
  readonly phoneCipher: string | null
  readonly bankCipher: string | null
}

type Told = Readonly<Record<keyof typeof troubles, string | null>>

interface HistoryRead extends FactsRead {
  readonly visits: readonly (Omit<VisitShown, 'troubles'> & Told)[]
  readonly reports: readonly (Omit<ReportRow, 'recordedAt'> & { readonly recordedAt: string })[]
  readonly changes: readonly (Omit<ChangeRow, 'at'> & { readonly at: string })[]
  readonly pictures: readonly (Omit<EvidenceShown, 'at' | 'takenAt'> & {
    readonly at: string
    readonly takenAt: string | null
  })[]
}

/** A household as its page shows it, numbers masked; null where there is none of this code in the asker's area. */
export async function householdOf(
  db: Database,
  secrets: Secrets,
  asker: Asker,
  code: string,
): Promise<HouseholdShown | null> {
  const fits = here(asker, code)
  const district = fits.value(asker.districtId)
  const own = jsonParts({ people: people(district), cadres: cadres(district) })
  const text = `SELECT ${columns}, ${own} FROM "Household" here WHERE ${fits.text()}`
  const { rows } = await db.pool.query<HouseholdRead>(prepared(text, fits.values))
  return rows[0] === undefined ? null : shownOf(secrets, rows[0])
}

/**
 * A household with all its page shows, on a day (YYYY-MM-DD), in one statement: asked one after another, its dozen kinds
 * of records took thirty. Null as for `householdOf`.
 */
export async function householdPage(
  db: Database,
  secrets: Secrets,
  asker: Asker,
  code: string,
  today: string,
): Promise<{ readonly household: HouseholdShown; readonly history: HouseholdHistory } | null> {
  const fits = here(asker, code)
  const { at, values } = places(factValues(asker.districtId, today), fits.values)
  const queries = {
    ...factQueries(at),
    people: people(at.district),
    cadres: cadres(at.district),
    visits: visits(at.district),
    changes: changesQuery(at.district, "'household'", 'here."code"'),
    reports: newestReportsQuery(asker, code, 20, values),
    pictures: householdEvidenceQuery(asker, code, values),
  }
  const text = `SELECT ${columns}, ${factColumns}, ${jsonParts(queries)} FROM "Household" here WHERE ${fits.text()}`
  // The text is the same for all who see as much; to sign it anew each time costs more than to send it.
  const name = `household page ${scopeOf(asker).level}`
  const { rows } = await db.pool.query<HouseholdRead & HistoryRead>({ name, text, values })
  if (rows[0] === undefined) return null
  return { household: shownOf(secrets, rows[0]), history: historyFrom(rows[0], today) }
}

function here(asker: Asker, code: string): Where {
  const fits = where()
  narrow(fits, asker, 'here')
  fits.and(`here."code" = ${fits.value(code)}`)
  return fits
}

function shownOf(secrets: Secrets, row: HouseholdRead): HouseholdShown {
  const { code, headName, townCode, villageCode, type, monitored, risk, relocated, noLabour, memberCount, note } = row
  return {
    ...{ code, headName, townCode, villageCode, type, monitored, risk, relocated, noLabour, memberCount, note },
    leftOn: row.leftOn,
    version: row.version,
    cadres: row.cadres.map(({ name }) => name),
    members: row.people.map(({ idCipher, phoneCipher, bankCipher, ...person }) => {
      const ciphers = {
        id: person.id,
        idCipher: bytesOf(idCipher),
        phoneCipher: bytesOf(phoneCipher),
        bankCipher: bytesOf(bankCipher),
      }
      const numbers = Object.fromEntries(numberKinds.map((kind) => [kind, shownNumber(secrets, ciphers, kind)]))
      return { ...person, numbers: numbers as MemberShown['numbers'] } // one for each of numberKinds
    }),
  }
}

const troubles = { housing: '住房', water: '饮水', education: '教育', medical: '医疗' } as const

function historyFrom(row: HistoryRead, today: string): HouseholdHistory {
  return {
    facts: factsFrom(row, today),
    visits: row.visits.map(({ housing, water, education, medical, ...visit }) => {
      const told: Told = { housing, water, education, medical }
      const of = Object.keys(troubles) as (keyof typeof troubles)[]
      return { ...visit, troubles: of.flatMap((one) => (told[one] === 'problem' ? [troubles[one]] : [])) }
    }),
    reports: row.reports.map((report) => ({ ...report, recordedAt: instantOf(report.recordedAt) })),
    changes: row.changes.map((change) => changeShown({ ...change, at: instantOf(change.at) })),
    pictures: row.pictures.map((picture) => ({
      ...picture,
      at: instantOf(picture.at),
      takenAt: picture.takenAt === null ? null : instantOf(picture.takenAt),
    })),
  }
}
