import { createHash } from 'node:crypto'
import type { QueryConfig } from 'pg'

/**
 * A statement that each connection parses once and plans a few times, not with each request. For texts of few shapes
 * whose best plan is the same whatever the values; a search for two signs is not: a rare pair and a common one are
 * found by different ways.
 */
export function prepared(text: string, values: readonly unknown[]): QueryConfig {
  // PostgreSQL cuts names at 63 signs.
  return { name: createHash('sha256').update(text).digest('base64url'), text, values: [...values] }
}
