/** Rows as JSON lines, some hundred a piece. */
export async function* writeJsonl<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  shown: (row: Row) => object,
): AsyncGenerator<string> {
  let piece = ''
  let held = 0
  for await (const row of rows) {
    piece += `${JSON.stringify(shown(row))}\n`
    held += 1
    if (held < 500) continue
    yield piece
    piece = ''
    held = 0
  }
  if (piece !== '') yield piece
}
