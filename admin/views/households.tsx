import type { VNode } from 'preact'
import { firstOfMonth, monthOf, shanghaiDay } from '../../domain/calendar.ts'
import { type HouseholdFilter, type HouseholdRow, searched } from '../../domain/lists/households.ts'
import type { Page } from '../../domain/lists/list.ts'
import { AreaFields } from './area-fields.tsx'
import { townName, villageName } from './areas.ts'
import { TextField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { type Html, html } from './html.ts'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { tag } from './tag.tsx'
import { typeName } from './words.ts'

interface Props {
  readonly filter: HouseholdFilter
  readonly page: Page<HouseholdRow>
}

export function HouseholdList({ filter, page }: Props): VNode {
  const { now } = useFrame()
  const month = firstOfMonth(monthOf(shanghaiDay(now)))
  const short = filter.q !== undefined && searched(filter.q) === null
  return (
    <ListPage
      title="帮扶户"
      path="/households"
      unit="户"
      page={page}
      filter={{ ...filter }}
      empty="还没有帮扶户。导入名册后就在这里"
      fields={
        <>
          <TextField
            name="q"
            label="姓名或户编号"
            type="search"
            value={filter.q ?? ''}
            maxLength={40}
            {...(short ? { hint: '至少写两个字才能查' } : {})}
          />
          <AreaFields town={filter.town} village={filter.village} />
        </>
      }
    >
      <Table caption="按户编号排列" columns={columns(month)} rows={page.rows} />
    </ListPage>
  )
}

const columns = (month: string): readonly TableColumn<HouseholdRow>[] => [
  { head: '户主', cell: (row) => html`<a href="/households/${encodeURIComponent(row.code)}">${row.headName}</a>` },
  { head: '户编号', tight: true, cell: (row) => row.code },
  { head: '乡镇', tight: true, cell: (row) => townName(row.townCode) },
  { head: '村', tight: true, cell: (row) => villageName(row.villageCode) },
  { head: '户类型', cell: (row) => typeName(row.type, row.monitored) },
  { head: '人口', number: true, cell: (row) => row.memberCount },
  { head: '帮扶责任人', cell: (row) => row.cadres },
  { head: '最近走访', tight: true, cell: (row) => row.lastVisitOn },
  { head: '要处理', cell: (row) => toDo(row, month) },
]

function toDo(row: HouseholdRow, month: string): Html | null {
  if (row.leftOn !== null) return tag('已离开')
  const unvisited = row.lastVisitOn === null || row.lastVisitOn < month
  if (!unvisited && row.waiting === 0) return null
  return html`<span class="tags">${unvisited ? tag('本月未走访', 'warn') : null}${
    row.waiting > 0 ? tag(`待确认 ${row.waiting}`, 'warn') : null
  }</span>`
}
