import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import { firstOfMonth, lastOfMonth, monthOf } from '../calendar.ts'
import { type AreaFilter, householdsIn } from './area.ts'
import { villageChecks } from './village-checks.ts'

/** A cadre who owes something in an area, and what. */
export interface Owing {
  readonly cadreId: string
  readonly name: string
  /** Null while not bound. */
  readonly userid: string | null
  readonly reached: boolean
  /** Households not visited this month: how many, and the heads of the first ten. */
  readonly late: number
  readonly heads: readonly string[]
  /** Villages whose 月排查 of this month is his and missing, by name. */
  readonly checks: readonly string[]
  /** Todos due by today. */
  readonly todos: readonly { readonly dueOn: string; readonly words: string }[]
}

type Cadre = Pick<Owing, 'cadreId' | 'name' | 'userid' | 'reached'>

const cadre = `c."id"::text AS "cadreId", c."name", c."userid", c."reachedAt" IS NOT NULL AS "reached"`
const most = 100_000

/** Who owes what in the asker's area, or a part of it, on a day; by name. */
export async function owing(
  db: Database,
  asker: Asker,
  area: Omit<AreaFilter, 'cadre'>,
  today: string,
): Promise<readonly Owing[]> {
  const [visits, checks, todos] = await Promise.all([
    notVisited(db, asker, area, today),
    unchecked(db, asker, area, today),
    overdue(db, asker, area, today),
  ])
  const found = new Map<string, Owing>()
  const add = ({ cadreId, name, userid, reached }: Cadre, told: Partial<Owing>): void => {
    const known = found.get(cadreId) ?? { cadreId, name, userid, reached, late: 0, heads: [], checks: [], todos: [] }
    found.set(cadreId, { ...known, ...told })
  }
  for (const row of visits) add(row, { late: row.late, heads: row.heads })
  for (const row of checks) add(row, { checks: [...(found.get(row.cadreId)?.checks ?? []), row.village] })
  for (const row of todos) add(row, { todos: row.todos })
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh'))
}

async function notVisited(db: Database, asker: Asker, area: AreaFilter, today: string) {
  const fits = householdsIn(asker, area)
  const month = monthOf(today)
  const [first, last] = [fits.value(firstOfMonth(month)), fits.value(lastOfMonth(month))]
  fits.and(`h."lastVisitOn" IS NULL OR h."lastVisitOn" < ${first}::date OR h."lastVisitOn" > ${last}::date`)
  const text = `SELECT ${cadre}, count(*)::int AS late, (array_agg(h."headName" ORDER BY h."code"))[1:10] AS heads
    FROM "Household" h JOIN "Assignment" a ON a."districtId" = h."districtId" AND a."householdCode" = h."code" AND a."toOn" IS NULL
    JOIN "Cadre" c ON c."districtId" = a."districtId" AND c."id" = a."cadreId" AND c."leftOn" IS NULL
    WHERE ${fits.text()} GROUP BY c."id", c."name", c."userid", c."reachedAt"`
  return (await db.pool.query<Cadre & Pick<Owing, 'late' | 'heads'>>(text, [...fits.values])).rows
}

async function unchecked(db: Database, asker: Asker, area: AreaFilter, today: string) {
  const { town, village } = area
  const filter = { town, village, month: monthOf(today), on: today, done: false }
  const villages = await villageChecks.rows(db, asker, filter, null, most)
  const text = `SELECT ${cadre}, g."short" AS village FROM "Cadre" c
    JOIN "Village" g ON g."districtId" = c."districtId" AND g."code" = c."reportsVillage"
    WHERE c."districtId" = $1 AND c."leftOn" IS NULL AND c."reportsVillage" = ANY($2::text[]) ORDER BY c."id"`
  const codes = villages.map(({ villageCode }) => villageCode)
  return (await db.pool.query<Cadre & { village: string }>(text, [asker.districtId, codes])).rows
}

async function overdue(db: Database, asker: Asker, area: AreaFilter, today: string) {
  const fits = householdsIn(asker, area)
  const day = fits.value(today)
  const text = `SELECT ${cadre}, jsonb_agg(jsonb_build_object('dueOn', t."dueOn", 'words', t."words") ORDER BY t."dueOn", t."id") AS todos
    FROM "Todo" t JOIN "Cadre" c ON c."districtId" = t."districtId" AND c."id" = t."cadreId" AND c."leftOn" IS NULL
    JOIN "Household" h ON h."districtId" = t."districtId" AND h."code" = t."householdCode"
    WHERE ${fits.text()} AND t."doneAt" IS NULL AND t."dueOn" <= ${day}::date
    GROUP BY c."id", c."name", c."userid", c."reachedAt"`
  return (await db.pool.query<Cadre & Pick<Owing, 'todos'>>(text, [...fits.values])).rows
}
