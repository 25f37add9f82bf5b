import type { VNode } from 'preact'
import type { Page } from '../../domain/lists/list.ts'
import {
  type ProjectFilter,
  type ProjectRow,
  projectClasses,
  projectConditions,
  projectWord,
} from '../../domain/lists/projects.ts'
import { address } from '../address.ts'
import { AreaFields } from './area-fields.tsx'
import { villageName } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'
import { amount } from './words.ts'

interface Props {
  readonly filter: ProjectFilter
  readonly page: Page<ProjectRow>
}

const options = (field: 'class' | 'condition', codes: readonly string[]) => [
  { value: '', label: '全部' },
  ...codes.map((value) => ({ value, label: projectWord(field, value) ?? value })),
]

export function ProjectList({ filter, page }: Props): VNode {
  return (
    <ListPage
      title="帮扶项目"
      path="/projects"
      unit="个"
      page={page}
      filter={{ ...filter }}
      empty="还没有项目。干部说到项目后就在这里"
      fields={
        <>
          <TextField name="q" label="项目名称" type="search" value={filter.q ?? ''} maxLength={40} />
          <Select
            name="condition"
            label="运行情况"
            value={filter.condition ?? ''}
            options={options('condition', projectConditions)}
          />
          <Select name="class" label="分类" value={filter.class ?? ''} options={options('class', projectClasses)} />
          <AreaFields town={filter.town} village={filter.village} />
        </>
      }
    >
      <Table caption="按村排列；租金是最近一次说的" columns={columns} rows={page.rows} />
    </ListPage>
  )
}

const money = (value: number | null): string | null => (value === null ? null : amount(value))

const columns: readonly TableColumn<ProjectRow>[] = [
  {
    head: '项目',
    cell: (row) => (
      <a href={address('/reports', { kind: 'project', town: row.villageCode.slice(0, 9), village: row.villageCode })}>
        {row.name}
      </a>
    ),
  },
  { head: '村', tight: true, cell: (row) => villageName(row.villageCode) },
  { head: '分类', tight: true, cell: (row) => projectWord('class', row.class) },
  { head: '投资（元）', number: true, cell: (row) => money(row.invested) },
  { head: '带动就业（人）', number: true, cell: (row) => row.jobs },
  { head: '应收租金（元）', number: true, cell: (row) => money(row.rentDue) },
  { head: '已收租金（元）', number: true, cell: (row) => money(row.rentPaid) },
  { head: '责任单位', cell: (row) => row.unit },
  { head: '下一步', cell: (row) => row.next },
  { head: '最近说到', tight: true, cell: (row) => row.saidOn },
  { head: '要处理', cell: (row) => waits(row) },
]

function waits(row: ProjectRow): VNode | null {
  const owed = row.rentDue !== null && row.rentPaid !== null && row.rentDue > row.rentPaid
  const bad = row.condition !== null && row.condition !== 'running'
  if (!owed && !bad) return null
  return (
    <span class="tags">
      {bad ? <Tag look="warn">{projectWord('condition', row.condition)}</Tag> : null}
      {owed ? <Tag look="warn">{`租金差 ${amount((row.rentDue ?? 0) - (row.rentPaid ?? 0))} 元`}</Tag> : null}
    </span>
  )
}
