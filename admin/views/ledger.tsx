import type { VNode } from 'preact'
import type { Cell } from '../../domain/column.ts'
import { type Ledger, type LedgerFilter, type LedgerRow, ledgers } from '../../domain/lists/ledgers.ts'
import type { Page } from '../../domain/lists/list.ts'
import { AreaFields } from './area-fields.tsx'
import { TextField } from './field.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { amount } from './words.ts'

interface Props {
  readonly ledger: Ledger
  readonly filter: LedgerFilter
  readonly page: Page<LedgerRow>
}

/** More columns make a page too long to read and to send; the file has all of them. */
const most = 12

export function LedgerList({ ledger, filter, page }: Props): VNode {
  const { on: _, ...shared } = filter
  const { columns, left } = columnsOf(ledger, page.rows)
  const note = left > 0 ? `；另 ${left} 列在 Excel 里` : ''
  return (
    <ListPage
      title={ledger.label}
      path={`/ledgers/${ledger.name}`}
      unit="条"
      page={page}
      filter={shared}
      empty="还没有记录。干部发来的话记下后就在这里"
      fields={
        <>
          <TextField name="q" label="姓名或户编号" type="search" value={filter.q ?? ''} maxLength={40} />
          <AreaFields town={filter.town} village={filter.village} />
          {ledger.dated ? <Days filter={filter} /> : null}
        </>
      }
    >
      <Table caption={`有内容的列才显示${note}`} columns={columns} rows={page.rows} dense />
    </ListPage>
  )
}

/** First and last day to filter by. */
export function Days({ filter }: { readonly filter: Pick<LedgerFilter, 'from' | 'to'> }): VNode {
  return (
    <>
      <TextField name="from" label="从哪天" hint="如 2024-07-01" value={filter.from ?? ''} maxLength={10} />
      <TextField name="to" label="到哪天" hint="如 2024-07-31" value={filter.to ?? ''} maxLength={10} />
    </>
  )
}

interface Shown {
  readonly columns: readonly TableColumn<LedgerRow>[]
  /** Columns that hold something and are not shown. */
  readonly left: number
}

/** Columns in which this page has something; where rows are of households, its head comes first and leads there. */
function columnsOf({ list }: Ledger, rows: readonly LedgerRow[]): Shown {
  const all = list.columns.map(({ label }, place) => ({ label, place }))
  const head = all.find(({ label }) => label === '户主')
  const used = all.filter(
    ({ label, place }) =>
      place !== head?.place && label !== '户编号' && rows.some(({ cells }) => (cells[place] ?? '') !== ''),
  )
  const shown = used.slice(0, head === undefined ? most : most - 1)
  const first: readonly TableColumn<LedgerRow>[] =
    head === undefined ? [] : [{ head: head.label, cell: (row) => headCell(row, row.cells[head.place] ?? null) }]
  return {
    columns: [...first, ...shown.map(({ label, place }) => column(label, place, rows))],
    left: used.length - shown.length,
  }
}

function headCell({ household }: LedgerRow, name: Cell): VNode | Cell {
  if (household === null) return name
  return <a href={`/households/${encodeURIComponent(household)}`}>{name ?? household}</a>
}

function column(label: string, place: number, rows: readonly LedgerRow[]): TableColumn<LedgerRow> {
  const number = rows.some(({ cells }) => typeof cells[place] === 'number')
  const tight = !number && rows.every(({ cells }) => String(cells[place] ?? '').length <= 10)
  return { head: label, number, tight, cell: ({ cells }) => cellWords(cells[place] ?? null) }
}

function cellWords(cell: Cell): string | null {
  if (cell === null) return null
  if (typeof cell === 'number') return amount(cell)
  return cell.length > 60 ? `${cell.slice(0, 60)}…` : cell
}

/** All ledgers, each a link. */
export function LedgerIndex(): VNode {
  return (
    <>
      <h1>台账</h1>
      <ul class="tiles">
        {ledgers.map(({ name, label }) => (
          <li key={name}>
            <a href={`/ledgers/${name}`}>
              <span class="name">{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
