import type { VNode } from 'preact'
import type { HouseholdShown, MemberShown } from '../../domain/lists/household.ts'
import { type NumberKind, numberNames } from '../../domain/numbers.ts'
import { useFrame } from './frame.tsx'
import { html } from './html.ts'
import { revealForm } from './reveal.tsx'
import { Table, type TableColumn } from './table.tsx'
import { tag } from './tag.tsx'

/** The members, numbers masked; each whole number is one form with a reason away. */
export function Members({ household }: { readonly household: HouseholdShown }): VNode {
  const { csrf } = useFrame()
  return (
    <section>
      <h2>成员</h2>
      {household.members.length === 0 ? (
        <p class="empty">名册里没有成员</p>
      ) : (
        <Table
          caption="号码以 * 代替；查看整号要写原因，会记录在案"
          columns={columns(household.code, csrf)}
          rows={household.members}
        />
      )}
    </section>
  )
}

const columns = (code: string, csrf: string): readonly TableColumn<MemberShown>[] => [
  {
    head: '姓名',
    cell: (row) => (row.leftOn === null ? row.name : html`${row.name} ${tag('已离开')}`),
  },
  { head: '关系', tight: true, cell: (row) => row.relation },
  { head: '出生日期', tight: true, cell: (row) => row.birthOn },
  numberColumn(code, 'id', csrf),
  numberColumn(code, 'phone', csrf),
  numberColumn(code, 'bank', csrf),
  { head: '健康状况', cell: (row) => row.health },
  { head: '劳动技能', cell: (row) => row.labour },
]

function numberColumn(code: string, kind: NumberKind, csrf: string): TableColumn<MemberShown> {
  return {
    head: numberNames[kind],
    cell: (row) => {
      const shown = row.numbers[kind]
      if (shown === null) return null
      const label = `查看${row.name}${numberNames[kind]}的原因`
      const form = revealForm({ code, person: row.id, kind, label }, csrf)
      return html`<details class="reveal"><summary><span class="masked">${shown}</span> <span class="look">查看</span></summary>${form}</details>`
    },
  }
}
