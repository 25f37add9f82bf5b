import type { Database } from '../prisma/transact.ts'

/**
 * A policy number in force on a day (YYYY-MM-DD) at a place: the nearest area that has a value wins (village, town,
 * district). Null where nobody has set one: nothing is judged by an unset setting (policy.md).
 */
export async function settingOn(
  db: Database,
  {
    districtId,
    key,
    area,
    on,
  }: { readonly districtId: string; readonly key: string; readonly area: string; readonly on: string },
): Promise<number | null> {
  const day = new Date(on)
  const rows = await db.prisma.setting.findMany({
    where: {
      districtId,
      key,
      area: { in: [area, area.slice(0, 9), area.slice(0, 6)] },
      fromOn: { lte: day },
      OR: [{ toOn: null }, { toOn: { gte: day } }],
    },
  })
  return nearestOn(
    rows.map(({ fromOn, toOn, ...row }) => ({ ...row, fromOn: isoDay(fromOn), toOn: toOn && isoDay(toOn) })),
    on,
  )
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10)

/** A row of one setting; days as YYYY-MM-DD. */
export interface DatedValue {
  readonly area: string
  readonly value: unknown
  readonly fromOn: string
  readonly toOn: string | null
}

/** Of one place's rows (its own, its town's, its district's) that in force on a day: the nearest area's, the latest. */
export function nearestOn(rows: readonly DatedValue[], on: string): number | null {
  const inForce = rows.filter(({ fromOn, toOn }) => fromOn <= on && (toOn === null || toOn >= on))
  const [nearest] = inForce.sort((a, b) => b.area.length - a.area.length || (a.fromOn < b.fromOn ? 1 : -1))
  return typeof nearest?.value === 'number' ? nearest.value : null
}

/** The same for many places at once: gives what reads a place's number on this day. */
export async function settingsOn(
  db: Database,
  { districtId, key, on }: { readonly districtId: string; readonly key: string; readonly on: string },
): Promise<(area: string) => number | null> {
  const day = new Date(on)
  const rows = await db.prisma.setting.findMany({
    where: { districtId, key, fromOn: { lte: day }, OR: [{ toOn: null }, { toOn: { gte: day } }] },
  })
  rows.sort((a, b) => b.area.length - a.area.length || b.fromOn.getTime() - a.fromOn.getTime())
  return (area) => {
    const nearest = rows.find((row) => [12, 9, 6].some((digits) => area.slice(0, digits) === row.area))
    return typeof nearest?.value === 'number' ? nearest.value : null
  }
}
