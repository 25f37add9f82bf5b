import type { Row } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import { type Bytes, mask, type Secrets } from '../secrets.ts'
import type { PersonEntry } from './entries.ts'

/** A member as the database holds him. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly relation: string
  readonly sex: string | null
  readonly birthOn: Date | null
  readonly idHmac: Uint8Array | null
  readonly phoneHmac: Uint8Array | null
  readonly bankCipher: Uint8Array | null
  readonly health: string | null
  readonly education: string | null
  readonly school: string | null
  readonly labour: string | null
  readonly disabilityKind: string | null
  readonly disabilityGrade: string | null
  readonly leftOn: Date | null
  readonly version: number
}

type Plain = Readonly<Record<string, unknown>>

/** What changes in a row, what the audit tells of it (numbers masked), before and after. */
export interface RowChange {
  readonly set: Row<'Person'>
  readonly before: Plain
  readonly after: Plain
}

const plainFields = [
  'name',
  'relation',
  'sex',
  'birthOn',
  'health',
  'education',
  'school',
  'labour',
  'disabilityKind',
  'disabilityGrade',
] as const

/** A new member's row, every column given, so that rows of one file travel together. */
export function newPerson(
  secrets: Secrets,
  key: { readonly districtId: string; readonly householdCode: string },
  entry: PersonEntry & { readonly relation: string },
): Row<'Person'> {
  const id = newId()
  return {
    ...key,
    id,
    name: entry.name,
    relation: entry.relation,
    sex: entry.sex ?? null,
    birthOn: entry.birthOn ?? null,
    ...idNumberColumns(secrets, id, entry.idNumber),
    ...phoneColumns(secrets, 'Person', id, entry.phone),
    bankCipher: bankCipher(secrets, id, entry.bankAccount),
    health: entry.health ?? null,
    education: entry.education ?? null,
    school: entry.school ?? null,
    labour: entry.labour ?? null,
    disabilityKind: entry.disabilityKind ?? null,
    disabilityGrade: entry.disabilityGrade ?? null,
  }
}

function idNumberColumns(secrets: Secrets, rowId: string, number: string | undefined) {
  if (number === undefined) return { idCipher: null, idHmac: null }
  const idCipher = secrets.encrypt({ table: 'Person', column: 'idCipher', rowId }, number)
  return { idCipher, idHmac: secrets.idHmac(number) }
}

/** A telephone's two columns, of a member or a cadre. */
export function phoneColumns(secrets: Secrets, table: 'Person' | 'Cadre', rowId: string, number: string | undefined) {
  if (number === undefined) return { phoneCipher: null, phoneHmac: null }
  const phoneCipher = secrets.encrypt({ table, column: 'phoneCipher', rowId }, number)
  return { phoneCipher, phoneHmac: secrets.phoneHmac(number) }
}

function bankCipher(secrets: Secrets, rowId: string, number: string | undefined): Bytes | null {
  return number === undefined ? null : secrets.encrypt({ table: 'Person', column: 'bankCipher', rowId }, number)
}

/** What a file changes in a member's row; null where nothing. What it does not tell stays. */
export function personChange(secrets: Secrets, row: PersonRow, entry: PersonEntry): RowChange | null {
  const set: Record<string, unknown> = {}
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const field of plainFields) {
    const value = entry[field]
    const was = field === 'birthOn' ? (row.birthOn?.toISOString().slice(0, 10) ?? null) : row[field]
    if (value === undefined || value === was) continue
    set[field] = value
    before[field] = was
    after[field] = value
  }
  // One of the two, not both: being told one takes the other away.
  if (set.education !== undefined && row.school !== null) set.school = null
  if (set.school !== undefined && row.education !== null) set.education = null
  if (entry.idNumber !== undefined && !equal(row.idHmac, secrets.idHmac(entry.idNumber))) {
    Object.assign(set, idNumberColumns(secrets, row.id, entry.idNumber))
    after.idNumber = mask.id(entry.idNumber)
  }
  if (entry.phone !== undefined && !equal(row.phoneHmac, secrets.phoneHmac(entry.phone))) {
    Object.assign(set, phoneColumns(secrets, 'Person', row.id, entry.phone))
    after.phone = mask.phone(entry.phone)
  }
  if (entry.bankAccount !== undefined && entry.bankAccount !== bankAccount(secrets, row)) {
    set.bankCipher = bankCipher(secrets, row.id, entry.bankAccount)
    after.bankAccount = mask.bank(entry.bankAccount)
  }
  return Object.keys(set).length === 0 ? null : { set, before, after }
}

const bankAccount = (secrets: Secrets, row: PersonRow): string | null =>
  row.bankCipher && secrets.decrypt({ table: 'Person', column: 'bankCipher', rowId: row.id }, row.bankCipher)

const equal = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && Buffer.compare(a, b) === 0
