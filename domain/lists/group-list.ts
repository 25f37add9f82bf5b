import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { shanghaiTime } from '../calendar.ts'
import { areaByCode } from '../places/areas.ts'
import { countUpTo } from './count.ts'
import type { List } from './list.ts'
import { type Where, where } from './where.ts'

export interface GroupFilter {
  /** Part of the group's name or chat. */
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly state?: 'reached' | 'unreached' | undefined
}

/** A chat group bound to an area. */
export interface GroupRow {
  readonly chat: string
  readonly topic: string | null
  /** Statistical code of the area it hears of. */
  readonly area: string
  readonly fullNames: boolean
  /** daily, weekly, monthly. */
  readonly digests: readonly string[]
  /** Somebody wrote to the robot there; before it nothing can be sent. */
  readonly reachedAt: Date | null
  readonly version: number
  /** When the robot last spoke there. */
  readonly lastAt: Date | null
  /** Messages that wait to be sent there. */
  readonly waiting: number
}

function inScope(fits: Where, asker: Asker): void {
  fits.and(`g."districtId" = ${fits.value(asker.districtId)} AND g."unboundAt" IS NULL`)
  const scope = scopeOf(asker)
  if (scope.level === 'nothing') fits.and('false')
  if (scope.level === 'town' || scope.level === 'village') fits.and(`starts_with(g."area", ${fits.value(scope.code)})`)
}

function fitting(asker: Asker, { q, town, state }: GroupFilter): Where {
  const fits = where()
  inScope(fits, asker)
  if (town !== undefined) fits.and(`starts_with(g."area", ${fits.value(town)})`)
  if (state !== undefined) fits.and(`g."reachedAt" IS ${state === 'reached' ? 'NOT NULL' : 'NULL'}`)
  if (q !== undefined) {
    const part = fits.value(q)
    fits.and(`position(${part} in coalesce(g."topic", '')) > 0 OR position(${part} in g."chat") > 0`)
  }
  return fits
}

const columns = `g."chat", g."topic", g."area", g."fullNames", g."digests", g."reachedAt", g."version",
  (SELECT o."sentAt" FROM "Outbox" o WHERE o."districtId" = g."districtId" AND o."chat" = g."chat" AND o."sentAt" IS NOT NULL
    ORDER BY o."seq" DESC LIMIT 1) AS "lastAt",
  (SELECT count(*)::int FROM "Outbox" o WHERE o."districtId" = g."districtId" AND o."chat" = g."chat"
    AND o."state" IN ('waiting', 'unreached')) AS "waiting" FROM "Group" g`

const order = '(g."area" COLLATE "C", g."chat" COLLATE "C")'

export const digestLabels = { daily: '日报', weekly: '周报', monthly: '月调度' } as const
const digestWords = ({ digests }: GroupRow): string =>
  Object.entries(digestLabels)
    .flatMap(([code, label]) => (digests.includes(code) ? [label] : []))
    .join('、')

/** Bound groups of the asker's area, by area. */
export const groups: List<GroupFilter, GroupRow> = {
  name: 'groups',
  columns: [
    { label: '群', cell: (row) => row.topic ?? row.chat },
    { label: '群编号', cell: (row) => row.chat },
    { label: '地方', cell: (row) => areaByCode(row.area)?.name ?? row.area },
    { label: '姓名', cell: (row) => (row.fullNames ? '全名' : '王**') },
    { label: '通报', cell: digestWords },
    { label: '接通于', cell: (row) => (row.reachedAt === null ? null : shanghaiTime(row.reachedAt)) },
    { label: '最近发到', cell: (row) => (row.lastAt === null ? null : shanghaiTime(row.lastAt)) },
    { label: '等着发', cell: (row) => row.waiting },
  ],
  async rows(db, asker, filter, after, limit) {
    const fits = fitting(asker, filter)
    if (after !== null) {
      fits.and(`${order} > (SELECT k."area" COLLATE "C", k."chat" COLLATE "C" FROM "Group" k
        WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."chat" = ${fits.value(after)})`)
    }
    const text = `SELECT ${columns} WHERE ${fits.text()} ORDER BY ${order} LIMIT ${fits.value(limit)}`
    return (await db.pool.query<GroupRow>(text, [...fits.values])).rows
  },
  count: (db, asker, filter, cap) => countUpTo(db, '"Group" g', fitting(asker, filter), cap),
  key: (row) => row.chat,
}

/** One group; null where there is none of this chat in the asker's area. */
export async function groupOf(db: Database, asker: Asker, chat: string): Promise<GroupRow | null> {
  const fits = where()
  inScope(fits, asker)
  fits.and(`g."chat" = ${fits.value(chat)}`)
  return (await db.pool.query<GroupRow>(`SELECT ${columns} WHERE ${fits.text()}`, [...fits.values])).rows[0] ?? null
}
