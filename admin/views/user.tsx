import type { VNode } from 'preact'
import { roleNames } from '../../domain/asker.ts'
import { shanghaiTime } from '../../domain/calendar.ts'
import type { ChangeShown } from '../../domain/lists/changes.ts'
import { type UserShown, userState, userStateNames } from '../../domain/lists/users.ts'
import { may } from '../roles.ts'
import { ActForm } from './act-form.tsx'
import { areaName } from './areas.ts'
import { Changes } from './changes.tsx'
import { TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { Opened } from './meanwhile.tsx'
import { RoleFields, type UserDraft } from './users.tsx'
import { instantWords } from './words.ts'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

export interface UserDrafts {
  readonly change?: Omit<UserDraft, 'username'> & { readonly reason: string }
  readonly disable?: { readonly reason: string; readonly wrong: readonly Wrong[] }
}

interface Props {
  readonly user: UserShown
  /** Until when wrong tries lock the name; null where they do not. */
  readonly lockedUntil: Date | null
  readonly changes: readonly ChangeShown[]
  readonly drafts: UserDrafts
}

export function UserDetail({ user, lockedUntil, changes, drafts }: Props): VNode {
  const { asker, now } = useFrame()
  const writes = asker !== null && may(asker.role, '/users/:id', 'POST')
  const seen = user.lastSeenAt === null ? '还没有登录过' : `最近登录 ${instantWords(user.lastSeenAt, now)}`
  return (
    <>
      <h1>{user.username}</h1>
      <p class="summary">
        {[
          roleNames[user.role],
          areaName(user.area),
          userStateNames[userState(user)],
          seen,
          `${user.sessions} 处登录中`,
        ].join(' · ')}
      </p>
      {lockedUntil === null ? null : (
        <p class="box warn">试错次数太多，锁到 {shanghaiTime(lockedUntil).slice(11, 16)}；重置密码就解开</p>
      )}
      {writes ? (
        <div class="columns">
          <section>
            <h2>改角色或范围</h2>
            <ChangeForm user={user} draft={drafts.change} />
          </section>
          <Acts user={user} draft={drafts.disable} />
        </div>
      ) : null}
      <section>
        <h2>变更记录</h2>
        <Changes changes={changes} />
      </section>
    </>
  )
}

/** The area as the form takes it. */
export const typedArea = (area: string): string => areaName(area).replace(' ', '/')

function ChangeForm({ user, draft }: { readonly user: UserShown; readonly draft: UserDrafts['change'] }): VNode {
  const shown = draft ?? { role: user.role, area: typedArea(user.area), reason: '', wrong: [] }
  return (
    <>
      <WrongBox wrong={shown.wrong} />
      <p>下一次点开页面就按新的来。</p>
      <form method="post" action={`/users/${user.id}`} class="narrow">
        <Csrf />
        <Opened version={user.version} was={{ role: user.role, area: typedArea(user.area) }} />
        <RoleFields draft={shown} />
        <TextField
          name="reason"
          label="原因"
          hint="写进变更记录，如 调到邵原镇工作"
          value={shown.reason}
          maxLength={200}
          wrong={wrongAt(shown.wrong, 'reason')}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            保存
          </button>
          <a href="/users">取消</a>
        </div>
      </form>
    </>
  )
}

function Acts({ user, draft }: { readonly user: UserShown; readonly draft: UserDrafts['disable'] }): VNode {
  const off = user.disabledAt !== null
  return (
    <section>
      <h2>{off ? '恢复使用' : '停用'}</h2>
      <ActForm
        action={`/users/${user.id}/${off ? 'enable' : 'disable'}`}
        version={user.version}
        words={off ? '恢复后用原来的密码登录；忘了就再重置密码。' : '停用后马上退出所有登录，不能再登录；记录都留着。'}
        reasonId="act-reason"
        hint={off ? '写进变更记录，如 休假回来' : '写进变更记录，如 已调离'}
        reason={draft?.reason ?? ''}
        wrong={draft?.wrong ?? []}
        button={off ? '恢复这个账号' : '停用这个账号'}
      />
      {off ? null : (
        <>
          <h2>重置密码</h2>
          <ActForm
            action={`/users/${user.id}/reset`}
            version={user.version}
            words="换一个一次性密码，只显示一次，24 小时内用；原来的密码和登录马上作废，锁定解除。"
            button="重置密码"
          />
        </>
      )}
    </section>
  )
}

/** A one-time password, in this answer only: the page is kept nowhere. */
export function OneTime({
  username,
  password,
  again,
}: {
  readonly username: string
  readonly password: string
  /** It took the place of an earlier one. */
  readonly again: boolean
}): VNode {
  return (
    <section class="narrow">
      <h1>{again ? `${username} 的新密码` : `已开通 ${username}`}</h1>
      <p>一次性密码</p>
      <p class="whole">{password}</p>
      <p>只显示这一次，24 小时内登录一次有效，登录后要换成自己的密码。请当面或打电话告诉本人，不要发到群里。</p>
      <p>
        <a href="/users">回到用户</a>
      </p>
    </section>
  )
}
