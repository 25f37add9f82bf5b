import type { Database } from '../prisma/transact.ts'

/** Which of these facts are on record already: fact key → the report that told it first. */
export async function toldBefore(
  db: Database,
  districtId: string,
  keys: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = keys.flatMap((key) => key ?? [])
  if (known.length === 0) return new Map()
  const rows = await db.prisma.report.findMany({
    where: { districtId, factKey: { in: known }, status: 'recorded', duplicateOf: null },
    select: { id: true, factKey: true },
  })
  return new Map(rows.map(({ id, factKey }) => [factKey ?? '', id]))
}
