import type { VNode } from 'preact'
import { type CadreFilter, type CadreRow, type CadreState, cadreStates } from '../../domain/lists/cadres.ts'
import type { Page } from '../../domain/lists/list.ts'
import { AreaFields } from './area-fields.tsx'
import { areaName, villageName } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'
import { instantWords } from './words.ts'

interface Props {
  readonly filter: CadreFilter
  readonly page: Page<CadreRow>
}

const stateNames = {
  bound: '已绑定',
  unbound: '未绑定',
  unreached: '未接通',
  left: '已离开',
} as const satisfies Record<CadreState, string>

export function CadreList({ filter, page }: Props): VNode {
  const { now } = useFrame()
  return (
    <ListPage
      title="干部"
      path="/cadres"
      unit="名"
      page={page}
      filter={{ ...filter }}
      empty="还没有干部。导入名册后就在这里"
      fields={
        <>
          <TextField name="q" label="姓名" type="search" value={filter.q ?? ''} maxLength={20} />
          <Select
            name="state"
            label="状态"
            value={filter.state ?? ''}
            options={[
              { value: '', label: '全部在岗' },
              ...cadreStates.map((value) => ({ value, label: stateNames[value] })),
            ]}
          />
          <AreaFields town={filter.town} village={filter.village} />
        </>
      }
    >
      <Table caption="按姓名排列" columns={columns(now)} rows={page.rows} />
    </ListPage>
  )
}

const columns = (now: Date): readonly TableColumn<CadreRow>[] => [
  { head: '姓名', cell: (row) => <a href={`/cadres/${row.id}`}>{row.name}</a> },
  { head: '帮扶户', number: true, cell: (row) => row.households },
  { head: '村', cell: (row) => villagesWords(row.villages) },
  { head: '分管', cell: (row) => row.leads && areaName(row.leads) },
  { head: '报排查', tight: true, cell: (row) => villageName(row.reportsVillage) },
  { head: '责任单位', cell: (row) => row.unit },
  { head: '接通', tight: true, cell: (row) => row.reachedAt && instantWords(row.reachedAt, now) },
  { head: '要处理', cell: (row) => <CadreTag row={row} /> },
]

/** 中王村、赵村 等 5 个村. */
function villagesWords(codes: readonly string[]): string {
  const names = codes.slice(0, 3).map((code) => villageName(code) ?? code)
  return codes.length > names.length ? `${names.join('、')} 等 ${codes.length} 个村` : names.join('、')
}

/** What has to be done before the robot can speak to him. */
export function CadreTag({ row }: { readonly row: Pick<CadreRow, 'leftOn' | 'bound' | 'reachedAt'> }): VNode | null {
  if (row.leftOn !== null) return <Tag>已离开</Tag>
  if (!row.bound) return <Tag look="warn">未绑定</Tag>
  return row.reachedAt === null ? <Tag look="warn">未接通</Tag> : null
}
