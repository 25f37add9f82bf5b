/**
 * Several queries as columns of one statement, each a JSON array of its rows: a page that needs a dozen asks once. Days
 * come as YYYY-MM-DD, instants and bytes as text: `instantOf`, `bytesOf`.
 */
export function jsonParts(queries: Readonly<Record<string, string>>): string {
  let columns = ''
  for (const [name, query] of Object.entries(queries)) {
    columns += `${columns === '' ? '' : ', '}(SELECT coalesce(json_agg(x), '[]') FROM (${query}) x) AS "${name}"`
  }
  return columns
}

export const instantOf = (text: string): Date => new Date(text)

/** Bytes as PostgreSQL writes them into JSON: \\x0123. */
export const bytesOf = (text: string | null): Uint8Array | null =>
  text === null ? null : Buffer.from(text.slice(2), 'hex')
