import type { VNode } from 'preact'
import type { ChangeShown, HouseholdShown } from '../../domain/lists/household.ts'
import { Csrf, useFrame } from './frame.tsx'
import { Table } from './table.tsx'
import { instantWords } from './words.ts'

interface Props {
  readonly household: HouseholdShown
  readonly draft: { readonly type?: string | undefined; readonly note?: string | undefined; readonly reason: string }
  /** What the form showed when it was opened; a field that did not come is not known. */
  readonly opened: { readonly type?: string | undefined; readonly note?: string | undefined }
  readonly last: ChangeShown | null
}

/** Two corrected at once: what stands now beside what was typed, and a choice between them. Nothing typed is lost. */
export function Conflict({ household, draft, opened, last }: Props): VNode {
  const { now } = useFrame()
  const href = `/households/${encodeURIComponent(household.code)}`
  const fields = (
    [
      ['type', '户类型'],
      ['note', '备注'],
    ] as const
  ).flatMap(([name, label]) => {
    const yours = draft[name]
    return yours === undefined ? [] : [{ label, before: opened[name], now: household[name] ?? '', yours }]
  })
  return (
    <>
      <h1>刚刚有人改过</h1>
      <p class="box warn" role="alert" tabIndex={-1} data-focus>
        您打开之后，{last === null ? '有人改过这一户' : `${last.who} 在 ${instantWords(last.at, now)} 改过`}
        。您填的还没有保存，请选一种。
      </p>
      <Table
        caption="打开时、现在和您填的"
        rows={fields}
        rowKey={(row) => row.label}
        columns={[
          { head: '字段', cell: (row) => row.label },
          { head: '打开时', cell: (row) => row.before },
          { head: '现在', cell: (row) => row.now },
          { head: '您填的', cell: (row) => row.yours },
        ]}
      />
      <form method="post" action={href}>
        <Csrf />
        <input type="hidden" name="version" value={household.version} />
        {draft.type === undefined ? null : <input type="hidden" name="type" value={draft.type} />}
        {draft.note === undefined ? null : <input type="hidden" name="note" value={draft.note} />}
        <input type="hidden" name="was-type" value={household.type ?? ''} />
        <input type="hidden" name="was-note" value={household.note ?? ''} />
        <input type="hidden" name="reason" value={draft.reason} />
        <div class="buttons">
          <button type="submit" class="primary">
            用我填的
          </button>
          <a href={href}>保留现在的</a>
        </div>
      </form>
    </>
  )
}
