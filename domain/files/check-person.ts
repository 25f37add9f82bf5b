import {
  disabilityGrades,
  disabilityKinds,
  educations,
  healths,
  labours,
  relations,
  schools,
  sexes,
} from '../code-lists.ts'
import { isMasked, readBankAccount, readIdentity, readPhone } from '../identity.ts'
import type { PersonEntry } from '../records/entries.ts'
import { day, personName, text, word } from './cells.ts'
import type { Rejections } from './rejections.ts'

/** The cells of a person, not yet looked at. */
export interface PersonCells {
  readonly name?: unknown
  readonly relation?: unknown
  readonly idNumber?: unknown
  readonly phone?: unknown
  readonly bankAccount?: unknown
  readonly health?: unknown
  readonly sex?: unknown
  readonly birthOn?: unknown
  readonly education?: unknown
  readonly school?: unknown
  readonly labour?: unknown
  readonly disabilityKind?: unknown
  readonly disabilityGrade?: unknown
}

/** How a file calls the cells: a column's head, or a key path. */
export type PersonColumns = (cell: keyof PersonCells) => string

/** A checked person, or undefined where anything is wrong (said to `from`) or there is no name. */
export function checkPerson(from: Rejections, cells: PersonCells, column: PersonColumns): PersonEntry | undefined {
  const before = from.count()
  const name = personName(from, column('name'), cells.name)
  if (name === undefined && from.count() === before) return from.reject(column('name'), '没有姓名，请补上')
  const entry = {
    name: name ?? '',
    relation: relation(from, column('relation'), cells.relation),
    ...numbers(from, cells, column),
    ...identity(from, cells, column),
    health: word(from, column('health'), cells.health, healths),
    education: word(from, column('education'), cells.education, educations),
    school: word(from, column('school'), cells.school, schools),
    labour: word(from, column('labour'), cells.labour, labours),
    disabilityKind: kindOfDisability(from, column('disabilityKind'), cells.disabilityKind),
    disabilityGrade: gradeOfDisability(from, column('disabilityGrade'), cells.disabilityGrade),
  }
  if (entry.education !== undefined && entry.school !== undefined) {
    from.reject(column('school'), '文化程度和在校生状况只能写一个：在校的写在校生状况')
  }
  return from.count() === before ? told(entry) : undefined
}

/** An object without the keys whose value is undefined: what the file does not tell. */
export function told<T extends object>(entry: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Optional keys become absent ones, which the type of an entry says.
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as never
}

// People write 儿子 and 妻子; the form has one word for each.
const otherRelations: Readonly<Record<string, string>> = {
  本人: '户主',
  妻子: '配偶',
  妻: '配偶',
  丈夫: '配偶',
  夫: '配偶',
  之妻: '配偶',
  之夫: '配偶',
  儿子: '之子',
  子: '之子',
  长子: '之子',
  次子: '之子',
  女儿: '之女',
  女: '之女',
  长女: '之女',
  次女: '之女',
  儿媳: '之儿媳',
  女婿: '之女婿',
  孙子: '之孙子',
  孙女: '之孙女',
  外孙子: '之外孙子',
  外孙女: '之外孙女',
  父亲: '之父',
  父: '之父',
  母亲: '之母',
  母: '之母',
  岳父: '之岳父',
  岳母: '之岳母',
  公公: '之公公',
  婆婆: '之婆婆',
  祖父: '之祖父',
  祖母: '之祖母',
  兄弟: '之兄弟姐妹',
  姐妹: '之兄弟姐妹',
  兄弟姐妹: '之兄弟姐妹',
  其它: '其他',
}

function relation(from: Rejections, column: string, value: unknown): string | undefined {
  const said = text(from, column, value)
  return said === undefined ? undefined : word(from, column, otherRelations[said] ?? said, relations)
}

function kindOfDisability(from: Rejections, column: string, value: unknown): string | undefined {
  const said = text(from, column, value)?.replace(/(残疾|残)$/u, '')
  return word(from, column, said, disabilityKinds)
}

function gradeOfDisability(from: Rejections, column: string, value: unknown): string | undefined {
  const said = text(from, column, value)
  const digit = said === undefined ? -1 : '1234'.indexOf(said.replace(/级$/u, ''))
  return word(from, column, digit >= 0 && said ? disabilityGrades[digit] : said, disabilityGrades)
}

function numbers(from: Rejections, cells: PersonCells, column: PersonColumns) {
  return {
    phone: number(from, column('phone'), cells.phone, readPhone, '不像电话，请写 11 位手机号或带区号的座机号'),
    bankAccount: number(from, column('bankAccount'), cells.bankAccount, readBankAccount, '不像银行卡号，请只写数字'),
  }
}

/** A number as kept; a masked one, as we show it ourselves, says nothing new. */
export function number(
  from: Rejections,
  column: string,
  value: unknown,
  read: (said: string) => string | null,
  wrong: string,
): string | undefined {
  const said = text(from, column, value)
  if (said === undefined || isMasked(said)) return undefined
  return read(said) ?? from.reject(column, wrong)
}

/** The ID's checksum, and its birth date and sex against what is written beside it; what is not, is taken from it. */
function identity(from: Rejections, cells: PersonCells, column: PersonColumns) {
  const sex = word(from, column('sex'), cells.sex, sexes)
  const birthOn = day(from, column('birthOn'), cells.birthOn)
  const said = text(from, column('idNumber'), cells.idNumber)
  if (said === undefined || isMasked(said)) return { sex, birthOn, idNumber: undefined }
  const read = readIdentity(said)
  if (!read.ok) {
    from.reject(column('idNumber'), read.wrong)
    return {}
  }
  const { identity } = read
  if (birthOn !== undefined && birthOn !== identity.birthOn) {
    from.reject(column('birthOn'), `是 ${birthOn}，证件号码里是 ${identity.birthOn}，请对照证件改其中一个`)
  }
  if (sex !== undefined && sex !== identity.sex) {
    from.reject(column('sex'), `是${sex}，证件号码里是${identity.sex}，请对照证件改其中一个`)
  }
  return { sex: identity.sex, birthOn: identity.birthOn, idNumber: identity.number }
}
