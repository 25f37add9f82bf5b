import type { VNode } from 'preact'
import type { HouseholdShown, MemberShown } from '../../domain/lists/household.ts'
import { type NumberKind, numberNames } from '../../domain/numbers.ts'
import { RevealForm } from './reveal.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'

/** The members, numbers masked; each whole number is one form with a reason away. */
export function Members({ household }: { readonly household: HouseholdShown }): VNode {
  return (
    <section>
      <h2>成员</h2>
      {household.members.length === 0 ? (
        <p class="empty">名册里没有成员</p>
      ) : (
        <Table
          caption="号码以 * 代替；查看整号要写原因，会记录在案"
          columns={columns(household.code)}
          rows={household.members}
        />
      )}
    </section>
  )
}

const columns = (code: string): readonly TableColumn<MemberShown>[] => [
  {
    head: '姓名',
    cell: (row) => (
      <>
        {row.name} {row.leftOn === null ? null : <Tag>已离开</Tag>}
      </>
    ),
  },
  { head: '关系', tight: true, cell: (row) => row.relation },
  { head: '出生日期', tight: true, cell: (row) => row.birthOn },
  numberColumn(code, 'id'),
  numberColumn(code, 'phone'),
  numberColumn(code, 'bank'),
  { head: '健康状况', cell: (row) => row.health },
  { head: '劳动技能', cell: (row) => row.labour },
]

function numberColumn(code: string, kind: NumberKind): TableColumn<MemberShown> {
  return {
    head: numberNames[kind],
    cell: (row) => {
      const shown = row.numbers[kind]
      if (shown === null) return null
      return (
        <details class="reveal">
          <summary>
            <span class="masked">{shown}</span> <span class="look">查看</span>
          </summary>
          <RevealForm code={code} person={row.id} kind={kind} label={`查看${row.name}${numberNames[kind]}的原因`} />
        </details>
      )
    },
  }
}
