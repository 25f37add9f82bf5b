import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import { addDays, weekday } from '../calendar.ts'
import { type KindCode, kindCodes } from '../kinds/index.ts'
import { narrowVillages, where } from './where.ts'

/** What was recorded in one week, Monday to Sunday, in the asker's area. */
export interface WeekFigures {
  /** YYYY-MM-DD of its Monday and its last day: Sunday, of the running week today. */
  readonly from: string
  readonly to: string
  /** Reports that count, by kind. */
  readonly kinds: ReadonlyMap<KindCode, number>
  readonly reports: number
  readonly found: number
  readonly lost: number
  readonly hardship: number
}

const weeks = 8

/** The last eight weeks up to a day (YYYY-MM-DD), the earliest first; from the roll-up by village and day. */
export async function weekFigures(db: Database, asker: Asker, today: string): Promise<readonly WeekFigures[]> {
  const monday = addDays(today, 1 - weekday(today))
  const first = addDays(monday, -7 * (weeks - 1))
  const fits = where()
  fits.and(`r."districtId" = ${fits.value(asker.districtId)}`)
  narrowVillages(fits, asker, 'r."villageCode"')
  const start = fits.value(first)
  fits.and(`r."day" BETWEEN ${start}::date AND ${fits.value(today)}::date`)
  fits.and(`r."what" = ANY(${fits.value([...kindCodes, 'employment.started', 'employment.ended'])}::text[])`)
  const text = `SELECT (r."day" - ${start}::date) / 7 AS week, r."what", sum(r."count")::int AS count
    FROM "RollUp" r WHERE ${fits.text()} GROUP BY 1, 2`
  const { rows } = await db.pool.query<{ week: number; what: string; count: number }>(text, [...fits.values])
  return Array.from({ length: weeks }, (_, week) => {
    const of = new Map(rows.flatMap((row) => (row.week === week ? [[row.what, row.count] as const] : [])))
    const from = addDays(first, week * 7)
    const kinds = new Map(kindCodes.flatMap((kind) => (of.has(kind) ? [[kind, of.get(kind) ?? 0] as const] : [])))
    return {
      from,
      to: week === weeks - 1 ? today : addDays(from, 6),
      kinds,
      reports: [...kinds.values()].reduce((sum, count) => sum + count, 0),
      found: of.get('employment.started') ?? 0,
      lost: of.get('employment.ended') ?? 0,
      hardship: of.get('hardship') ?? 0,
    }
  })
}
