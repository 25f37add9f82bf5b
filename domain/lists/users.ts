import type { Database } from '../../prisma/transact.ts'
import { type Asker, type Role, roleNames } from '../asker.ts'
import { shanghaiTime } from '../calendar.ts'
import { areaByCode } from '../places/areas.ts'
import { countUpTo } from './count.ts'
import type { List } from './list.ts'
import { isId } from './reports.ts'
import { type Where, where } from './where.ts'

export const userStates = ['active', 'one-time', 'disabled'] as const
export type UserState = (typeof userStates)[number]
export const userStateNames = { active: '在用', 'one-time': '等改密码', disabled: '已停用' } as const satisfies Record<
  UserState,
  string
>

/** An account as the console shows it. */
export interface UserRow {
  readonly id: string
  readonly username: string
  readonly role: Role
  /** Statistical code. */
  readonly area: string
  /** Until when a one-time password is good; null for one the person chose. */
  readonly oneTimeUntil: Date | null
  readonly disabledAt: Date | null
  readonly lastSeenAt: Date | null
  readonly createdAt: Date
  readonly version: number
}

export interface UserFilter {
  /** Part of the name. */
  readonly q?: string | undefined
  readonly role?: Role | undefined
  readonly state?: UserState | undefined
}

export const userState = ({ disabledAt, oneTimeUntil }: Pick<UserRow, 'disabledAt' | 'oneTimeUntil'>): UserState =>
  disabledAt !== null ? 'disabled' : oneTimeUntil !== null ? 'one-time' : 'active'

function fitting(asker: Asker, { q, role, state }: UserFilter): Where {
  const fits = where()
  fits.and(`u."districtId" = ${fits.value(asker.districtId)}`)
  if (q !== undefined) fits.and(`position(${fits.value(q)} in u."username") > 0`)
  if (role !== undefined) fits.and(`u."role" = ${fits.value(role)}`)
  if (state === 'disabled') fits.and('u."disabledAt" IS NOT NULL')
  if (state === 'one-time') fits.and('u."disabledAt" IS NULL AND u."oneTimeUntil" IS NOT NULL')
  if (state === 'active') fits.and('u."disabledAt" IS NULL AND u."oneTimeUntil" IS NULL')
  return fits
}

// By code point, so that the key of a page and the order are the same whatever the database's language.
const name = 'u."username" COLLATE "C"'
const columns = `u."id"::text AS "id", u."username", u."role", u."area", u."oneTimeUntil", u."disabledAt", u."lastSeenAt",
  u."createdAt", u."version" FROM "User" u`

/** Accounts of the console, by name; a password is nowhere in them. */
export const users: List<UserFilter, UserRow> = {
  name: 'users',
  columns: [
    { label: '用户名', cell: (row) => row.username },
    { label: '角色', cell: (row) => roleNames[row.role] },
    { label: '范围', cell: (row) => areaByCode(row.area)?.name ?? row.area },
    { label: '状态', cell: (row) => userStateNames[userState(row)] },
    { label: '最近登录', cell: (row) => (row.lastSeenAt === null ? null : shanghaiTime(row.lastSeenAt)) },
    { label: '开通于', cell: (row) => shanghaiTime(row.createdAt) },
  ],
  async rows(db, asker, filter, after, limit) {
    const fits = fitting(asker, filter)
    if (after !== null) {
      if (!isId(after)) return []
      fits.and(`${name} > (SELECT k."username" FROM "User" k
        WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."id" = ${fits.value(after)}::uuid) COLLATE "C"`)
    }
    const text = `SELECT ${columns} WHERE ${fits.text()} ORDER BY ${name} LIMIT ${fits.value(limit)}`
    return (await db.pool.query<UserRow>(text, [...fits.values])).rows
  },
  count: (db, asker, filter, cap) => countUpTo(db, '"User" u', fitting(asker, filter), cap),
  key: (row) => row.id,
}

export interface UserShown extends UserRow {
  /** Sessions that are open. */
  readonly sessions: number
}

/** One account; null where there is none of this id. */
export async function userOf(db: Database, districtId: string, id: string, now: Date): Promise<UserShown | null> {
  if (!isId(id)) return null
  const text = `SELECT (SELECT count(*)::int FROM "Session" s WHERE s."districtId" = u."districtId" AND s."userId" = u."id"
    AND s."until" > $3::timestamptz) AS "sessions", ${columns} WHERE u."districtId" = $1 AND u."id" = $2::uuid`
  return (await db.pool.query<UserShown>(text, [districtId, id, now.toISOString()])).rows[0] ?? null
}

/** How many other accounts of administrators are in use: the last one must stay. */
export async function otherAdmins(db: Database, districtId: string, id: string): Promise<number> {
  return db.prisma.user.count({ where: { districtId, role: 'admin', disabledAt: null, NOT: { id } } })
}
