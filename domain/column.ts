export type Cell = string | number | null

/** A column of a list, as a file shows it. */
export interface Column<Row> {
  readonly label: string
  cell(row: Row): Cell
}
