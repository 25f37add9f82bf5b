import type { ComponentChildren, VNode } from 'preact'

// A table shown as blocks loses its roles, so they are written out.
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

export interface TableColumn<Row> {
  readonly head: string
  /** Null for what is not known: `—` in a table, left out of a card. */
  readonly cell: (row: Row) => ComponentChildren
  readonly number?: boolean
  /** Short and all of a piece: not broken into lines. */
  readonly tight?: boolean
}

interface Props<Row> {
  readonly caption: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Said by the page already: for readers of the screen only. */
  readonly captionHidden?: boolean
  /** Many columns: heads in several lines, and where that is not enough the table scrolls by itself. */
  readonly dense?: boolean
}

/**
 * A table that becomes cards on a phone; the first cell of a row is its head.
 */
export function Table<Row>({ caption, columns, rows, rowKey, captionHidden, dense }: Props<Row>): VNode {
  const table = (
    <table {...as.table} class={dense ? 'list dense' : 'list'}>
      <caption class={captionHidden ? 'unseen' : undefined}>{caption}</caption>
      <thead {...as.rowgroup}>
        <tr {...as.row}>
          {columns.map(({ head, number }) => (
            <th key={head} {...as.columnheader} scope="col" class={number ? 'number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as.rowgroup}>
        {rows.map((row) => (
          <tr {...as.row} key={rowKey(row)}>
            {columns.map((column, index) => (
              <Cell key={column.head} column={column} row={row} first={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (!dense) return table
  // What scrolls can be reached by the keyboard: the rows' links are in it.
  return <div class="scroll">{table}</div>
}

function Cell<Row>({
  column,
  row,
  first,
}: {
  readonly column: TableColumn<Row>
  readonly row: Row
  readonly first: boolean
}): VNode {
  const content = column.cell(row)
  if (first) {
    return (
      <th {...as.rowheader} scope="row" class={column.tight ? 'tight' : undefined}>
        {content}
      </th>
    )
  }
  const known = content !== null && content !== undefined && content !== ''
  const classes = [column.number ? 'number' : '', column.tight ? 'tight' : '', known ? '' : 'none']
    .filter(Boolean)
    .join(' ')
  return (
    <td {...as.cell} class={classes || undefined} data-label={column.head}>
      {known ? content : '—'}
    </td>
  )
}
