import { z } from 'zod'
import { Expected } from '../errors.ts'
import { indexNames, type NameIndex } from './name-index.ts'

/** Rows as contract/parse.md gives them; a database builds the same rows. */
export interface HouseholdRow {
  readonly code: string
  readonly town: string
  readonly village: string
  readonly head: string
  readonly members: readonly string[]
}

export interface CadreRow {
  readonly id: string
  readonly name: string
  readonly households: readonly string[]
}

export interface RosterRows {
  readonly households: Iterable<HouseholdRow>
  readonly cadres: Iterable<CadreRow>
}

/**
 * Who may be meant, packed: a household is a number, names and places are kept once, members stand in one array.
 * A million households take some 150 MB this way and a quarter of a second a hundred thousand to open.
 */
export interface Roster {
  readonly size: number
  readonly codes: readonly string[]
  /** A household's members are `memberNames[firstMember[h]] … [firstMember[h + 1] - 1]`; the head is the first. */
  readonly firstMember: Int32Array
  readonly memberNames: Int32Array
  readonly placeOf: Int32Array
  readonly places: readonly Place[]
  readonly names: NameIndex
  /** A cadre's own households; those of nobody known are none. */
  readonly own: (cadre: string) => readonly number[]
}

export interface Place {
  readonly town: string
  readonly village: string
}

export const memberOf = (roster: Roster, position: number): string =>
  roster.names.list[roster.memberNames[position] ?? -1] ?? ''

export const headOf = (roster: Roster, household: number): string =>
  memberOf(roster, roster.firstMember[household] ?? -1)

export function membersOf(roster: Roster, household: number): string[] {
  const members: string[] = []
  const to = roster.firstMember[household + 1] ?? 0
  for (let at = roster.firstMember[household] ?? 0; at < to; at += 1) members.push(memberOf(roster, at))
  return members
}

export const placeOf = (roster: Roster, household: number): Place =>
  roster.places[roster.placeOf[household] ?? -1] ?? { town: '', village: '' }

/** The household a member's position belongs to: the last one that starts at or before it. */
export function householdAt(roster: Roster, position: number): number {
  let [low, high] = [0, roster.size - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((roster.firstMember[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** Builds a roster from rows that were checked already (a database's). The head comes first among the members. */
export function buildRoster(rows: RosterRows): Roster {
  const codes: string[] = []
  const starts: number[] = [0]
  const members: number[] = []
  const placeOfRow: number[] = []
  const places = numbered<Place>()
  const names = numbered<string>()
  for (const { code, town, village, head, members: others } of rows.households) {
    codes.push(code)
    members.push(names.add(head, head))
    for (const member of others) if (member !== head) members.push(names.add(member, member))
    starts.push(members.length)
    placeOfRow.push(places.add(`${town}\n${village}`, { town, village }))
  }
  const memberNames = Int32Array.from(members)
  return {
    size: codes.length,
    codes,
    firstMember: Int32Array.from(starts),
    memberNames,
    placeOf: Int32Array.from(placeOfRow),
    places: places.list,
    names: indexNames(names.list, memberNames),
    own: ownership(codes, rows.cadres),
  }
}

function numbered<T>() {
  const numbers = new Map<string, number>()
  const list: T[] = []
  const add = (key: string, value: T): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, list.length)
    return list.push(value) - 1
  }
  return { list, add }
}

function ownership(codes: readonly string[], cadres: Iterable<CadreRow>): Roster['own'] {
  const numbers = new Map(codes.map((code, household) => [code, household]))
  const own = new Map<string, number[]>()
  for (const cadre of cadres) {
    own.set(
      cadre.id,
      cadre.households.flatMap((code) => numbers.get(code) ?? []),
    )
  }
  return (cadre) => own.get(cadre) ?? []
}

const text = (what: string) => z.string(`${what}应为文字`).trim().min(1, `${what}不能为空`)
const rosterJson = z.object(
  {
    households: z.array(
      z.object(
        {
          code: text('户编号 code'),
          town: z.string('乡镇 town 应为文字').default(''),
          village: z.string('村 village 应为文字').default(''),
          head: text('户主 head'),
          members: z.array(text('成员姓名'), '成员 members 应为姓名列表').default([]),
        },
        '应为一户',
      ),
      '户 households 应为列表',
    ),
    cadres: z
      .array(
        z.object(
          {
            id: z.string('编号 id 应为文字').optional(),
            name: z.string('姓名 name 应为文字').default(''),
            households: z.array(text('户编号'), '所帮扶的户 households 应为户编号列表').default([]),
          },
          '应为一名干部',
        ),
        '干部 cadres 应为列表',
      )
      .default([]),
  },
  '花名册应为含 households 和 cadres 的对象',
)

/** Opens a roster file's JSON. Throws Expected with every wrong place, at most ten of them named. */
export function openRoster(json: unknown): Roster {
  const read = rosterJson.safeParse(json)
  if (!read.success) {
    const wrong = read.error.issues.slice(0, 10).map(({ path, message }) => `${path.join('.') || '文件'}：${message}`)
    throw new Expected(`花名册有误，请改正后重试。${wrong.join('；')}`)
  }
  const { households, cadres } = read.data
  return buildRoster({
    households,
    cadres: cadres.flatMap(({ id, ...cadre }) => (id === undefined ? [] : [{ id, ...cadre }])),
  })
}
