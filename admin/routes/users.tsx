import { z } from 'zod'
import { roleNames, roles } from '../../domain/asker.ts'
import { Expected } from '../../domain/errors.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { userStates, users } from '../../domain/lists/users.ts'
import { type Area, areaByName } from '../../domain/places/areas.ts'
import { addUser as add, areaProblem, isUsername, userByName } from '../../domain/records/accounts.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { page } from '../views/page.tsx'
import { OneTime } from '../views/user.tsx'
import { UserList, UserRefused } from '../views/users.tsx'
import type { Wrong } from '../views/wrong.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listUsers: Handler = async (console, ctx) => {
  const filter = {
    q: asked(ctx, 'q'),
    role: oneOf(asked(ctx, 'role'), roles),
    state: oneOf(asked(ctx, 'state'), userStates),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, users, filter, format)
  const found = await pageOf(users, console.db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null)
  const draft = { username: '', role: '', area: '', wrong: [] }
  page(console, ctx, { title: '用户' }, <UserList filter={filter} page={found} draft={draft} />)
}

const typed = z.object({
  username: z.string().default(''),
  role: z.string().default(''),
  area: z.string().default(''),
})

/** What is wrong with a role and area as typed; where nothing is, both read. Without an area: the whole district. */
export function roleAndArea(
  districtId: string,
  given: { readonly role: string; readonly area: string },
): {
  readonly read: { readonly role: (typeof roles)[number]; readonly area: Area } | null
  readonly wrong: readonly Wrong[]
} {
  const role = oneOf(given.role, roles)
  if (role === undefined) return { read: null, wrong: [{ field: 'role', words: '请选角色' }] }
  const text = given.area.trim()
  const area = areaByName(text === '' ? districtId : text)
  if (area === undefined) {
    const words = `没有“${text.slice(0, 40)}”这个地方，请写全名，如 轵城镇 或 轵城镇/中王村`
    return { read: null, wrong: [{ field: 'area', words }] }
  }
  const problem = areaProblem(role, area)
  return problem === null
    ? { read: { role, area }, wrong: [] }
    : { read: null, wrong: [{ field: 'area', words: problem.replace(`角色 ${role} 的`, roleNames[role]) }] }
}

/** Opens an account. Its one-time password stands in this answer and nowhere else. */
export const addUser: Handler = async (console, ctx) => {
  const { db, config } = console
  const given = typed.parse(Object.fromEntries(ctx.state.form))
  const username = given.username.normalize('NFC').trim()
  const { read, wrong } = roleAndArea(config.districtId, given)
  const faults = [...(await nameProblem()), ...wrong]
  if (read === null || faults.length > 0) {
    ctx.status = 422
    const head = { title: '开通账号', wrong: true, crumbs: [['用户', '/users']] as const }
    return page(
      console,
      ctx,
      head,
      <UserRefused draft={{ ...given, username: username.slice(0, 64), wrong: faults }} />,
    )
  }
  const made = await transact(db, (tx) => add(db, tx, acting(console, ctx), { username, ...read })).catch(nullIfTaken)
  if (made === null) {
    ctx.status = 422
    const head = { title: '开通账号', wrong: true, crumbs: [['用户', '/users']] as const }
    const wrong = [{ field: 'username', words: `已经有用户“${username}”，请换一个名字` }]
    return page(console, ctx, head, <UserRefused draft={{ ...given, username, wrong }} />)
  }
  const { password } = made
  const head = { title: `已开通 ${username}`, crumbs: [['用户', '/users']] as const }
  page(console, ctx, head, <OneTime username={username} password={password} again={false} />)

  async function nameProblem(): Promise<Wrong[]> {
    if (!isUsername(username)) {
      return [{ field: 'username', words: '用户名要 2 到 32 个字母、数字、汉字、点或横线，请改一下，如 孙丽' }]
    }
    const taken = await userByName(db, config.districtId, username)
    return taken === null ? [] : [{ field: 'username', words: `已经有用户“${username}”，请换一个名字` }]
  }
}

/** Of two forms of one name at the same moment the second finds it taken. */
function nullIfTaken(error: unknown): null {
  if (error instanceof Expected || (error as { code?: unknown }).code === '23505') return null
  throw error
}
