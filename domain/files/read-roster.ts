import { z } from 'zod'
import { Expected } from '../errors.ts'
import { readPhone } from '../identity.ts'
import { areaByName } from '../places/areas.ts'
import type {
  CadreEntry,
  GroupEntry,
  HouseholdEntry,
  IncomeEntry,
  PersonEntry,
  Rejected,
  Roster,
} from '../records/entries.ts'
import { personName, text } from './cells.ts'
import { checkHousehold, checkIncome, checkPeople } from './check-household.ts'
import { checkPerson, number, type PersonCells, told } from './check-person.ts'
import { jsonRows, NoJson } from './json-rows.ts'
import { mostRows } from './read-csv.ts'
import { type Rejections, rejectionsOf } from './rejections.ts'

export interface ReadRoster {
  readonly roster: Roster
  readonly rejected: Rejected[]
  /** Rows of all lists. */
  readonly read: number
  /** Columns of a table that are not known, and those that are only because somebody said what they mean. */
  readonly columns?: { readonly unknown: readonly string[]; readonly said: readonly string[] }
}

const object = z.record(z.string(), z.unknown())
const peopleList = z.array(object).nullish()
const codeList = z.array(z.string())

/**
 * Reads a roster `.json` (contract: parse.md and run.md, 'Commands') and checks every row by itself. `Expected` where it
 * is no JSON, or none of the three lists is there; keys that are not known are passed over.
 */
export function readRoster(source: string): ReadRoster {
  const rejected: Rejected[] = []
  const households: HouseholdEntry[] = []
  const cadres: CadreEntry[] = []
  const groups: GroupEntry[] = []
  const badCodes = new Set<string>()
  const read = eachRow(source, (list, row, value) => {
    const from = rejectionsOf(rejected, `${list} `, row)
    const cells = object.safeParse(value)
    if (!cells.success) return from.reject(null, '要写成 {…}')
    if (list === 'households') {
      const entry = household(from, row, cells.data)
      if (entry) households.push(entry)
      else if (typeof cells.data.code === 'string') badCodes.add(cells.data.code.trim())
    } else if (list === 'cadres') keep(cadres, cadre(from, row, cells.data))
    else keep(groups, group(from, row, cells.data))
  })
  return { roster: { households, cadres, groups, badCodes }, rejected, read }
}

function keep<Entry>(entries: Entry[], entry: Entry | undefined): void {
  if (entry !== undefined) entries.push(entry)
}

type List = 'households' | 'cadres' | 'groups'
const lists: ReadonlySet<string> = new Set<List>(['households', 'cadres', 'groups'])

/** Hands over the rows of the three lists, each with its number from 1; returns how many there were. */
function eachRow(source: string, take: (list: List, row: number, value: unknown) => void): number {
  const counts = { households: 0, cadres: 0, groups: 0 }
  const text = source.startsWith('\ufeff') ? source.slice(1) : source
  try {
    for (const { list, value } of jsonRows(text)) {
      if (!lists.has(list)) continue
      if (value === undefined) throw new Expected(shape)
      const known = list as List // just looked up
      if (counts.households + counts.cadres + counts.groups >= mostRows) {
        throw new Expected(`名册超过 ${mostRows} 项；请分成几个文件`)
      }
      take(known, ++counts[known], value)
    }
  } catch (error) {
    if (!(error instanceof NoJson)) throw error
    const line = text.slice(0, error.at).split('\n').length
    throw new Expected(`文件不是完整的 JSON，第 ${line} 行附近读不下去；${shape}`)
  }
  const read = counts.households + counts.cadres + counts.groups
  if (read === 0) throw new Expected('名册里没有 households、cadres 或 groups，请核对是不是选错了文件')
  return read
}

const shape = '名册 .json 要写成 {"households": […], "cadres": […], "groups": […]}，每一项都是列表'

type Cells = Readonly<Record<string, unknown>>

function household(from: Rejections, row: number, cells: Cells): HouseholdEntry | undefined {
  const before = from.count()
  const checked = checkHousehold(from, row, cells, (key) => key)
  const told = people(from, cells)
  const income = incomeOf(from, cells.income)
  if (checked === undefined || from.count() > before) return undefined
  const all = withMembers(checked.head, names(from, cells.members), told)
  if (
    from.count() > before ||
    !checkPeople(from, cells.people === undefined ? 'members' : 'people', checked.head, all)
  ) {
    return undefined
  }
  return { ...checked, people: all, ...(income === undefined ? {} : { income }) }
}

