import type { Database } from '../../prisma/transact.ts'
import { incomePeriod, incomeYear } from '../calendar.ts'
import { grouped } from '../grouped.ts'
import { labelOf } from '../kinds/index.ts'
import { settingOn } from '../settings.ts'
import { incomesOf } from './incomes.ts'
import { unclaimedOf } from './unclaimed-subsidies.ts'

/** What 查 tells of a household, each from the records alone; what is not on record is null or empty. Money in yuan. */
export interface HouseholdFacts {
  readonly type: string | null
  readonly members: readonly { readonly name: string; readonly relation: string | null }[]
  readonly income: Readonly<Partial<Record<'wage' | 'business' | 'property' | 'transfer', number>>>
  /** Told without a category. */
  readonly unsorted: number
  /** Income less cost of the running income year, a member; null where nothing is on record. */
  readonly perCapita: number | null
  /** In force today. */
  readonly monitoringLine: number | null
  /** The last finished period and the line of its last day; null: nothing is on record. */
  readonly before: { readonly year: number; readonly perCapita: number; readonly monitoringLine: number | null } | null
  readonly openCases: readonly { readonly step: string; readonly risk: string | null; readonly leadOn: string }[]
  readonly measures: readonly string[]
  readonly lastVisit: { readonly date: string; readonly by: string | null } | null
  readonly work: readonly {
    readonly person: string | null
    readonly place: string | null
    readonly monthlyWage: number | null
  }[]
  /** Who meets the conditions of the transport subsidy this year and has none. */
  readonly unclaimed: readonly string[]
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
  const year = incomeYear(today)
  const setting = { districtId, key: 'monitoring-line', area: household.villageCode }
  const [now, then, line, lineBefore, unclaimed, measures, cases, jobs, visitor] = await Promise.all([
    incomesOf(db, districtId, [code], year, today),
    incomesOf(db, districtId, [code], year - 1, today),
    settingOn(db, { ...setting, on: today }),
    settingOn(db, { ...setting, on: incomePeriod(year - 1).to }),
    unclaimedOf(db, districtId, [code], today),
    db.prisma.measure.findMany({ where: { ...of, status: { not: 'done' } }, orderBy: latest, take: 3 }),
    db.prisma.case.findMany({ where: { districtId, householdCode: code, state: { in: ['open', 'identified'] } } }),
    db.prisma.job.findMany({ where: of, orderBy: latest, take: 50 }),
    household.lastVisitBy
      ? db.prisma.cadre.findUnique({ where: { districtId_id: { districtId, id: household.lastVisitBy } } })
      : null,
  ])
  const [thisYear, lastYear] = [now.get(code), then.get(code)]
  const members = household.people.map(({ name, relation }) => ({ name, relation }))
  return {
    type: (household.monitored && monitoredWords[household.monitored]) ?? household.type,
    members: members.length > 0 ? members : [{ name: household.headName, relation: '户主' }],
    income: thisYear?.sum?.byCategory ?? {},
    unsorted: thisYear?.sum?.unsorted ?? 0,
    perCapita: thisYear?.perHead ?? null,
    monitoringLine: line,
    before:
      lastYear?.perHead == null ? null : { year: year - 1, perCapita: lastYear.perHead, monitoringLine: lineBefore },
    openCases: cases.map(({ step, risk, leadOn }) => ({ step, risk, leadOn: isoDay(leadOn) })),
    measures: measures.flatMap(({ measure, status }) =>
      measure === null ? [] : [status === null ? measure : `${measure}，${labelOf('measure', 'status', status)}`],
    ),
    lastVisit: household.lastVisitOn && { date: isoDay(household.lastVisitOn), by: visitor?.name ?? null },
    work: working(jobs),
    unclaimed: unclaimed.map(({ person }) => person),
  }
}

interface Word {
  readonly person: string | null
  readonly change: string | null
  readonly place: string | null
  readonly monthlyWage: unknown
}

/**
 * Of each person the last word counts: who ended work, or seeks it, works nowhere. What it leaves out is taken from
 * earlier words about the same job. `jobs`: the latest first.
 */
function working(jobs: readonly Word[]): HouseholdFacts['work'] {
  return [...grouped(jobs, ({ person }) => person)].flatMap(([person, words]) => {
    const over = words.findIndex(({ change }) => change === 'ended' || change === 'seeking')
    const since = over < 0 ? words : words.slice(0, over)
    const began = since.findIndex(({ change }) => change === 'started')
    const same = began < 0 ? since : since.slice(0, began + 1)
    if (same.length === 0) return []
    const wage = same.find(({ monthlyWage }) => monthlyWage !== null)?.monthlyWage ?? null
    const place = same.find((word) => word.place !== null)?.place ?? null
    return [{ person, place, monthlyWage: wage === null ? null : Number(wage) }]
  })
}
