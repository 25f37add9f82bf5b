import type { VNode } from 'preact'
import type { Page } from '../../domain/lists/list.ts'
import type { TodoFilter, TodoRow } from '../../domain/lists/open-todos.ts'
import { may } from '../roles.ts'
import { AreaFields } from './area-fields.tsx'
import { villageName } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'
import { type Tile, Tiles } from './tiles.tsx'

interface Props {
  readonly filter: TodoFilter
  readonly page: Page<TodoRow>
  /** What is due beyond what was written down: visits, checks, reports that wait. */
  readonly due: readonly Tile[]
  /** Why the one that was to be put away was not; null where nothing was refused. */
  readonly refused: string | null
}

export function TodoList({ filter, page, due, refused }: Props): VNode {
  const { asker } = useFrame()
  const { on: _, ...shared } = filter
  const writes = asker !== null && may(asker.role, '/todos/:id/done', 'POST')
  return (
    <ListPage
      title="待办"
      path="/todos"
      unit="件"
      page={page}
      filter={shared}
      empty="没有别的待办"
      above={
        <>
          {refused === null ? null : (
            <p class="box error" role="alert" tabIndex={-1} data-focus>
              {refused}
            </p>
          )}
          <Tiles tiles={due} />
        </>
      }
      fields={
        <>
          <TextField name="q" label="户、户编号或干部" type="search" value={filter.q ?? ''} maxLength={40} />
          <Select
            name="state"
            label="状态"
            value={filter.state ?? ''}
            options={[
              { value: '', label: '在办' },
              { value: 'overdue', label: '超期' },
              { value: 'done', label: '办完' },
            ]}
          />
          <AreaFields town={filter.town} village={filter.village} />
        </>
      }
    >
      <Table caption="期限近的在前" columns={columns(writes)} rows={page.rows} />
    </ListPage>
  )
}

const columns = (writes: boolean): readonly TableColumn<TodoRow>[] => [
  {
    head: '事项',
    cell: (row) =>
      row.code === null ? row.words : <a href={`/households/${encodeURIComponent(row.code)}`}>{row.words}</a>,
  },
  { head: '户', tight: true, cell: (row) => row.headName },
  { head: '村', tight: true, cell: (row) => villageName(row.villageCode) },
  { head: '谁办', tight: true, cell: (row) => row.cadre },
  { head: '期限', tight: true, cell: (row) => row.dueOn },
  { head: '要处理', cell: (row) => <Waits row={row} writes={writes} /> },
]

function Waits({ row, writes }: { readonly row: TodoRow; readonly writes: boolean }): VNode {
  if (row.doneAt !== null) return <Tag>办完</Tag>
  return (
    <>
      {row.late === null ? null : <Tag look="error">{`超期 ${row.late} 天`}</Tag>}
      {writes ? (
        <details class="reveal">
          <summary>
            <span class="look">办完了</span>
          </summary>
          <form method="post" action={`/todos/${row.id}/done`}>
            <Csrf />
            <input type="hidden" name="version" value={row.version} />
            <TextField name="reason" id={`reason-${row.id}`} label="怎么办的" value="" maxLength={200} required />
            <button type="submit">记为办完</button>
          </form>
        </details>
      ) : null}
    </>
  )
}
