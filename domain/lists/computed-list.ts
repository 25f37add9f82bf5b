import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import type { Column } from '../column.ts'
import { type AreaFilter, householdsIn, type PlacedRow, placed } from './area.ts'
import type { List } from './list.ts'

/** A household as the arithmetic of a list needs it. */
export interface Base extends Omit<PlacedRow, 'key'> {
  readonly noLabour: boolean
  readonly type: string | null
  readonly monitored: string | null
}

interface Computing<Filter, Row> {
  /** Conditions on "Household" `h`, one after another: the rows of the first come first. */
  readonly passes: readonly [string, ...string[]]
  /** Rows of these households, in their order; the key tells several of one household apart, else ''. */
  rowsOf(db: Database, asker: Asker, filter: Filter, households: readonly Base[]): Promise<readonly Row[]>
}

const most = 500

/** A list that no statement can filter: households are read by 500 and what each gives is computed from its records. */
export function computedList<Filter extends AreaFilter, Row extends PlacedRow>(
  name: string,
  columns: readonly Column<Row>[],
  { passes, rowsOf }: Computing<Filter, Row>,
): List<Filter, Row> {
  async function* every(db: Database, asker: Asker, filter: Filter, after: After): AsyncGenerator<Row> {
    for (const [pass, condition] of passes.entries()) {
      if (pass < after.pass) continue
      let from: string | null = pass === after.pass ? after.code : null
      let inclusive = from !== null
      for (;;) {
        const households = await basesOf(db, asker, filter, condition, from, inclusive)
        for (const row of await rowsOf(db, asker, filter, households)) {
          const behind = pass !== after.pass || row.code !== after.code || row.key > after.part
          if (behind) yield { ...row, key: `${pass}${row.code} ${row.key}` }
        }
        if (households.length < most) break
        from = households.at(-1)?.code ?? null
        inclusive = false
      }
    }
  }
  return {
    name,
    columns,
    async rows(db, asker, filter, after, limit) {
      const found: Row[] = []
      const behind = after === null ? start : readKey(after)
      if (limit < 1 || behind === null) return found
      for await (const row of every(db, asker, filter, behind)) if (found.push(row) >= limit) break
      return found
    },
    async count(db, asker, filter, cap) {
      let count = 0
      for await (const _ of every(db, asker, filter, start)) if (++count >= cap) break
      return count
    },
    key: (row) => row.key,
  }
}

interface After {
  readonly pass: number
  readonly code: string | null
  readonly part: string
}

const start: After = { pass: 0, code: null, part: '' }

/** A key is its pass, a household's code, which may hold spaces, and the part behind the last space. */
function readKey(key: string): After | null {
  const [, pass, code, part] = /^(\d)(.*) ([^ ]*)$/su.exec(key) ?? []
  return pass === undefined || code === undefined ? null : { pass: Number(pass), code, part: part ?? '' }
}

async function basesOf(
  db: Database,
  asker: Asker,
  filter: AreaFilter,
  condition: string,
  from: string | null,
  inclusive: boolean,
): Promise<readonly Base[]> {
  const fits = householdsIn(asker, filter)
  fits.and(condition)
  if (from !== null) fits.and(`h."code" ${inclusive ? '>=' : '>'} ${fits.value(from)}`)
  const text = `SELECT ${placed}, h."noLabour", h."type", h."monitored" FROM "Household" h
    WHERE ${fits.text()} ORDER BY h."code" LIMIT ${most}`
  return (await db.pool.query<Base>(text, [...fits.values])).rows
}
