import type { Database } from '../../prisma/transact.ts'
import { incomePeriod, incomeYear } from '../calendar.ts'
import { settingOn } from '../settings.ts'

/** What 查 tells of a household, each from the records alone; what is not on record is null or empty. Money in yuan. */
export interface HouseholdFacts {
  readonly type: string | null
  readonly members: readonly { readonly name: string; readonly relation: string | null }[]
  readonly income: Readonly<Partial<Record<'wage' | 'business' | 'property' | 'transfer', number>>>
  /** Income less cost of the running income year, a member; null where nothing is on record. */
  readonly perCapita: number | null
  readonly monitoringLine: number | null
  readonly openCases: readonly { readonly step: string; readonly risk: string | null; readonly leadOn: string }[]
  readonly measures: readonly string[]
  readonly lastVisit: { readonly date: string; readonly by: string | null } | null
  readonly work: readonly {
    readonly person: string | null
    readonly place: string | null
    readonly monthlyWage: number | null
  }[]
}

const monitoredWords: Readonly<Record<string, string>> = {
  unstable: '脱贫不稳定户',
  marginal: '边缘易致贫户',
  'sudden-hardship': '突发严重困难户',
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10)

/** Reads the facts of one household on a day (YYYY-MM-DD). Whether the asker may hear them is the caller's to know. */
export async function householdFacts(
  db: Database,
  districtId: string,
  code: string,
  today: string,
): Promise<HouseholdFacts | null> {
  const household = await db.prisma.household.findUnique({
    where: { districtId_code: { districtId, code } },
    include: { people: { where: { leftOn: null }, orderBy: { id: 'asc' } } },
  })
  if (!household) return null
  const of = { districtId, householdCode: code, live: true }
  // Of one day the later word counts: reports' ids sort by when they were told.
  const latest = [{ saidOn: 'desc' as const }, { reportId: 'desc' as const }]
  const [incomes, measures, cases, jobs, visitor] = await Promise.all([
    incomeOf(db, of, today),
    db.prisma.measure.findMany({ where: { ...of, status: { not: 'done' } }, orderBy: latest, take: 3 }),
    db.prisma.case.findMany({ where: { districtId, householdCode: code, state: { in: ['open', 'identified'] } } }),
    db.prisma.job.findMany({ where: of, orderBy: latest, take: 10 }),
    household.lastVisitBy
      ? db.prisma.cadre.findUnique({ where: { districtId_id: { districtId, id: household.lastVisitBy } } })
      : null,
  ])
  const members = household.people.map(({ name, relation }) => ({ name, relation }))
  return {
    type: (household.monitored && monitoredWords[household.monitored]) ?? household.type,
    members: members.length > 0 ? members : [{ name: household.headName, relation: '户主' }],
    income: incomes.byCategory,
    perCapita: incomes.net === null ? null : Math.round(incomes.net / Math.max(1, household.memberCount)),
    monitoringLine: await settingOn(db, { districtId, key: 'monitoring-line', area: household.villageCode, on: today }),
    openCases: cases.map(({ step, risk, leadOn }) => ({ step, risk, leadOn: isoDay(leadOn) })),
    measures: measures.flatMap(({ measure }) => measure ?? []),
    lastVisit: household.lastVisitOn && { date: isoDay(household.lastVisitOn), by: visitor?.name ?? null },
    work: working(jobs),
  }
}

async function incomeOf(
  db: Database,
  of: { readonly districtId: string; readonly householdCode: string; readonly live: boolean },
  today: string,
): Promise<{ byCategory: HouseholdFacts['income']; net: number | null }> {
  const { from } = incomePeriod(incomeYear(today))
  const sums = await db.prisma.income.groupBy({
    by: ['category'],
    where: { ...of, oneOff: false, saidOn: { gte: new Date(from) } },
    _sum: { amount: true, cost: true },
  })
  const byCategory: Partial<Record<'wage' | 'business' | 'property' | 'transfer', number>> = {}
  let net: number | null = null
  for (const { category, _sum } of sums) {
    const amount = Number(_sum.amount ?? 0)
    if (category === 'wage' || category === 'business' || category === 'property' || category === 'transfer') {
      byCategory[category] = amount
    }
    net = (net ?? 0) + amount - Number(_sum.cost ?? 0)
  }
  return { byCategory, net }
}

// The last word about each person counts: who ended work, or seeks it, works nowhere.
function working(
  jobs: readonly { person: string | null; change: string | null; place: string | null; monthlyWage: unknown }[],
): HouseholdFacts['work'] {
  const seen = new Set<string | null>()
  return jobs.flatMap(({ person, change, place, monthlyWage }) => {
    if (seen.has(person)) return []
    seen.add(person)
    if (change === 'ended' || change === 'seeking') return []
    return [{ person, place, monthlyWage: monthlyWage === null ? null : Number(monthlyWage) }]
  })
}
