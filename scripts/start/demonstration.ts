import { districtId } from '../../domain/records/district.ts'
import type { Secrets } from '../../domain/secrets.ts'
import type { Database } from '../../prisma/transact.ts'

/** Loads a small demonstration district where nothing is on record; anything that is there is left as it is. */
export async function loadDemonstration(db: Database, secrets: Secrets, now: Date): Promise<void> {
  if (db.kind !== 'embedded') return
  const any = await db.prisma.household.findFirst({ where: { districtId }, select: { code: true } })
  if (any) return
  const { seedDemonstration } = await import('../seed/demonstration.ts')
  await seedDemonstration(db, secrets, now)
}
