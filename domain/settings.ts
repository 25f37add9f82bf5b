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
  const [nearest] = rows.sort((a, b) => b.area.length - a.area.length || b.fromOn.getTime() - a.fromOn.getTime())
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
