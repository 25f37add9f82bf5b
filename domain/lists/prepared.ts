import { createHash } from 'node:crypto'
import type { QueryConfig } from 'pg'

const names = new Map<string, string>()

/** PostgreSQL cuts names at 63 signs. */
function nameOf(text: string): string {
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/**
 * A statement that each connection parses once and plans a few times, not with each request. For texts of few shapes
 * whose best plan is the same whatever the values; a search for two signs is not: a rare pair and a common one are
 * found by different ways.
 */
export function prepared(text: string, values: readonly unknown[]): QueryConfig {
  return { name: names.get(text) ?? nameOf(text), text, values: [...values] }
}
