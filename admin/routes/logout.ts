import { audited } from '../../domain/records/audit.ts'
import { endSession } from '../../domain/records/sessions.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { writeCookie } from '../cookies.ts'
import { Elsewhere } from '../refusal.ts'

export const logOut: Handler = async (console, ctx) => {
  const { token, asker } = signedIn(ctx)
  const { now, ...by } = acting(console, ctx)
  await transact(console.db, (tx) => {
    endSession(tx, by.districtId, token)
    audited(tx, { ...by, at: now, action: 'user.logout', object: 'user', objectId: asker.userId })
  })
  writeCookie(console, ctx, 'session', '', 0)
  throw new Elsewhere('/login')
}
