import { breather } from '../breathe.ts'
import { incomeYear } from '../calendar.ts'
import { Expected } from '../errors.ts'
import { readPhone } from '../identity.ts'
import type { CadreEntry, HouseholdEntry, IncomeEntry, PersonEntry, Rejected } from '../records/entries.ts'
import { text } from './cells.ts'
import { checkHousehold, checkIncome, checkPeople } from './check-household.ts'
import { checkPerson, number } from './check-person.ts'
import type { ColumnMapping, HouseholdColumn } from './household-columns.ts'
import type { TableRow } from './read-csv.ts'
import type { ReadRoster } from './read-roster.ts'
import { badCell } from './read-xlsx.ts'
import { type Rejections, rejectionsOf } from './rejections.ts'
import { type Head, headsOf } from './table-heads.ts'

type Cells = Readonly<Record<string, string>>

/** A row's cells by what they are about. */
interface Sorted {
  readonly household: Cells
  readonly person: Cells
  readonly income: Cells
  readonly cadre: Cells
}

interface Gathered {
  first: Omit<HouseholdEntry, 'people'>
  readonly people: PersonEntry[]
  income: IncomeEntry | undefined
  readonly rows: number[]
}

/**
 * Reads the households table (contract/run.md, 'Commands'): a row a person, without 姓名 a household; columns in any
 * order, unknown ones passed over. `Expected` where a column is missing that nothing can be known without.
 *
 * @param mapping what a person said of columns that are not known.
 * @param today the incomes are those of the income year before the one of this day.
 */
export async function readHouseholds(
  rows: Iterable<TableRow> | AsyncIterable<TableRow>,
  today: string,
  mapping: ColumnMapping = {},
): Promise<ReadRoster> {
  const rejected: Rejected[] = []
  const gathered = new Map<string, Gathered>()
  const cadres = new Map<string, { name: string; phone: string | undefined; row: number; households: Set<string> }>()
  const badCodes = new Set<string>()
  let heads: readonly (Head | undefined)[] | undefined
  let columns: ReadRoster['columns'] = { unknown: [], said: [] }
  let read = 0
  const breathe = breather()
  for await (const { row, cells } of rows) {
    await breathe()
    if (heads === undefined) {
      const first = headsOf(cells, mapping)
      heads = first.heads
      columns = { unknown: first.unknown, said: first.said }
      continue
    }
    read++
    const before = rejected.length
    const from = rejectionsOf(rejected, '', row)
    const sorted = sort(from, heads, cells)
    const whole = from.count() === before
    const taken = whole ? takeRow(from, row, sorted, labelsOf(heads), incomeYear(today) - 1, gathered) : undefined
    if (taken) takeCadre(from, row, sorted.cadre, taken, cadres)
    else if (sorted.household.code !== undefined) badCodes.add(sorted.household.code.trim())
  }
  if (read === 0) throw new Expected('表里没有内容；第一行写列名，第二行起一行一人')
  const households: HouseholdEntry[] = []
  for (const one of gathered.values()) {
    await breathe()
    households.push(...finished(rejected, one))
  }
  const entries = [...cadres.values()].map(({ name, phone, row, households: codes }): CadreEntry => {
    return { row, name, ...(phone === undefined ? {} : { phone }), households: [...codes] }
  })
  return { roster: { households, cadres: entries, groups: [], badCodes }, rejected, read, columns }
}

type Labels = (of: HouseholdColumn['of']) => (cell: string) => string

function labelsOf(heads: readonly (Head | undefined)[]): Labels {
  return (of) => (cell) =>
    heads.find((head) => head?.column.of === of && head.column.cell === cell)?.label ??
    (cell === 'head' ? '户主' : cell)
}

/** Our own files put a `'` before what a spreadsheet would run: it comes off again. */
const unquoted = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')

function sort(from: Rejections, heads: readonly (Head | undefined)[], cells: readonly string[]): Sorted {
  const sorted: Record<HouseholdColumn['of'], Record<string, string>> = {
    household: {},
    person: {},
    income: {},
    cadre: {},
  }
  for (const [index, head] of heads.entries()) {
    const cell = unquoted(cells[index] ?? '')
    if (head === undefined || cell.trim() === '') continue
    if (cell.startsWith(badCell)) from.reject(head.label, cell.slice(1))
    else sorted[head.column.of][head.column.cell] = cell
  }
  return sorted
}

/** Takes a row into its household; gives the household's code, or undefined where the row is rejected. */
function takeRow(
  from: Rejections,
  row: number,
  { household, person, income }: Sorted,
  labels: Labels,
  year: number,
  gathered: Map<string, Gathered>,
): string | undefined {
  const before = from.count()
  // Where 户主 is left out, the row of the head tells it.
  const isHead = person.relation === '户主' || person.relation === '本人'
  const known = gathered.get(household.code?.trim() ?? '')
  const head = household.head ?? (isHead ? person.name : known?.first.head)
  const cells = head === undefined ? household : { ...household, head }
  const entry = checkHousehold(from, row, cells, labels('household'))
  const named = person.name === undefined ? undefined : checkPerson(from, person, labels('person'))
  const earned = checkIncome(from, { ...income, year }, labels('income'))
  if (entry === undefined || from.count() > before) return undefined
  if (known === undefined) {
    gathered.set(entry.code, { first: entry, people: named ? [named] : [], income: earned, rows: [row] })
    return entry.code
  }
  if (known.first.villageCode !== entry.villageCode || known.first.head !== entry.head) {
    const place = known.rows[0]
    return from.reject(labels('household')('code'), `与第 ${place} 行是同一户，村或户主却不同，请改成一致`)
  }
  if (named && known.people.some(({ name }) => name === named.name)) {
    return from.reject(labels('person')('name'), `${named.name} 在本户写了两次，请留一行（同名的请加以区分）`)
  }
  if (named) known.people.push(named)
  // What a row leaves empty another may tell.
  known.first = { ...entry, ...known.first }
  known.income ??= earned
  known.rows.push(row)
  return entry.code
}

function takeCadre(
  from: Rejections,
  row: number,
  { name, phone }: Cells,
  code: string,
  cadres: Map<string, { name: string; phone: string | undefined; row: number; households: Set<string> }>,
): void {
  const said = text(from, '帮扶责任人', name)
  if (said === undefined) return
  const called = number(from, '帮扶责任人电话', phone, readPhone, '不像电话，请写 11 位手机号')
  const key = `${said} ${called ?? ''}`
  const cadre = cadres.get(key) ?? { name: said, phone: called, row, households: new Set<string>() }
  cadre.households.add(code)
  cadres.set(key, cadre)
}

/** The head is one of the household, told of or not; who is whose is checked over all its rows. */
function finished(rejected: Rejected[], { first, people, income, rows }: Gathered): HouseholdEntry[] {
  const from = rejectionsOf(rejected, '', rows[0] ?? 0)
  const all = people.some(({ name }) => name === first.head) ? people : [{ name: first.head }, ...people]
  if (!checkPeople(from, '与户主关系', first.head, all)) return []
  return [{ ...first, people: all, ...(income === undefined ? {} : { income }) }]
}
