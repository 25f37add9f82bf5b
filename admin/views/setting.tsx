import type { VNode } from 'preact'
import type { ChangeShown } from '../../domain/lists/changes.ts'
import type { SettingRow } from '../../domain/lists/settings.ts'
import type { SettingName } from '../../domain/policy/setting-names.ts'
import { settingWords } from '../../domain/policy/setting-names.ts'
import { may } from '../roles.ts'
import { ActForm } from './act-form.tsx'
import { areaName } from './areas.ts'
import { Changes } from './changes.tsx'
import { TextField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { type SettingDraft, SettingForm } from './setting-form.tsx'
import { settingColumns } from './settings.tsx'
import { Table } from './table.tsx'
import { type Wrong, wrongAt } from './wrong.tsx'

/** What was typed to end one of the values. */
export interface EndDraft {
  readonly id: string
  readonly to: string
  readonly reason: string
  readonly wrong: readonly Wrong[]
}

interface Props {
  readonly name: SettingName
  readonly rows: readonly SettingRow[]
  readonly changes: readonly ChangeShown[]
  readonly draft: SettingDraft
  readonly end: EndDraft | null
}

export function SettingDetail({ name, rows, changes, draft, end }: Props): VNode {
  const { asker } = useFrame()
  const writes = asker !== null && may(asker.role, '/settings', 'POST')
  const open = rows.filter(({ state }) => state !== 'passed' && state !== 'void' && state !== 'unset')
  return (
    <>
      <h1>{name.label}</h1>
      <p class="summary">
        {name.group} · 改了会动到：{name.touches}
      </p>
      <Table
        caption="新的在前；同一天同一个地方有两个值时，后开始的算数；镇村有自己的值时先用自己的"
        columns={detailColumns}
        rows={rows}
      />
      {writes ? (
        <div class="columns">
          <section>
            <h2>定一个值</h2>
            <SettingForm draft={draft} names={[name]} />
          </section>
          {open.length === 0 ? null : (
            <section>
              <h2>结束一个值</h2>
              {open.map((row) => (
                <End key={row.dated?.id} row={row} draft={end?.id === row.dated?.id ? end : null} />
              ))}
            </section>
          )}
        </div>
      ) : null}
      <section>
        <h2>变更记录</h2>
        <Changes changes={changes} />
      </section>
    </>
  )
}

/** How it stands first: a row's head is never empty. */
const detailColumns = ['状态', '值', '地方', '从', '到', '来源'].flatMap((head) =>
  settingColumns.filter((column) => column.head === head),
)

function End({ row, draft }: { readonly row: SettingRow; readonly draft: EndDraft | null }): VNode | null {
  const { name, dated } = row
  if (dated === null) return null
  const { id, version, toOn, fromOn, area, value } = dated
  const words = [settingWords(name, value), areaName(area), `${fromOn} 起`].filter((one) => one !== '').join('，')
  return (
    <details open={draft !== null || undefined}>
      <summary>{words}</summary>
      <ActForm
        action={`/settings/${id}/end`}
        version={version}
        was={{ to: toOn ?? '' }}
        words="最后一天之后的记录不再按它算，以前的不变；填错了的，写起始日的前一天，就等于没有生效过。"
        reasonId={`reason-${id}`}
        hint="写进变更记录，如 新文件已下"
        reason={draft?.reason ?? ''}
        wrong={draft?.wrong ?? []}
        button="结束这个值"
      >
        <TextField
          name="to"
          id={`to-${id}`}
          label="最后一天"
          hint="如 2025-12-31"
          value={draft?.to ?? ''}
          maxLength={20}
          wrong={wrongAt(draft?.wrong ?? [], `to-${id}`)}
        />
      </ActForm>
    </details>
  )
}
