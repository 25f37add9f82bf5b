import type { VNode } from 'preact'
import { kindCodes } from '../../domain/kinds/index.ts'
import type { Page } from '../../domain/lists/list.ts'
import type { ReportFilter, ReportRow } from '../../domain/lists/reports.ts'
import { AreaFields } from './area-fields.tsx'
import { villageName } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { type Html, html } from './html.ts'
import { Days } from './ledger.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { statusTag, tag } from './tag.tsx'
import { valuesOf } from './values.ts'
import { instantWords, kindName, reportStatuses, statusName } from './words.ts'

interface Props {
  readonly filter: ReportFilter
  readonly page: Page<ReportRow>
}

const all = { value: '', label: '全部' }

export function ReportList({ filter, page }: Props): VNode {
  const { now } = useFrame()
  return (
    <ListPage
      title="报告"
      path="/reports"
      unit="条"
      page={page}
      filter={{ ...filter }}
      empty="还没有报告。干部发来第一句后就在这里"
      fields={
        <>
          <TextField name="q" label="姓名或户编号" type="search" value={filter.q ?? ''} maxLength={40} />
          <Select
            name="kind"
            label="类型"
            value={filter.kind ?? ''}
            options={[all, ...kindCodes.map((code) => ({ value: code, label: kindName(code) }))]}
          />
          <Select
            name="status"
            label="状态"
            value={filter.status ?? ''}
            options={[
              all,
              { value: 'counted', label: '算数的' },
              ...reportStatuses.map((code) => ({ value: code, label: statusName(code) })),
            ]}
          />
          <AreaFields town={filter.town} village={filter.village} />
          <Days filter={filter} />
          {filter.change === undefined ? null : <input type="hidden" name="change" value={filter.change} />}
        </>
      }
    >
      <Table caption="新的在前" columns={columns(now)} rows={page.rows} />
    </ListPage>
  )
}

const columns = (now: Date): readonly TableColumn<ReportRow>[] => [
  { head: '报告', tight: true, cell: (row) => html`<a href="/reports/${row.id}">${reportName(row)}</a>` },
  { head: '成员', tight: true, cell: (row) => (row.person === row.headName ? null : row.person) },
  { head: '户编号', tight: true, cell: (row) => household(row) },
  { head: '村', tight: true, cell: (row) => villageName(row.villageCode) },
  ...toldColumns(now),
]

/** For the reports on a household's own page, which says whose they are. */
export const reportsOfHousehold = (now: Date): readonly TableColumn<ReportRow>[] => [
  { head: '报告', tight: true, cell: (row) => html`<a href="/reports/${row.id}">${kindName(row.kind)}</a>` },
  { head: '成员', tight: true, cell: (row) => row.person },
  ...toldColumns(now),
]

const toldColumns = (now: Date): readonly TableColumn<ReportRow>[] => [
  { head: '日期', tight: true, cell: (row) => row.date },
  { head: '内容', cell: (row) => values(row) },
  { head: '上报人', tight: true, cell: (row) => row.cadre },
  { head: '收到', tight: true, cell: (row) => instantWords(row.recordedAt, now) },
  {
    head: '状态',
    cell: (row) =>
      html`<span class="tags">${statusTag(row.status, statusName(row.status))}${
        row.repeated ? tag('重复') : null
      }</span>`,
  },
]

const household = ({ householdCode: code }: ReportRow): Html | null =>
  code === null ? null : html`<a href="/households/${encodeURIComponent(code)}">${code}</a>`

/** 王建国 务工就业, “王建军” 走访, 中王村 月排查. */
export function reportName(row: Pick<ReportRow, 'kind' | 'headName' | 'said' | 'villageCode'>): string {
  const said = row.said === null ? null : `“${row.said}”`
  return [row.headName ?? said ?? villageName(row.villageCode), kindName(row.kind)].filter(Boolean).join(' ')
}

/** Each value behind its label. */
export function values(row: Pick<ReportRow, 'kind' | 'fields'>): Html | null {
  const pairs = valuesOf(row)
  if (pairs.length === 0) return null
  const shown = pairs.map(([label, value]) => html`<span><span class="label">${label}</span> ${value}</span>`)
  return html`<span class="values">${shown}</span>`
}

/** The same within JSX. */
export function Values({ row }: { readonly row: Pick<ReportRow, 'kind' | 'fields'> }): VNode | null {
  return values(row)?.node() ?? null
}
