import type { Database } from '../../prisma/transact.ts'
import { assignedOn } from './late-visits.ts'
import { unclaimedOf } from './unclaimed-subsidies.ts'

export interface UnclaimedBy {
  /** Every cadre who looks after somebody of whom work is known; `people` is empty where nobody is owed anything. */
  readonly cadres: readonly {
    readonly id: string
    readonly userid: string | null
    readonly reached: boolean
    readonly people: readonly { readonly name: string; readonly head: string }[]
  }[]
  readonly villages: readonly { readonly villageCode: string; readonly count: number }[]
}

interface Assigned {
  code: string
  head: string
  village: string
  cadre: string | null
  userid: string | null
  reached: boolean | null
}

/** Households of whose people's work something was said in this year or the one before. */
const working = `
SELECT h."code", h."headName" AS head, h."villageCode" AS village, c."id"::text AS cadre, c."userid", c."reachedAt" IS NOT NULL AS reached
FROM (SELECT DISTINCT j."householdCode" AS code FROM "Job" j WHERE j."districtId" = $1 AND j."live"
  AND j."saidOn" BETWEEN date_trunc('year', $2::date)::date - interval '1 year' AND $2::date) w
JOIN "Household" h ON h."districtId" = $1 AND h."code" = w.code AND (h."leftOn" IS NULL OR h."leftOn" > $2::date)
LEFT JOIN "Assignment" a ON a."districtId" = $1 AND a."householdCode" = h."code" AND ${assignedOn('$2')}
LEFT JOIN "Cadre" c ON c."districtId" = $1 AND c."id" = a."cadreId" AND c."leftOn" IS NULL
ORDER BY h."villageCode", h."code", c."id"`

const part = 2_000

/** Who meets the transport subsidy's conditions on a day and has none this year: by cadre, and counted by village. */
export async function unclaimedByCadre(db: Database, districtId: string, on: string): Promise<UnclaimedBy> {
  const { rows } = await db.pool.query<Assigned>(working, [districtId, on])
  const codes = [...new Set(rows.map(({ code }) => code))]
  const owed = new Map<string, string[]>()
  for (let at = 0; at < codes.length; at += part) {
    for (const { code, person } of await unclaimedOf(db, districtId, codes.slice(at, at + part), on)) {
      owed.set(code, [...(owed.get(code) ?? []), person])
    }
  }
  const cadres = new Map<string, { id: string; userid: string | null; reached: boolean; people: Person[] }>()
  const villages = new Map<string, number>()
  const counted = new Set<string>()
  for (const { code, head, village, cadre, userid, reached } of rows) {
    const names = owed.get(code) ?? []
    if (!counted.has(code)) villages.set(village, (villages.get(village) ?? 0) + names.length)
    counted.add(code)
    if (cadre === null) continue
    const known = cadres.get(cadre) ?? { id: cadre, userid, reached: reached === true, people: [] }
    known.people.push(...names.map((name) => ({ name, head })))
    cadres.set(cadre, known)
  }
  return {
    cadres: [...cadres.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    villages: [...villages].flatMap(([villageCode, count]) => (count > 0 ? [{ villageCode, count }] : [])),
  }
}

interface Person {
  readonly name: string
  readonly head: string
}
