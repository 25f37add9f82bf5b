import { householdTypes, monitoredKinds, risks } from '../code-lists.ts'
import { maskText } from '../mask.ts'
import { townByCode, townByName, type Village, villageByName, villagesNamed } from '../places/jiyuan.ts'
import type { HouseholdEntry, IncomeEntry, PersonEntry } from '../records/entries.ts'
import { day, personName, text, word, yesNo, yuan } from './cells.ts'
import { told } from './check-person.ts'
import type { Rejections } from './rejections.ts'

/** The cells of a household, not yet looked at. */
export interface HouseholdCells {
  readonly code?: unknown
  readonly town?: unknown
  readonly village?: unknown
  readonly head?: unknown
  readonly type?: unknown
  readonly monitored?: unknown
  readonly risk?: unknown
  readonly identifiedOn?: unknown
  readonly removedOn?: unknown
  readonly relocated?: unknown
  readonly note?: unknown
}

export interface IncomeCells {
  readonly year?: unknown
  readonly wage?: unknown
  readonly business?: unknown
  readonly property?: unknown
  readonly transfer?: unknown
  readonly cost?: unknown
}

export type Columns<Cells> = (cell: keyof Cells & string) => string

/** A checked household but for its people and income, or undefined where anything is wrong (said to `from`). */
export function checkHousehold(
  from: Rejections,
  row: number,
  cells: HouseholdCells,
  column: Columns<HouseholdCells>,
): Omit<HouseholdEntry, 'people'> | undefined {
  const before = from.count()
  const code = required(from, column('code'), text(from, column('code'), cells.code, 64), before)
  const village = villageOf(from, cells, column)
  const ahead = from.count()
  const head = required(from, column('head'), personName(from, column('head'), cells.head), ahead)
  const kind = word(from, column('monitored'), kindWord(cells.monitored), monitoredWords)
  const entry = {
    row,
    code: code ?? '',
    villageCode: village?.code ?? '',
    townCode: village?.townCode ?? '',
    head: head ?? '',
    type: word(from, column('type'), cells.type, householdTypes),
    monitored: kind === undefined ? undefined : monitoredKinds[kind],
    risk: word(from, column('risk'), cells.risk, risks),
    identifiedOn: day(from, column('identifiedOn'), cells.identifiedOn),
    removedOn: day(from, column('removedOn'), cells.removedOn),
    relocated: yesNo(from, column('relocated'), cells.relocated),
    note: masked(text(from, column('note'), cells.note, 2_000)),
  }
  if (entry.identifiedOn !== undefined && entry.removedOn !== undefined && entry.removedOn < entry.identifiedOn) {
    from.reject(column('removedOn'), `早于识别时间 ${entry.identifiedOn}，请核对两个日期`)
  }
  return from.count() === before ? told(entry) : undefined
}

/** Numbers have columns of their own, encrypted: a remark holds none. */
const masked = (note: string | undefined): string | undefined => (note === undefined ? undefined : maskText(note))

/** Says that a cell is empty, unless it was found wrong already. */
function required(from: Rejections, column: string, value: string | undefined, before: number): string | undefined {
  return value === undefined && from.count() === before ? from.reject(column, '没有写，请补上') : value
}

// The words of a literal are what its type says.
const monitoredWords = Object.keys(monitoredKinds) as (keyof typeof monitoredKinds)[]

/** The form's word; the code that exports and the parse contract use is understood as well. */
function kindWord(value: unknown): unknown {
  return monitoredWords.find((known) => monitoredKinds[known] === value) ?? value
}

/** A village may be written short, and without its town where only one has the name. */
export function villageOf(
  from: Rejections,
  cells: Pick<HouseholdCells, 'town' | 'village'>,
  column: Columns<HouseholdCells>,
): Village | undefined {
  const town = text(from, column('town'), cells.town)
  const before = from.count()
  const name = required(from, column('village'), text(from, column('village'), cells.village), before)
  if (name === undefined) return undefined
  const known = town === undefined ? undefined : (townByName(town) ?? townByCode(town))
  if (town !== undefined && known === undefined) {
    return from.reject(column('town'), `没有“${town}”这个镇或街道，请写全称，如 轵城镇`)
  }
  const village = villageByName(name, town)
  if (village !== null) return village
  const several = villagesNamed(name).filter(({ townCode }) => known === undefined || townCode === known.code)
  if (several.length > 1) {
    const where = several.map(({ townCode, short }) => `${townByCode(townCode)?.name}${short}`).join('、')
    return from.reject(column('village'), `“${name}”不止一个：${where}；请写清是哪一个`)
  }
  return from.reject(column('village'), `${known?.name ?? '济源'}没有“${name}”，请按村名表写，如 轵城镇 中王村`)
}

/** Income of a year; categories that are not told are none. Undefined where nothing is told or anything is wrong. */
export function checkIncome(
  from: Rejections,
  cells: IncomeCells,
  column: Columns<IncomeCells>,
): IncomeEntry | undefined {
  const before = from.count()
  const money = (cell: 'wage' | 'business' | 'property' | 'transfer' | 'cost') => yuan(from, column(cell), cells[cell])
  const entry = {
    wage: money('wage'),
    business: money('business'),
    property: money('property'),
    transfer: money('transfer'),
    cost: money('cost'),
  }
  const values = Object.values(entry)
  if (values.every((value) => value === undefined)) return undefined
  const year = Number(cells.year)
  if (!Number.isInteger(year) || year < 2000 || year > 2100) {
    from.reject(column('year'), '要写四位年份，如 2023')
  }
  const { wage = 0, business = 0, property = 0, transfer = 0, cost = 0 } = entry
  return from.count() === before ? { year, wage, business, property, transfer, cost } : undefined
}

/** One 户主, who is the household's head; at most one 配偶; nobody twice. False where the row was rejected. */
export function checkPeople(from: Rejections, column: string, head: string, people: readonly PersonEntry[]): boolean {
  const before = from.count()
  const names = new Set<string>()
  for (const { name } of people) {
    if (names.has(name)) from.reject(column, `${name} 写了两次，请留一个（同名的请加以区分）`)
    names.add(name)
  }
  const heads = people.filter((person) => person.relation === '户主')
  if (heads.length > 1) from.reject(column, `有 ${heads.length} 个户主，只能有一个，请改与户主关系`)
  if (people.filter((person) => person.relation === '配偶').length > 1) {
    from.reject(column, '有两个配偶，最多一个，请改与户主关系')
  }
  const only = heads[0]
  if (heads.length === 1 && only && only.name !== head) {
    from.reject(column, `户主写的是 ${head}，成员里的户主是 ${only.name}，请改成一致`)
  }
  const own = people.find((person) => person.name === head)
  if (own?.relation !== undefined && own.relation !== '户主') {
    from.reject(column, `${head} 是户主，与户主关系却写着“${own.relation}”，请改成户主`)
  }
  return from.count() === before
}
