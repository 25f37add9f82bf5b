import type { Database } from '../../prisma/transact.ts'
import type { Where } from './where.ts'

/** How many rows of `from` (tables with their aliases) fit, counted no further than `cap`. */
export async function countUpTo(db: Database, from: string, fits: Where, cap: number): Promise<number> {
  const text = `SELECT count(*)::int AS n FROM (SELECT 1 FROM ${from} WHERE ${fits.text()} LIMIT ${fits.value(cap)}) x`
  return (await db.pool.query<{ n: number }>(text, [...fits.values])).rows[0]?.n ?? 0
}
