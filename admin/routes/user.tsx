import { roleNames, roles } from '../../domain/asker.ts'
import { changesOf } from '../../domain/lists/changes.ts'
import { otherAdmins, type UserShown, userOf } from '../../domain/lists/users.ts'
import { changeUser as change, enableUser as enable } from '../../domain/records/account-change.ts'
import { disableUser as disable, loginThrottleKey, resetPassword } from '../../domain/records/accounts.ts'
import { lockedUntil } from '../../domain/records/throttle.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { MeanwhileChanged } from '../views/meanwhile.tsx'
import { page } from '../views/page.tsx'
import { OneTime, typedArea, UserDetail, type UserDrafts } from '../views/user.tsx'
import type { Wrong } from '../views/wrong.tsx'
import { oneOf } from './query.ts'
import { reasonOf } from './reason.ts'
import { isStale, unlessStale } from './unless-stale.ts'
import { roleAndArea } from './users.tsx'

const crumbs = [['用户', '/users']] as const

async function userHere(console: Console, ctx: Context): Promise<UserShown> {
  const { db, config } = console
  const found = await userOf(db, config.districtId, ctx.state.params.id ?? '', console.clock())
  if (found === null) throw new Refusal(404, '没有这个账号')
  return found
}

async function show(console: Console, ctx: Context, user: UserShown, drafts: UserDrafts): Promise<void> {
  const { db, config } = console
  const [changes, locked] = await Promise.all([
    changesOf(db, config.districtId, 'user', user.id),
    lockedUntil(db, 'login-name', loginThrottleKey(user.username), console.clock()),
  ])
  const wrong = Object.keys(drafts).length > 0
  const body = <UserDetail user={user} lockedUntil={locked} changes={changes} drafts={drafts} />
  page(console, ctx, { title: user.username, wrong, crumbs }, body)
}

export const showUser: Handler = async (console, ctx) => {
  await show(console, ctx, await userHere(console, ctx), {})
}

export const changeUser: Handler = async (console, ctx) => {
  const { form } = ctx.state
  const user = await userHere(console, ctx)
  const given = { role: form.get('role') ?? '', area: form.get('area') ?? '' }
  const { reason, wrong: without } = reasonOf(ctx, '调到邵原镇工作')
  if (isStale(ctx, user.version)) return conflict(console, ctx, user, { ...given, reason })
  const { read, wrong } = roleAndArea(console.config.districtId, given)
  const lost = read !== null && read.role !== 'admin' ? await lastAdmin(console, user, 'role') : []
  const faults = [...wrong, ...lost, ...without]
  if (read === null || faults.length > 0) {
    ctx.status = 422
    return show(console, ctx, user, { change: { ...given, reason, wrong: faults } })
  }
  const same = read.role === user.role && read.area.code === user.area
  if (!same) {
    await unlessStale(
      () => transact(console.db, (tx) => change(tx, acting(console, ctx), user, read, reason)),
      async () => conflict(console, ctx, await userHere(console, ctx), { ...given, reason }),
    )
    if (ctx.status === 409) return
  }
  throw new Elsewhere(`/users/${user.id}`)
}

/** The last administrator stays one: nobody could make another. */
async function lastAdmin({ db, config }: Console, user: UserShown, field: string): Promise<Wrong[]> {
  if (user.role !== 'admin' || user.disabledAt !== null) return []
  if ((await otherAdmins(db, config.districtId, user.id)) > 0) return []
  return [{ field, words: '这是最后一个管理员，请先再开通一个管理员' }]
}

const act =
  (does: 'disable' | 'enable'): Handler =>
  async (console, ctx) => {
    const user = await userHere(console, ctx)
    const off = does === 'disable'
    const { reason, wrong: without } = reasonOf(ctx, off ? '已调离' : '休假回来', 'act-reason')
    if (isStale(ctx, user.version) || (user.disabledAt !== null) === off) return conflict(console, ctx, user, null)
    const own = off && user.id === signedIn(ctx).asker.userId
    const faults = [
      ...(own ? [{ field: 'act-reason', words: '不能停用自己，请另一名管理员来做' }] : []),
      ...(off && !own ? await lastAdmin(console, user, 'act-reason') : []),
      ...without,
    ]
    if (faults.length > 0) {
      ctx.status = 422
      return show(console, ctx, user, { disable: { reason, wrong: faults } })
    }
    const by = acting(console, ctx)
    await unlessStale(
      () => transact(console.db, (tx) => (off ? disable(tx, by, user, reason) : enable(tx, by, user, reason))),
      async () => conflict(console, ctx, await userHere(console, ctx), null),
    )
    if (ctx.status !== 409) throw new Elsewhere(`/users/${user.id}`)
  }

export const disableUser = act('disable')
export const enableUser = act('enable')

/** A new one-time password, shown in this answer only. */
export const resetUser: Handler = async (console, ctx) => {
  const user = await userHere(console, ctx)
  if (isStale(ctx, user.version) || user.disabledAt !== null) return conflict(console, ctx, user, null)
  const done = await unlessStale(
    () => transact(console.db, (tx) => resetPassword(tx, acting(console, ctx), user)),
    async () => null,
  )
  if (done === null) return conflict(console, ctx, await userHere(console, ctx), null)
  const head = { title: '新密码', crumbs: [...crumbs, [user.username, `/users/${user.id}`] as const] }
  page(console, ctx, head, <OneTime username={user.username} password={done.password} again />)
}

const roleWords = (role: string | undefined): string => {
  const known = oneOf(role, roles)
  return known === undefined ? (role ?? '') : roleNames[known]
}

/** Someone was faster: 409, what stands now beside what was typed; null where an act was wanted, not values. */
async function conflict(
  console: Console,
  ctx: Context,
  user: UserShown,
  yours: { readonly role: string; readonly area: string; readonly reason: string } | null,
): Promise<void> {
  const { form } = ctx.state
  const [last] = await changesOf(console.db, console.config.districtId, 'user', user.id)
  const now = { role: user.role, area: typedArea(user.area) }
  const state = user.disabledAt === null ? '在用' : '已停用'
  const fields = [
    { label: '角色', before: roleWords(form.get('was-role')), now: roleWords(now.role), yours: roleWords(yours?.role) },
    { label: '范围', before: form.get('was-area'), now: now.area, yours: yours?.area ?? '' },
    { label: '状态', before: undefined, now: state, yours: '' },
  ]
  const again =
    yours === null
      ? null
      : {
          action: `/users/${user.id}`,
          fields: { version: String(user.version), 'was-role': now.role, 'was-area': now.area, ...yours },
          words: '用我填的',
        }
  ctx.status = 409
  const head = { title: '刚刚有人改过', crumbs: [...crumbs, [user.username, `/users/${user.id}`] as const] }
  const told = { about: '这个账号', last: last ?? null, fields, again, back: `/users/${user.id}` }
  page(console, ctx, head, <MeanwhileChanged {...told} />)
}
