import type { VNode } from 'preact'
import {
  type CaseFilter,
  type CaseRow,
  caseDays,
  caseLeads,
  caseRisk,
  caseStateNames,
  caseStates,
  caseStep,
} from '../../domain/lists/cases.ts'
import type { Page } from '../../domain/lists/list.ts'
import { AreaFields } from './area-fields.tsx'
import { villageName } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'

interface Props {
  readonly filter: CaseFilter
  readonly page: Page<CaseRow>
}

export function CaseList({ filter, page }: Props): VNode {
  const { on: _, ...shared } = filter
  return (
    <ListPage
      title="监测个案"
      path="/cases"
      unit="件"
      page={page}
      filter={shared}
      empty="还没有个案。干部报来突发困难后就在这里"
      fields={
        <>
          <TextField name="q" label="姓名或户编号" type="search" value={filter.q ?? ''} maxLength={40} />
          <Select
            name="state"
            label="状态"
            value={filter.state ?? ''}
            options={[
              { value: '', label: '全部' },
              ...caseStates.map((value) => ({ value, label: caseStateNames[value] ?? value })),
            ]}
          />
          <AreaFields town={filter.town} village={filter.village} />
        </>
      }
    >
      <Table caption="线索早的在前；从线索到认定最多 15 天" columns={columns} rows={page.rows} />
    </ListPage>
  )
}

const columns: readonly TableColumn<CaseRow>[] = [
  { head: '户', cell: (row) => <a href={`/households/${encodeURIComponent(row.code)}`}>{row.headName}</a> },
  { head: '村', tight: true, cell: (row) => villageName(row.villageCode) },
  { head: '线索', cell: caseLeads },
  { head: '线索日期', tight: true, cell: (row) => row.leadOn },
  { head: '环节', tight: true, cell: caseStep },
  { head: '风险', tight: true, cell: caseRisk },
  { head: '状态', tight: true, cell: (row) => caseStateNames[row.state] ?? row.state },
  { head: '要处理', cell: (row) => waits(row) },
]

function waits({ state, days }: CaseRow): VNode | null {
  if (state !== 'open' || days === null) return null
  return days > caseDays ? (
    <Tag look="error">{`超期 ${days - caseDays} 天`}</Tag>
  ) : (
    <Tag look="warn">{`第 ${days} 天`}</Tag>
  )
}
