import type { Database } from '../../prisma/transact.ts'
import { type Asker, inArea } from '../asker.ts'
import { type NumberKind, numberKinds, shownNumber } from '../numbers.ts'
import type { Secrets } from '../secrets.ts'
import { type ChangeShown, changesOf } from './changes.ts'
import { type HouseholdFacts, householdFacts } from './household-facts.ts'
import { newestReports, type ReportRow } from './reports.ts'

export interface MemberShown {
  readonly id: string
  readonly name: string
  readonly relation: string
  /** YYYY-MM-DD. */
  readonly birthOn: string | null
  readonly health: string | null
  readonly labour: string | null
  readonly leftOn: string | null
  /** Masked; null where none is kept. */
  readonly numbers: Readonly<Record<NumberKind, string | null>>
}

export type { ChangeShown } from './changes.ts'

export interface HouseholdShown {
  readonly code: string
  readonly headName: string
  readonly townCode: string
  readonly villageCode: string
  readonly type: string | null
  readonly monitored: string | null
  readonly risk: string | null
  readonly relocated: boolean
  readonly noLabour: boolean
  readonly memberCount: number
  readonly note: string | null
  readonly leftOn: string | null
  readonly version: number
  readonly members: readonly MemberShown[]
  readonly cadres: readonly string[]
}

export interface VisitShown {
  readonly on: string
  readonly cadre: string | null
  /** home, phone, video. */
  readonly mode: string
  readonly situation: string | null
  readonly troubles: readonly string[]
  readonly needs: string | null
}

const isoDay = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** A household as its page shows it, numbers masked; null where there is none of this code in the asker's area. */
export async function householdOf(
  db: Database,
  secrets: Secrets,
  asker: Asker,
  code: string,
): Promise<HouseholdShown | null> {
  const found = await db.prisma.household.findFirst({
    where: { ...inArea(asker), code },
    include: {
      people: { orderBy: [{ leftOn: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] },
      assignments: { where: { toOn: null }, include: { cadre: { select: { name: true } } } },
    },
  })
  if (found === null) return null
  const { people, assignments, leftOn, ...household } = found
  return {
    ...household,
    leftOn: isoDay(leftOn),
    cadres: assignments.map(({ cadre }) => cadre.name),
    members: people.map((person) => ({
      id: person.id,
      name: person.name,
      relation: person.relation,
      birthOn: isoDay(person.birthOn),
      health: person.health,
      labour: person.labour,
      leftOn: isoDay(person.leftOn),
      numbers: Object.fromEntries(numberKinds.map((kind) => [kind, shownNumber(secrets, person, kind)])) as Record<
        NumberKind,
        string | null
      >, // one for each of numberKinds
    })),
  }
}

export interface HouseholdHistory {
  readonly facts: HouseholdFacts | null
  readonly visits: readonly VisitShown[]
  readonly reports: readonly ReportRow[]
  readonly changes: readonly ChangeShown[]
}

/** What happened to a household that `householdOf` gave, the newest first; at most 20 visits and reports, 50 changes. */
export async function historyOf(db: Database, asker: Asker, code: string, today: string): Promise<HouseholdHistory> {
  const [facts, visits, reports, changes] = await Promise.all([
    householdFacts(db, asker.districtId, code, today),
    visitsOf(db, asker.districtId, code),
    newestReports.rows(db, asker, { household: code }, null, 20),
    changesOf(db, asker.districtId, 'household', code),
  ])
  return { facts, visits, reports, changes }
}

async function visitsOf(db: Database, districtId: string, code: string): Promise<readonly VisitShown[]> {
  const visits = await db.prisma.visit.findMany({
    where: { districtId, householdCode: code, live: true },
    orderBy: [{ visitedOn: 'desc' }, { reportId: 'desc' }],
    take: 20,
  })
  const ids = visits.flatMap(({ cadreId }) => cadreId ?? [])
  const cadres = await db.prisma.cadre.findMany({
    where: { districtId, id: { in: ids } },
    select: { id: true, name: true },
  })
  const names = new Map(cadres.map(({ id, name }) => [id, name]))
  const told = { housing: '住房', water: '饮水', education: '教育', medical: '医疗' } as const
  return visits.map((visit) => ({
    on: isoDay(visit.visitedOn) ?? '',
    cadre: visit.cadreId === null ? null : (names.get(visit.cadreId) ?? null),
    mode: visit.mode,
    situation: visit.situation,
    troubles: (['housing', 'water', 'education', 'medical'] as const).flatMap((one) =>
      visit[one] === 'problem' ? [told[one]] : [],
    ),
    needs: visit.needs,
  }))
}
