import type { VNode } from 'preact'
import { type Role, roleNames, roles } from '../../domain/asker.ts'
import type { Page } from '../../domain/lists/list.ts'
import { type UserFilter, type UserRow, userState, userStateNames, userStates } from '../../domain/lists/users.ts'
import { may } from '../roles.ts'
import { areaName } from './areas.ts'
import { type Option, Select, TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'
import { instantWords } from './words.ts'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

/** What was typed of an account. */
export interface UserDraft {
  readonly username: string
  readonly role: string
  readonly area: string
  readonly wrong: readonly Wrong[]
}

interface Props {
  readonly filter: UserFilter
  readonly page: Page<UserRow>
  readonly draft: UserDraft
}

const all = { value: '', label: '全部' }

export function UserList({ filter, page, draft }: Props): VNode {
  const { asker, now } = useFrame()
  const writes = asker !== null && may(asker.role, '/users', 'POST')
  return (
    <>
      <ListPage
        title="用户"
        path="/users"
        unit="个"
        page={page}
        filter={{ ...filter }}
        empty="还没有账号"
        fields={
          <>
            <TextField name="q" label="用户名" type="search" value={filter.q ?? ''} maxLength={32} />
            <Select
              name="role"
              id="search-role"
              label="角色"
              value={filter.role ?? ''}
              options={[all, ...roles.map((value) => ({ value, label: roleNames[value] }))]}
            />
            <Select
              name="state"
              label="状态"
              value={filter.state ?? ''}
              options={[all, ...userStates.map((value) => ({ value, label: userStateNames[value] }))]}
            />
          </>
        }
      >
        <Table caption="按用户名排列" columns={columns(now)} rows={page.rows} />
      </ListPage>
      {writes ? (
        <section id="add">
          <h2>开通账号</h2>
          <UserForm draft={draft} />
        </section>
      ) : null}
    </>
  )
}

/** The form alone, where it was refused. */
export function UserRefused({ draft }: Pick<Props, 'draft'>): VNode {
  return (
    <section>
      <h1>开通账号</h1>
      <UserForm draft={draft} />
    </section>
  )
}

function UserForm({ draft }: Pick<Props, 'draft'>): VNode {
  return (
    <>
      <WrongBox wrong={draft.wrong} />
      <form method="post" action="/users" class="narrow">
        <Csrf />
        <TextField
          name="username"
          label="用户名"
          hint="2 到 32 个字母、数字、汉字、点或横线，如 孙丽"
          value={draft.username}
          maxLength={32}
          wrong={wrongAt(draft.wrong, 'username')}
        />
        <RoleFields draft={draft} />
        <div class="buttons">
          <button type="submit" class="primary">
            开通
          </button>
          <a href="/users">取消</a>
        </div>
      </form>
    </>
  )
}

/** Role and area, also for the form that changes them. */
export function RoleFields({ draft }: { readonly draft: Omit<UserDraft, 'username'> }): VNode {
  return (
    <>
      <Select name="role" label="角色" value={draft.role} options={roleOptions} wrong={wrongAt(draft.wrong, 'role')} />
      <TextField
        name="area"
        label="范围"
        hint="村级写 轵城镇/中王村，镇级写 轵城镇；其他角色是整个示范区，可以不填"
        value={draft.area}
        maxLength={40}
        wrong={wrongAt(draft.wrong, 'area')}
      />
    </>
  )
}

const mayDo: Readonly<Record<Role, string>> = {
  village: '看和改自己村',
  town: '看和改自己镇',
  district: '看和改全区，审批',
  admin: '全区，加设置和用户',
  auditor: '只看，加审计',
}
const roleOptions: readonly Option[] = [
  { value: '', label: '请选择' },
  ...roles.map((value) => ({ value, label: `${roleNames[value]}（${mayDo[value]}）` })),
]

const columns = (now: Date): readonly TableColumn<UserRow>[] => [
  { head: '用户名', cell: (row) => <a href={`/users/${row.id}`}>{row.username}</a> },
  { head: '角色', tight: true, cell: (row) => roleNames[row.role] },
  { head: '范围', cell: (row) => areaName(row.area) },
  {
    head: '最近登录',
    tight: true,
    cell: (row) => (row.lastSeenAt === null ? null : instantWords(row.lastSeenAt, now)),
  },
  { head: '开通于', tight: true, cell: (row) => instantWords(row.createdAt, now) },
  { head: '状态', cell: (row) => <UserTag row={row} /> },
]

export function UserTag({ row }: { readonly row: Pick<UserRow, 'disabledAt' | 'oneTimeUntil'> }): VNode | string {
  const state = userState(row)
  return state === 'active' ? userStateNames.active : <Tag>{userStateNames[state]}</Tag>
}
