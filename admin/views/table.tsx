import type { VNode } from 'preact'
import { escaped, Html, type Shown } from './html.ts'

export interface TableColumn<Row> {
  readonly head: string
  /** Null for what is not known: `—` in a table, left out of a card. */
  readonly cell: (row: Row) => Shown
  readonly number?: boolean
  /** Short and all of a piece: not broken into lines. */
  readonly tight?: boolean
}

interface Props<Row> {
  readonly caption: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  /** Said by the page already: for readers of the screen only. */
  readonly captionHidden?: boolean
  /** Many columns: heads in several lines, and where that is not enough the table scrolls by itself. */
  readonly dense?: boolean
}

/**
 * A table that becomes cards on a phone; the first cell of a row is its head. Shown as blocks it loses its roles, so
 * they are written out. Written as one text: with a node for each cell, tables were half of what a page cost.
 */
export function Table<Row>({ caption, columns, rows, captionHidden, dense }: Props<Row>): VNode {
  const table = new Html()
  table.raw(`<table role="table" class="${dense ? 'list dense' : 'list'}">`)
  table.raw(captionHidden ? '<caption class="unseen">' : '<caption>')
  table.value(caption)
  table.raw('</caption><thead role="rowgroup"><tr role="row">')
  for (const { head, number } of columns) {
    table.raw(`<th role="columnheader" scope="col"${number ? ' class="number"' : ''}>`)
    table.value(head)
    table.raw('</th>')
  }
  table.raw('</tr></thead><tbody role="rowgroup">')
  const cells = columns.map((column, place) => (place === 0 ? rowHead(column) : cell(column, place)))
  for (const row of rows) {
    // Each cell ends the one before: the fewer pieces of text, the less there is to clear away.
    table.raw('<tr role="row">')
    for (const put of cells) put(table, row)
    table.raw(columns.length === 1 ? '</th></tr>' : '</td></tr>')
  }
  table.raw('</tbody></table>')
  // What scrolls can be reached by the keyboard: the rows' links are in it.
  return dense ? <div class="scroll">{table.node()}</div> : table.node()
}

type Put<Row> = (table: Html, row: Row) => void

function rowHead<Row>({ tight, cell }: TableColumn<Row>): Put<Row> {
  const begin = `<th role="rowheader" scope="row"${tight ? ' class="tight"' : ''}>`
  return (table, row) => {
    table.raw(begin)
    table.value(cell(row))
  }
}

function cell<Row>({ head, number, tight, cell }: TableColumn<Row>, place: number): Put<Row> {
  const begin = (known: boolean): string => {
    const classes = [number ? 'number' : '', tight ? 'tight' : '', known ? '' : 'none'].filter(Boolean).join(' ')
    const before = place === 1 ? '</th>' : '</td>'
    return `${before}<td role="cell"${classes === '' ? '' : ` class="${classes}"`} data-label="${escaped(head)}">`
  }
  const [known, none] = [begin(true), `${begin(false)}—`]
  return (table, row) => {
    const content = cell(row)
    if (content === null || content === undefined || content === '') {
      table.raw(none)
      return
    }
    table.raw(known)
    table.value(content)
  }
}
