import type { VNode } from 'preact'
import type { ChangeShown, HouseholdShown } from '../../domain/lists/household.ts'
import { MeanwhileChanged } from './meanwhile.tsx'

interface Props {
  readonly household: HouseholdShown
  readonly draft: { readonly type?: string | undefined; readonly note?: string | undefined; readonly reason: string }
  /** What the form showed when it was opened; a field that did not come is not known. */
  readonly opened: { readonly type?: string | undefined; readonly note?: string | undefined }
  readonly last: ChangeShown | null
}

const labels = [
  ['type', '户类型'],
  ['note', '备注'],
] as const

/** Two corrected a household at once. */
export function Conflict({ household, draft, opened, last }: Props): VNode {
  const href = `/households/${encodeURIComponent(household.code)}`
  const fields = labels.flatMap(([name, label]) => {
    const yours = draft[name]
    return yours === undefined ? [] : [{ label, before: opened[name], now: household[name] ?? '', yours }]
  })
  const typed = labels.flatMap(([name]) => (draft[name] === undefined ? [] : [[name, draft[name]] as const]))
  const was = { 'was-type': household.type ?? '', 'was-note': household.note ?? '' }
  const again = { version: String(household.version), ...Object.fromEntries(typed), ...was, reason: draft.reason }
  return (
    <MeanwhileChanged
      about="这一户"
      last={last}
      fields={fields}
      again={{ action: href, fields: again, words: '用我填的' }}
      back={href}
    />
  )
}
