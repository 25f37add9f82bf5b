import { hash, verify } from '@node-rs/argon2'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Role } from '../asker.ts'
import { Expected } from '../errors.ts'
import { newId } from '../ids.ts'
import { oneTimePassword, passwordProblem } from '../passwords.ts'
import type { Area } from '../places/areas.ts'
import { type Actor, audited } from './audit.ts'
import { throttleKey } from './throttle.ts'

export interface User {
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

/** Who does it, from where, when. */
export interface By {
  readonly districtId: string
  readonly actor: Actor
  readonly origin: string
  readonly now: Date
}

const day = 24 * 3_600_000

// OWASP's least for argon2id: 19 MiB, two passes, one lane; 12 to 18 ms here.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Key of the `Throttle` row that counts wrong tries for a name; a reset takes it away. */
export const loginThrottleKey = (username: string): string => throttleKey('login-name', username)

/** Whether a name can be an account's: 2 to 32 letters, digits, 汉字, dots, dashes, underscores. */
export function isUsername(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u.test(text)
}

/** Why this role may not have this area, as one Chinese sentence; null where it may. */
export function areaProblem(role: Role, area: Area): string | null {
  const level = role === 'village' || role === 'town' ? role : 'district'
  if (area.level === level) return null
  const wanted = { village: '一个村，如 轵城镇/中王村', town: '一个镇或街道，如 轵城镇', district: '济源示范区' }[level]
  return `角色 ${role} 的范围要是${wanted}`
}

interface WithHash extends User {
  readonly passwordHash: string
}

const columns = {
  id: true,
  username: true,
  role: true,
  area: true,
  oneTimeUntil: true,
  disabledAt: true,
  lastSeenAt: true,
  createdAt: true,
  version: true,
} as const

/** All accounts, by name. */
export async function listUsers(db: Database, districtId: string): Promise<readonly User[]> {
  const found = await db.prisma.user.findMany({ where: { districtId }, select: columns, orderBy: { username: 'asc' } })
  // The database checks that a role is one of ours.
  return found as User[]
}

/** The account of that name, as typed; null where there is none. */
export async function userByName(db: Database, districtId: string, username: string): Promise<User | null> {
  const found = await db.prisma.user.findUnique({
    where: { districtId_username: { districtId, username } },
    select: columns,
  })
  return found as User | null
}

/** Adds an account with a one-time password, good for 24 hours. `Expected` where the name is taken or unusable. */
export async function addUser(
  db: Database,
  tx: Tx,
  by: By,
  account: { readonly username: string; readonly role: Role; readonly area: Area },
): Promise<{ readonly id: string; readonly username: string; readonly password: string }> {
  const { username, role, area } = account
  if (!isUsername(username)) {
    throw new Expected(`用户名“${username.slice(0, 40)}”不能用；请用 2 到 32 个字母、数字、汉字、点或横线`)
  }
  const wrong = areaProblem(role, area)
  if (wrong !== null) throw new Expected(wrong)
  if (await userByName(db, by.districtId, username)) {
    throw new Expected(`已经有用户 ${username}；请换一个名字，忘了密码就用 reset`)
  }
  const password = oneTimePassword()
  const id = newId()
  tx.insert('User', {
    districtId: by.districtId,
    id,
    username,
    role,
    area: area.code,
    passwordHash: await hash(password, cost),
    oneTimeUntil: new Date(by.now.getTime() + day),
    createdAt: by.now,
  })
  audited(tx, {
    ...source(by),
    action: 'user.add',
    object: 'user',
    objectId: id,
    after: { username, role, area: area.code },
  })
  return { id, username, password }
}

/** Gives a new one-time password, ends the person's sessions and unlocks the name. */
export async function resetPassword(tx: Tx, by: By, user: User): Promise<{ readonly password: string }> {
  const password = oneTimePassword()
  tx.update(
    'User',
    { districtId: by.districtId, id: user.id, version: user.version },
    { passwordHash: await hash(password, cost), oneTimeUntil: new Date(by.now.getTime() + day) },
  )
  tx.remove('Session', { districtId: by.districtId, userId: user.id })
  tx.remove('Throttle', { key: loginThrottleKey(user.username) })
  audited(tx, { ...source(by), action: 'user.reset', object: 'user', objectId: user.id })
  return { password }
}

/** Bars an account and ends its sessions at once. */
export function disableUser(tx: Tx, by: By, user: User, reason?: string): void {
  tx.update('User', { districtId: by.districtId, id: user.id, version: user.version }, { disabledAt: by.now })
  tx.remove('Session', { districtId: by.districtId, userId: user.id })
  audited(tx, { ...source(by), action: 'user.disable', object: 'user', objectId: user.id, reason: reason ?? null })
}

export type Verified =
  | {
      readonly ok: true
      readonly user: User /** The password was a one-time one: it leads to /password only. */
      readonly oneTime: boolean
    }
  | { readonly ok: false; readonly user: User | null }

/**
 * Checks a name and password. Unknown names, disabled accounts and one-time passwords past their time cost the same
 * time and get the same no; `user` is for the audit only.
 */
export async function verifyPassword(
  db: Database,
  districtId: string,
  username: string,
  password: string,
  now: Date,
): Promise<Verified> {
  const found = (await db.prisma.user.findUnique({
    where: { districtId_username: { districtId, username } },
    select: { ...columns, passwordHash: true },
  })) as WithHash | null
  const right = await verify(found?.passwordHash ?? (await nobodysHash()), password.slice(0, 1_000))
  if (found === null) return { ok: false, user: null }
  const { passwordHash: _, ...user } = found
  const oneTime = user.oneTimeUntil !== null
  const passed = user.oneTimeUntil !== null && user.oneTimeUntil.getTime() <= now.getTime()
  return right && user.disabledAt === null && !passed ? { ok: true, user, oneTime } : { ok: false, user }
}

/** Whether this is the account's present password, a one-time one too, whatever its time: for `current` at /password. */
export async function isCurrentPassword(
  db: Database,
  districtId: string,
  userId: string,
  password: string,
): Promise<boolean> {
  const found = await db.prisma.user.findUnique({
    where: { districtId_id: { districtId, id: userId } },
    select: { passwordHash: true },
  })
  return verify(found?.passwordHash ?? (await nobodysHash()), password.slice(0, 1_000))
}

let nobody: Promise<string> | undefined

/** Made once, at the same cost: the name that nobody has takes as long as one that somebody has. */
function nobodysHash(): Promise<string> {
  nobody ??= hash(oneTimePassword(), cost)
  return nobody
}

/** A one-time password logs in once: to be written with the session it led to. Somebody was faster: `Stale`. */
export function spendOneTime(tx: Tx, by: By, user: User): void {
  tx.update('User', { districtId: by.districtId, id: user.id, version: user.version }, { oneTimeUntil: by.now })
}

/**
 * Sets the password a person chose and ends all his sessions (the caller opens a new one for this browser). Returns
 * why not, as a Chinese sentence, or null where it is set.
 */
export async function setPassword(tx: Tx, by: By, user: User, password: string): Promise<string | null> {
  const problem = passwordProblem(password, user.username)
  if (problem !== null) return problem
  tx.update(
    'User',
    { districtId: by.districtId, id: user.id, version: user.version },
    { passwordHash: await hash(password, cost), oneTimeUntil: null },
  )
  tx.remove('Session', { districtId: by.districtId, userId: user.id })
  audited(tx, { ...source(by), action: 'user.password', object: 'user', objectId: user.id })
  return null
}

const source = ({ districtId, actor, origin, now }: By) => ({ districtId, actor, origin, at: now })
