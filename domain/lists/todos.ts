import type { Database } from '../../prisma/transact.ts'

/** What a cadre has still to do, the earliest due first; what has no day comes last. */
export async function todosOf(
  db: Database,
  districtId: string,
  cadreId: string,
): Promise<readonly { readonly dueOn: string | null; readonly words: string }[]> {
  const rows = await db.prisma.todo.findMany({
    where: { districtId, cadreId, doneAt: null },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: 50,
  })
  return rows.map(({ dueOn, words }) => ({ dueOn: dueOn?.toISOString().slice(0, 10) ?? null, words }))
}