function incomeOf(from: Rejections, value: unknown): IncomeEntry | undefined {
  if (value === undefined || value === null) return undefined
  const cells = object.safeParse(value)
  return cells.success
    ? checkIncome(from, cells.data, (key) => `income.${key}`)
    : from.reject('income', '要写成 {"year": 2023, …}')
}

function people(from: Rejections, cells: Cells): PersonEntry[] {
  const list = peopleList.safeParse(cells.people)
  if (!list.success) {
    from.reject('people', '要写成列表 [{"name": …}, …]')
    return []
  }
  return (list.data ?? []).flatMap((one, index) => {
    const disability = disabilityOf(one.disability)
    const entry = checkPerson(from, { ...one, ...disability }, (key) => {
      const shown = key === 'disabilityKind' ? 'disability.kind' : key === 'disabilityGrade' ? 'disability.grade' : key
      return `people[${index}].${shown}`
    })
    return entry === undefined ? [] : [entry]
  })
}

/** `{"kind": "肢体", "grade": "二级"}`, or the same as one text: 肢体二级. */
function disabilityOf(value: unknown): PersonCells {
  const cells = object.safeParse(value)
  if (cells.success) {
    return {
      disabilityKind: cells.data.kind ?? cells.data.残疾类别,
      disabilityGrade: cells.data.grade ?? cells.data.残疾等级,
    }
  }
  if (typeof value !== 'string' || value.trim() === '') return {}
  const [, kind, grade] = /^(.+?)(?:残疾)?[\s,，、]*([一二三四1-4]级?)?$/u.exec(value.trim()) ?? []
  return { disabilityKind: kind, ...(grade === undefined ? {} : { disabilityGrade: grade }) }
}

function names(from: Rejections, value: unknown): string[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    from.reject('members', '要写成列表 ["姓名", …]')
    return []
  }
  return value.flatMap((name, index) => {
    const before = from.count()
    const read = personName(from, `members[${index}]`, name)
    if (read === undefined && from.count() === before) from.reject(`members[${index}]`, '没有姓名，请补上或删去')
    return read === undefined ? [] : [read]
  })
}

/** In the order of `members`, each with what `people` tells of him; the head is one of them, first where unnamed. */
function withMembers(head: string, members: readonly string[], told: readonly PersonEntry[]): PersonEntry[] {
  const byName = new Map(told.map((person) => [person.name, person]))
  const named = new Set(members)
  const listed = members.map((name) => byName.get(name) ?? { name })
  const all = [...listed, ...told.filter((person) => !named.has(person.name))]
  return all.some((person) => person.name === head) ? all : [{ name: head }, ...all]
}

function cadre(from: Rejections, row: number, cells: Cells): CadreEntry | undefined {
  const before = from.count()
  const name = personName(from, 'name', cells.name)
  if (name === undefined && from.count() === before) from.reject('name', '没有姓名，请补上')
  const leads = areaOf(from, 'leads', cells.leads)
  const reports = areaOf(from, 'reports', cells.reports)
  if (reports !== undefined && reports.length !== 12) from.reject('reports', '要写一个村，如 轵城镇/中王村')
  const entry = {
    row,
    name: name ?? '',
    userid: text(from, 'id', cells.id, 64),
    phone: number(from, 'phone', cells.phone, readPhone, '不像电话，请写 11 位手机号'),
    households: codes(from, cells.households),
    leads,
    reportsVillage: reports,
    unit: text(from, 'unit', cells.unit, 50),
  }
  return from.count() === before ? told(entry) : undefined
}

function codes(from: Rejections, value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  const list = codeList.safeParse(value)
  if (!list.success) return from.reject('households', '要写成户编号的列表 ["JY-0001", …]，编号放在引号里')
  return [...new Set(list.data.map((code) => code.trim()).filter((code) => code !== ''))]
}

function areaOf(from: Rejections, key: string, value: unknown): string | undefined {
  const said = text(from, key, value)
  if (said === undefined) return undefined
  const area = areaByName(said)
  return area?.code ?? from.reject(key, `没有“${said}”这个地方，或不止一个；请写 济源示范区、轵城镇 或 轵城镇/中王村`)
}

function group(from: Rejections, row: number, cells: Cells): GroupEntry | undefined {
  const before = from.count()
  const chat = text(from, 'chat', cells.chat, 128)
  if (chat === undefined && from.count() === before) from.reject('chat', '没有群的编号，请补上')
  const said = from.count()
  const area = areaOf(from, 'area', cells.area)
  if (area === undefined && from.count() === said) from.reject('area', '没有写群的范围，请补上，如 轵城镇')
  return from.count() === before ? { row, chat: chat ?? '', area: area ?? '' } : undefined
}
