import { isCurrentPassword, setPassword, type User, userByName } from '../../domain/records/accounts.ts'
import { openSession } from '../../domain/records/sessions.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { writeCookie } from '../cookies.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { page } from '../views/page.tsx'
import { PasswordForm } from '../views/password.tsx'
import type { Wrong } from '../views/wrong.tsx'

const title = '修改密码'

export const showPassword: Handler = (console, ctx) => {
  page(console, ctx, { title }, <PasswordForm wrong={[]} first={signedIn(ctx).mustChange} />)
}

/** Sets the password a person chose; ends his other sessions and gives this browser a new one. */
export const changePassword: Handler = async (console, ctx) => {
  const { asker, mustChange } = signedIn(ctx)
  const user = await userByName(console.db, asker.districtId, asker.username)
  if (user === null) throw new Refusal(404)
  const wrong = (await mistakes(console, ctx, user)) ?? (await change(console, ctx, user))
  if (wrong === null) throw new Elsewhere('/')
  ctx.status = 422
  page(console, ctx, { title, wrong: true }, <PasswordForm wrong={wrong} first={mustChange} />)
}

async function mistakes(console: Console, ctx: Context, user: User): Promise<Wrong[] | null> {
  const { form } = ctx.state
  const current = form.get('current') ?? ''
  const wrong: Wrong[] = []
  if (!(await isCurrentPassword(console.db, console.config.districtId, user.id, current))) {
    wrong.push({ field: 'current', words: '现在的密码不对，请重新输入' })
  }
  const password = form.get('password') ?? ''
  if (password !== form.get('again')) wrong.push({ field: 'again', words: '两次输入的新密码不一样，请重新输入' })
  if (password === current) wrong.push({ field: 'password', words: '新密码和现在的一样，请换一个' })
  return wrong.length > 0 ? wrong : null
}

async function change(console: Console, ctx: Context, user: User): Promise<Wrong[] | null> {
  const by = acting(console, ctx)
  const outcome = await transact(console.db, async (tx) => {
    const problem = await setPassword(tx, by, user, ctx.state.form.get('password') ?? '')
    if (problem !== null) return { problem }
    return { token: openSession(tx, { districtId: by.districtId, userId: user.id, now: by.now }) }
  })
  if ('problem' in outcome) return [{ field: 'password', words: outcome.problem ?? '' }]
  writeCookie(console, ctx, 'session', outcome.token)
  return null
}
