import type { ClientBase } from 'pg'

export interface TableShape {
  readonly table: string
  readonly columns: readonly string[]
  /** Columns of the primary key, in order. */
  readonly key: readonly string[]
}

const reading = `
SELECT c.relname AS "table",
  (SELECT jsonb_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
    AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
  coalesce((SELECT jsonb_agg(a.attname ORDER BY k.n) FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(num, n), pg_attribute a
    WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.num), '[]') AS key,
  coalesce((SELECT jsonb_agg(DISTINCT f.relname) FROM pg_constraint o JOIN pg_class f ON f.oid = o.confrelid
    WHERE o.conrelid = c.oid AND o.contype = 'f' AND o.confrelid <> c.oid), '[]') AS needs
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' ORDER BY c.relname`

/** Every table of the records; those that others refer to come first, so that they can be filled in this order. */
export async function tablesInOrder(client: Pick<ClientBase, 'query'>): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape & { needs: string[] }>(reading)
  const ordered: TableShape[] = []
  const placed = new Set<string>()
  while (ordered.length < rows.length) {
    const next = rows.filter(({ table, needs }) => !placed.has(table) && needs.every((need) => placed.has(need)))
    if (next.length === 0) throw new Error('tables refer to each other in a circle')
    for (const { table, columns, key } of next) {
      placed.add(table)
      ordered.push({ table, columns, key })
    }
  }
  return ordered
}

/** A name as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
