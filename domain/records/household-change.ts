import type { Row, Tx } from '../../prisma/transact.ts'
import { bigramsOf } from '../bigrams.ts'
import { canWork } from '../code-lists.ts'
import type { Secrets } from '../secrets.ts'
import type { HouseholdEntry, IncomeEntry, PersonEntry } from './entries.ts'
import { newPerson, type PersonRow, personChange, type RowChange } from './person-rows.ts'
import type { Keeper } from './upload-changes.ts'

/** A household as the database holds it, with its members. */
export interface HouseholdRow {
  readonly code: string
  readonly villageCode: string
  readonly headName: string
  readonly type: string | null
  readonly monitored: string | null
  readonly risk: string | null
  readonly identifiedOn: Date | null
  readonly removedOn: Date | null
  readonly relocated: boolean
  readonly noLabour: boolean
  readonly note: string | null
  readonly version: number
  readonly people: readonly PersonRow[]
  readonly years: readonly IncomeEntry[]
}

type Plain = Readonly<Record<string, unknown>>

/** What a file changes in a household, ready to be written and told to the audit. */
export interface HouseholdChange {
  readonly code: string
  readonly kind: 'add' | 'change'
  readonly head: string
  /** Members whose rows change, by id. */
  readonly names: Readonly<Record<string, string>>
  /** For the audit, numbers masked; made when asked, since a file may have 100,000 of them. */
  told(): { readonly before: Plain | null; readonly after: Plain }
  /** `keep`: of an upload, so that it can be undone. */
  write(tx: Tx, keep: Keeper): void
}

export type Merged = HouseholdChange | 'same' | { readonly rejected: string }

interface Member {
  readonly entry: PersonEntry & { readonly relation: string }
  readonly row: PersonRow | undefined
}

/** Lays what a file tells over what is on record; what the file does not tell stays, nobody is taken out. */
export function mergeHousehold(
  secrets: Secrets,
  districtId: string,
  row: HouseholdRow | undefined,
  entry: HouseholdEntry,
): Merged {
  const members = membersOf(secrets, row, entry)
  const rest = (row?.people ?? []).filter((p) => p.leftOn === null && !members.some((m) => m.row?.id === p.id))
  const wrong = relationsWrong(members, rest)
  if (wrong !== null) return { rejected: wrong }
  if (row === undefined) return addition(secrets, districtId, entry)
  return change(secrets, districtId, row, entry, members, derivedFrom(members, rest))
}

interface Derived {
  readonly bigrams: string[]
  readonly memberCount: number
  readonly noLabour: boolean
}

function derivedFrom(members: readonly Member[], rest: readonly PersonRow[]): Derived {
  const labours = [...members.map(labourOf), ...rest.map((person) => person.labour)]
  const names = [...members.map(({ entry: { name } }) => name), ...rest.map(({ name }) => name)]
  return {
    bigrams: bigramsOf(names),
    memberCount: names.length,
    // Unknown labour is not none: the household is set apart only when everybody's is known.
    noLabour: labours.every((labour) => labour !== null && !canWork(labour)),
  }
}

const labourOf = ({ entry, row }: Member): string | null => entry.labour ?? row?.labour ?? null

/** Whom the file speaks of: by ID number where it tells one, else by name. */
function membersOf(secrets: Secrets, row: HouseholdRow | undefined, entry: HouseholdEntry): Member[] {
  const present = (row?.people ?? []).filter(({ leftOn }) => leftOn === null)
  return entry.people.map((person) => {
    const hmac = person.idNumber === undefined ? null : secrets.idHmac(person.idNumber)
    const same = present.find(({ idHmac }) => hmac && idHmac && Buffer.compare(hmac, idHmac) === 0)
    const found = same ?? present.find(({ name }) => name === person.name)
    const isHead = person.name === entry.head
    // A head that changes leaves the old one without his word.
    const kept = found && !(found.relation === '户主' && !isHead) ? found.relation : '其他'
    return { entry: { ...person, relation: isHead ? '户主' : (person.relation ?? kept) }, row: found }
  })
}

function relationsWrong(members: readonly Member[], rest: readonly PersonRow[]): string | null {
  const relations = [...members.map(({ entry }) => entry.relation), ...rest.map(({ relation }) => relation)]
  if (relations.filter((relation) => relation === '户主').length !== 1) {
    return '连同已登记的成员，户主不是正好一个；请在文件里写明原户主的与户主关系'
  }
  if (relations.filter((relation) => relation === '配偶').length > 1) {
    return '连同已登记的成员有两个配偶；请在文件里写明另一个的与户主关系'
  }
  return null
}

