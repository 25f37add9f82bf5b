import { kinds } from '../../domain/kinds/index.ts'
import { areaByCode } from '../../domain/places/areas.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Group, Person } from '../simulator/people.ts'

/** The bound cadres and groups, as the simulator's page lets one choose among them, and who has written before. */
export async function simulatedPeople(
  db: Database,
  districtId: string,
): Promise<{ people: Person[]; groups: Group[]; opened: string[] }> {
  const cadres = await db.prisma.cadre.findMany({
    where: { districtId, userid: { not: null }, leftOn: null },
    include: { assignments: { where: { toOn: null }, select: { household: { select: { villageCode: true } } } } },
    orderBy: [{ leads: { sort: 'asc', nulls: 'first' } }, { userid: 'asc' }],
  })
  const groups = await db.prisma.group.findMany({ where: { districtId }, orderBy: { chat: 'asc' } })
  return {
    people: cadres.map(({ userid, name, leads, assignments }) => ({
      id: userid ?? '',
      name,
      role: leads === null ? roleOf(assignments) : `领导 · ${areaByCode(leads)?.name ?? leads}`,
    })),
    groups: groups.map(({ chat, topic, area }) => ({
      chat,
      topic: topic ?? `${areaByCode(area)?.name ?? area}工作群`,
    })),
    opened: [
      ...cadres.flatMap(({ userid, reachedAt }) => (reachedAt && userid !== null ? [userid] : [])),
      ...groups.flatMap(({ chat, reachedAt }) => (reachedAt ? [chat] : [])),
    ],
  }
}

function roleOf(assignments: readonly { readonly household: { readonly villageCode: string } }[]): string {
  const village = assignments[0]?.household.villageCode
  const where = village === undefined ? '' : ` · ${areaByCode(village)?.name ?? ''}`
  return `帮扶责任人${where} · ${assignments.length} 户`
}

/** What this cadre might write, with households of his own: the kinds' own examples. */
export async function examplesOf(db: Database, districtId: string, userid: string): Promise<string[]> {
  const found = await db.prisma.household.findMany({
    where: { districtId, assignments: { some: { toOn: null, cadre: { userid } } } },
    orderBy: { code: 'asc' },
    take: 3,
  })
  const heads = found.map(({ headName }) => headName)
  if (heads.length === 0) return ['帮助', '本月进度']
  const shown = [kinds.visit, kinds.employment, kinds.hardship, kinds.income].map(({ examples }) => examples[0])
  const filled = shown.map((example, index) => example.replaceAll('{户}', heads[index % heads.length] ?? ''))
  return [...filled, `查 ${heads[0]}`, '我的待办', '帮助']
}
