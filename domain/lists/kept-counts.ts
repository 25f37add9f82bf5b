import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import type { List } from './list.ts'

const most = 1_000
/** What was written past the roster's version (by hand, in the database) shows after so long. */
const longest = 10_000

interface Kept {
  readonly at: number
  readonly count: Promise<number>
}

/** The same list; what it counted stays until the roster changes. */
export type KeptCounts = <Filter extends object, Row>(
  list: List<Filter, Row>,
  rosterVersion: number,
) => List<Filter, Row>

/**
 * Counts of lists that change with the roster only: counting up to 10,000 households costs the database more than the
 * page itself. The version was read before the count, with the session: a count is never older than it.
 */
export function keptCounts(clock: () => Date): KeptCounts {
  const kept = new Map<string, Kept>()
  let version = -1
  return (list, rosterVersion) => ({
    ...list,
    count(db: Database, asker: Asker, filter, cap) {
      if (version !== rosterVersion || kept.size >= most) kept.clear()
      version = rosterVersion
      const key = JSON.stringify([list.name, asker.districtId, scopeOf(asker), filter, cap])
      const now = clock().getTime()
      const known = kept.get(key)
      if (known !== undefined && Math.abs(now - known.at) < longest) return known.count
      const count = list.count(db, asker, filter, cap)
      kept.set(key, { at: now, count })
      count.catch(() => kept.delete(key))
      return count
    },
  })
}
