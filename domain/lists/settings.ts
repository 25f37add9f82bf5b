import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import { addDays } from '../calendar.ts'
import { areaByCode } from '../places/areas.ts'
import { type SettingName, settingNames, settingWords } from '../policy/setting-names.ts'
import type { List } from './list.ts'

/** 在用, 60 天内到期, 以后, 已过, 被新值代替, 从没生效, 未设置. */
export const settingStates = ['held', 'ending', 'coming', 'passed', 'replaced', 'void', 'unset'] as const
export type SettingState = (typeof settingStates)[number]
export const settingStateNames = {
  held: '在用',
  ending: '60 天内到期',
  coming: '以后',
  passed: '已过期',
  replaced: '已有新值',
  void: '没有生效过',
  unset: '未设置',
} as const satisfies Record<SettingState, string>

export interface SettingFilter {
  /** Part of a setting's name, or of its source. */
  readonly q?: string | undefined
  readonly state?: SettingState | undefined
  readonly key?: string | undefined
}

/** A dated value, or a setting that has none. */
export interface SettingRow {
  readonly name: SettingName
  readonly state: SettingState
  /** Null where it is unset. */
  readonly dated: {
    readonly id: string
    readonly area: string
    readonly value: unknown
    readonly fromOn: string
    readonly toOn: string | null
    readonly source: string | null
    readonly version: number
  } | null
}

type Dated = NonNullable<SettingRow['dated']>

const soon = 60

/** How a value stands on a day among the others of its key: `others` at the same place. */
function stateOf(dated: Dated, others: readonly Dated[], today: string): SettingState {
  if (dated.toOn !== null && dated.toOn < dated.fromOn) return 'void'
  if (dated.fromOn > today) return 'coming'
  if (dated.toOn !== null && dated.toOn < today) return 'passed'
  const holds = (one: Dated): boolean => one.fromOn <= today && (one.toOn === null || one.toOn >= today)
  const newer = others.some((one) => one.area === dated.area && holds(one) && one.fromOn > dated.fromOn)
  if (newer) return 'replaced'
  return dated.toOn !== null && dated.toOn <= addDays(today, soon) ? 'ending' : 'held'
}

/** All settings with their dated values, as they stand on a day; few hundred rows at most. */
export async function settingRows(db: Database, districtId: string, today: string): Promise<readonly SettingRow[]> {
  const found = await db.prisma.setting.findMany({
    where: { districtId },
    orderBy: [{ fromOn: 'desc' }, { area: 'asc' }, { id: 'asc' }],
  })
  const dated = found.map(({ id, key, area, value, fromOn, toOn, source, version }) => {
    const day = (date: Date): string => date.toISOString().slice(0, 10)
    return { key, id, area, value, fromOn: day(fromOn), toOn: toOn && day(toOn), source, version }
  })
  return settingNames.flatMap((name): SettingRow[] => {
    const own = dated.filter(({ key }) => key === name.key)
    const rows = own.map((one) => {
      const state = stateOf(
        one,
        own.filter(({ id }) => id !== one.id),
        today,
      )
      return { name, state: name.value.type === 'days' && state === 'replaced' ? 'held' : state, dated: one }
    })
    const unset: SettingRow = { name, state: 'unset', dated: null }
    // Days alone and times have what holds without them: unset is said only where nothing was ever set.
    const known = rows.some(({ state }) => state === 'held' || state === 'ending') || name.value.type !== 'number'
    return known && rows.length > 0 ? rows : [unset, ...rows]
  })
}

const areaWords = (code: string): string => areaByCode(code)?.name ?? code

/** Settings and their dated values, in the order of the plan, the newest value of each first. */
export const settings = (today: string): List<SettingFilter, SettingRow> => ({
  name: 'settings',
  columns: [
    { label: '设置', cell: ({ name }) => name.label },
    { label: '代码', cell: ({ name }) => name.key },
    { label: '值', cell: ({ name, dated }) => (dated === null ? null : settingWords(name, dated.value)) },
    { label: '地方', cell: ({ dated }) => (dated === null ? null : areaWords(dated.area)) },
    { label: '从', cell: ({ dated }) => dated?.fromOn ?? null },
    { label: '到', cell: ({ dated }) => dated?.toOn ?? null },
    { label: '来源', cell: ({ dated }) => dated?.source ?? null },
    { label: '状态', cell: ({ state }) => settingStateNames[state] },
  ],
  async rows(db, asker, filter, after, limit) {
    const all = await fitting(db, asker, filter, today)
    const from = after === null ? 0 : all.findIndex((row) => keyOf(row) === after) + 1
    return after !== null && from === 0 ? [] : all.slice(from, from + limit)
  },
  count: async (db, asker, filter, cap) => Math.min(cap, (await fitting(db, asker, filter, today)).length),
  key: keyOf,
})

const keyOf = ({ name, dated }: SettingRow): string => dated?.id ?? name.key

async function fitting(
  db: Database,
  { districtId }: Asker,
  { q, state, key }: SettingFilter,
  today: string,
): Promise<readonly SettingRow[]> {
  const rows = await settingRows(db, districtId, today)
  return rows.filter(
    (row) =>
      (state === undefined || row.state === state) &&
      (key === undefined || row.name.key === key) &&
      (q === undefined ||
        row.name.label.includes(q) ||
        row.name.key.includes(q) ||
        (row.dated?.source ?? '').includes(q)),
  )
}
