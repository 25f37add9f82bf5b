import type { VNode } from 'preact'
import type { Page } from '../../domain/lists/list.ts'
import {
  type SettingFilter,
  type SettingRow,
  type SettingState,
  settingStateNames,
  settingStates,
} from '../../domain/lists/settings.ts'
import { settingNames, settingWords } from '../../domain/policy/setting-names.ts'
import { address } from '../address.ts'
import { may } from '../roles.ts'
import { areaName } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { type SettingDraft, SettingForm } from './setting-form.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'

/** What the page warns of: values that end soon or have ended, and a year whose holidays nobody knows. */
export interface SettingWarnings {
  readonly ending: readonly SettingRow[]
  readonly lapsed: readonly SettingRow[]
  readonly unknownYear: number | null
}

interface Props {
  readonly filter: SettingFilter
  readonly page: Page<SettingRow>
  readonly warnings: SettingWarnings
  readonly draft: SettingDraft
}

const all = { value: '', label: '全部' }

export function SettingList({ filter, page, warnings, draft }: Props): VNode {
  const { asker } = useFrame()
  const writes = asker !== null && may(asker.role, '/settings', 'POST')
  return (
    <>
      <ListPage
        title="设置"
        path="/settings"
        unit="项"
        page={page}
        filter={{ ...filter }}
        empty="没有设置"
        above={<Warnings warnings={warnings} />}
        fields={
          <>
            <TextField name="q" label="名称或来源" type="search" value={filter.q ?? ''} maxLength={40} />
            <Select
              name="state"
              label="状态"
              value={filter.state ?? ''}
              options={[all, ...settingStates.map((value) => ({ value, label: settingStateNames[value] }))]}
            />
          </>
        }
      >
        <Table caption="按事项排列，新的值在前；没设的数字，什么都不按它判" columns={settingColumns} rows={page.rows} />
      </ListPage>
      {writes ? (
        <section id="set">
          <h2>定一个值</h2>
          <SettingForm draft={draft} names={settingNames} />
        </section>
      ) : null}
    </>
  )
}

function Warnings({ warnings }: Pick<Props, 'warnings'>): VNode | null {
  const { ending, lapsed, unknownYear } = warnings
  if (ending.length === 0 && lapsed.length === 0 && unknownYear === null) return null
  return (
    <div class="box warn">
      {ending.map(({ name, dated }) => (
        <p key={dated?.id}>
          <a href={`/settings/${name.key}`}>{name.label}</a> {dated?.toOn} 到期，之后就没有值了
        </p>
      ))}
      {lapsed.map(({ name, dated }) => (
        <p key={dated?.id}>
          <a href={`/settings/${name.key}`}>{name.label}</a> 已在 {dated?.toOn} 到期，现在没有值
        </p>
      ))}
      {unknownYear === null ? null : (
        <p>
          {unknownYear} 年的放假和调休还不知道，先按周一到周五算。公布后请
          <a href={address('/settings/day-off', {})}>填放假的日子</a>和<a href="/settings/work-day">调休上班的日子</a>
        </p>
      )}
    </div>
  )
}

const coloured: Partial<Readonly<Record<SettingState, 'warn'>>> = { ending: 'warn', unset: 'warn' }

/** Also for the page of one setting. */
export const settingColumns: readonly TableColumn<SettingRow>[] = [
  { head: '设置', cell: ({ name }) => <a href={`/settings/${name.key}`}>{name.label}</a> },
  {
    head: '值',
    number: true,
    cell: ({ name, dated }) =>
      dated === null ? '未设置' : name.value.type === 'days' ? '整天' : settingWords(name, dated.value),
  },
  { head: '地方', tight: true, cell: ({ dated }) => dated && areaName(dated.area) },
  { head: '从', tight: true, cell: ({ dated }) => dated?.fromOn },
  { head: '到', tight: true, cell: ({ dated }) => dated && (dated.toOn ?? '一直') },
  { head: '来源', cell: ({ dated }) => dated?.source },
  { head: '状态', cell: stateTag },
]

function stateTag({ state, name }: SettingRow): VNode | string {
  if (state === 'held') return settingStateNames.held
  const optional = name.value.type !== 'number' && state === 'unset'
  return <Tag look={optional ? 'quiet' : (coloured[state] ?? 'quiet')}>{settingStateNames[state]}</Tag>
}
