import type { VNode } from 'preact'
import { addMonths } from '../../domain/calendar.ts'
import type { Page } from '../../domain/lists/list.ts'
import type { CheckRow } from '../../domain/lists/village-checks.ts'
import { AreaFields } from './area-fields.tsx'
import { townName } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'

/** As it stands in the address. */
export interface ChecksAsked {
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  /** YYYY-MM; absent: this month. */
  readonly month?: string | undefined
  readonly state?: 'done' | 'missing' | undefined
}

interface Props {
  readonly filter: ChecksAsked
  /** YYYY-MM. */
  readonly thisMonth: string
  readonly page: Page<CheckRow>
}

export function CheckList({ filter, thisMonth, page }: Props): VNode {
  const months = Array.from({ length: 13 }, (_, back) => addMonths(thisMonth, -back))
  return (
    <ListPage
      title="村级排查"
      path="/checks"
      unit="个村"
      page={page}
      filter={{ ...filter }}
      empty="还没有要排查的村。导入名册后就在这里"
      fields={
        <>
          <TextField name="q" label="村名" type="search" value={filter.q ?? ''} maxLength={20} />
          <Select
            name="month"
            label="月份"
            value={filter.month ?? thisMonth}
            options={months.map((value) => ({ value, label: value }))}
          />
          <Select
            name="state"
            label="状态"
            value={filter.state ?? ''}
            options={[
              { value: '', label: '全部' },
              { value: 'missing', label: '未查' },
              { value: 'done', label: '已查' },
            ]}
          />
          <AreaFields town={filter.town} village={filter.village} />
        </>
      }
    >
      <Table
        caption={`${filter.month ?? thisMonth} 的月排查和月研判，按村排列；排查到 20 日，研判到 23 日`}
        columns={columns}
        rows={page.rows}
      />
    </ListPage>
  )
}

const columns: readonly TableColumn<CheckRow>[] = [
  {
    head: '村',
    cell: (row) => (
      <a href={`/ledgers/village-checks?town=${row.townCode}&village=${row.villageCode}`}>{row.villageName}</a>
    ),
  },
  { head: '乡镇', tight: true, cell: (row) => townName(row.townCode) },
  { head: '排查日期', tight: true, cell: (row) => row.checkedOn },
  { head: '排查户数', number: true, cell: (row) => row.checked },
  { head: '发现问题', number: true, cell: (row) => row.findings },
  { head: '研判日期', tight: true, cell: (row) => row.reviewedOn },
  { head: '研判户数', number: true, cell: (row) => row.cases },
  { head: '报送人', cell: (row) => row.reporters },
  { head: '要处理', cell: (row) => (row.checkedOn === null ? <Tag look="warn">未查</Tag> : null) },
]
