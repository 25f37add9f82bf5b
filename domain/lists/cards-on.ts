import type { Database } from '../../prisma/transact.ts'

/** Whether questions go with a card of buttons on this day (YYYY-MM-DD): off until somebody sets days for it. */
export async function cardsOn(db: Database, districtId: string, on: string): Promise<boolean> {
  const day = new Date(on)
  const found = await db.prisma.setting.findFirst({
    where: { districtId, key: 'chat-cards', fromOn: { lte: day }, OR: [{ toOn: null }, { toOn: { gte: day } }] },
    select: { id: true },
  })
  return found !== null
}