// Holds on to nothing but the entry until it is written: rows and ciphers of a whole file would not fit.
function addition(secrets: Secrets, districtId: string, entry: HouseholdEntry): HouseholdChange {
  const { code } = entry
  return {
    code,
    kind: 'add',
    head: entry.head,
    names: {},
    told: () => ({
      before: null,
      after: { head: entry.head, village: entry.villageCode, members: entry.people.length },
    }),
    write: (tx, keep) => {
      const members = membersOf(secrets, undefined, entry)
      // Its members and incomes go with it.
      keep.added('Household', code, { people: members.length })
      tx.insert('Household', newHousehold(districtId, entry, derivedFrom(members, [])))
      for (const member of members) {
        tx.insert('Person', newPerson(secrets, { districtId, householdCode: code }, member.entry))
      }
      if (entry.income) tx.insert('IncomeYear', { districtId, householdCode: code, ...entry.income })
    },
  }
}

function newHousehold(districtId: string, entry: HouseholdEntry, derived: Derived): Row<'Household'> {
  return {
    districtId,
    code: entry.code,
    villageCode: entry.villageCode,
    townCode: entry.townCode,
    headName: entry.head,
    type: entry.type ?? null,
    monitored: entry.monitored ?? null,
    risk: entry.risk ?? null,
    identifiedOn: entry.identifiedOn ?? null,
    removedOn: entry.removedOn ?? null,
    relocated: entry.relocated ?? false,
    note: entry.note ?? null,
    ...derived,
  }
}

function change(
  secrets: Secrets,
  districtId: string,
  row: HouseholdRow,
  entry: HouseholdEntry,
  members: readonly Member[],
  derived: Derived,
): HouseholdChange | 'same' {
  const own = householdDiff(row, entry)
  const people = members.flatMap(({ row: person, entry: told }) => {
    const diff = person && personChange(secrets, person, told)
    return person && diff ? [{ person, diff }] : []
  })
  const added = members.filter((member) => member.row === undefined)
  const income = incomeDiff(row, entry.income)
  const moved = row.noLabour !== derived.noLabour
  if (Object.keys(own.set).length + people.length + added.length === 0 && !income && !moved) return 'same'
  return {
    code: row.code,
    kind: 'change',
    head: entry.head,
    names: Object.fromEntries(people.map(({ person }) => [person.id, person.name])),
    told: () => ({
      before: { ...own.before, ...income?.before, ...peopleTold(people, 'before') },
      after: { ...own.after, ...income?.after, ...peopleTold(people, 'after'), ...addedTold(added) },
    }),
    write: (tx, keep) => {
      keep.was('Household', row.code)
      const set: Row<'Household'> = { ...own.set, ...derived, updatedAt: new Date() }
      tx.update('Household', { districtId, code: row.code, version: row.version }, set)
      for (const { person, diff } of people) {
        keep.was('Person', person.id)
        tx.update('Person', { districtId, id: person.id, version: person.version }, diff.set)
      }
      for (const { entry: told } of added) {
        const member = newPerson(secrets, { districtId, householdCode: row.code }, told)
        keep.added('Person', String(member.id))
        tx.insert('Person', member)
      }
      if (income) {
        keep.was('IncomeYear', `${income.set.year}/${row.code}`)
        const key = ['districtId', 'householdCode', 'year']
        tx.insert('IncomeYear', { districtId, householdCode: row.code, ...income.set }, key)
      }
    },
  }
}

function peopleTold(people: readonly { person: PersonRow; diff: RowChange }[], side: 'before' | 'after'): Plain {
  const told = people.map(({ person, diff }) => ({ id: person.id, ...diff[side] }))
  return told.length === 0 ? {} : { people: told }
}

const addedTold = (added: readonly Member[]): Plain =>
  added.length === 0 ? {} : { added: added.map(({ entry }) => entry.name) }

function householdDiff(row: HouseholdRow, entry: HouseholdEntry) {
  const told: Plain = {
    villageCode: entry.villageCode,
    headName: entry.head,
    type: entry.type,
    monitored: entry.monitored,
    risk: entry.risk,
    identifiedOn: entry.identifiedOn,
    removedOn: entry.removedOn,
    relocated: entry.relocated,
    note: entry.note,
  }
  const set: Record<string, unknown> = {}
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(told)) {
    const kept: unknown = row[field as keyof HouseholdRow] // the keys of `told` are columns of the row
    const was = kept instanceof Date ? kept.toISOString().slice(0, 10) : kept
    if (value === undefined || value === was) continue
    set[field] = value
    before[field] = was
    after[field] = value
  }
  if (set.villageCode !== undefined) set.townCode = entry.townCode
  return { set, before, after }
}

function incomeDiff(row: HouseholdRow, told: IncomeEntry | undefined) {
  if (told === undefined) return null
  const was = row.years.find(({ year }) => year === told.year)
  const fields = ['wage', 'business', 'property', 'transfer', 'cost'] as const
  if (was && fields.every((field) => was[field] === told[field])) return null
  return { set: told, before: was ? { income: was } : {}, after: { income: told } }
}
