import { addMonths, firstOfMonth } from '../../domain/calendar.ts'
import { type CheckDue, checksDue } from '../../domain/lists/checks-due.ts'
import { boundGroups, leaders, unreachedCounts } from '../../domain/lists/groups.ts'
import { type Overdue, overdueVisits } from '../../domain/lists/late-visits.ts'
import { shortName } from '../../domain/places/names.ts'
import { workDayAfter } from '../../domain/policy/work-days.ts'
import type { Database } from '../../prisma/transact.ts'
import type { SayOf } from '../replies/say.ts'
import { speaking } from './job.ts'
import { named, partsOf, timesAMonth } from './when.ts'

type Facts = SayOf<'overdue'>

/** 9 digits: the acts that go to towns leave out the district and single villages. */
export const isTown = (area: string): boolean => area.length === 9

/**
 * One level up. The first working day of a month: visits and checks of the month before that were not made; the working
 * day after checks are due: the villages without one. A town's group hears counts and villages, its leaders in their
 * single chats who it is (policy.md, government apps).
 */
export const escalation = speaking<Facts>({
  name: 'escalation',
  words: '超期上报：镇工作群看各村超期数，镇领导在单聊里看是谁',
  on: '每月第一个工作日和月排查到期后一个工作日',
  cron: '30 9 * * *',
  period: timesAMonth(named(1), (month, days) => workDayAfter(days, named(20)(month, days))),
  async addressees({ db, districtId }, { period, day }) {
    const { month, which } = partsOf(period)
    const of = which === 1 ? addMonths(month, -1) : month
    const [late, checks, unreached] = await Promise.all([
      which === 1 ? overdueVisits(db, districtId, firstOfMonth(of), day) : noneLate,
      checksDue(db, districtId, of, day),
      unreachedCounts(db, districtId),
    ])
    const towns = await addresseesOf(db, districtId)
    return towns.map(({ area, ...to }) => {
      const facts = factsOf(area, of, day, late, checks)
      const who = to.group ? {} : { who: whoOf(area, late, checks) }
      return { ...to, facts: { ...facts, unreached: unreached(area), ...who } }
    })
  },
  compose: (facts) => (facts.villages.length === 0 && facts.unchecked.length === 0 ? null : facts),
})

const noneLate: Overdue = { villages: [], cadres: [] }

async function addresseesOf(db: Database, districtId: string) {
  const [groups, people] = await Promise.all([boundGroups(db, districtId), leaders(db, districtId)])
  return [
    ...groups.map(({ chat, area, reached }) => ({ id: chat, chat, group: true, reached, area })),
    ...people.map(({ id, userid, area, reached }) => ({ id, chat: userid, group: false, reached, area })),
  ].filter(({ area }) => isTown(area))
}

function factsOf(
  area: string,
  month: string,
  today: string,
  late: Overdue,
  checks: readonly CheckDue[],
): Omit<Facts, 'unreached' | 'who'> {
  const inTown = late.villages.filter(({ villageCode }) => villageCode.startsWith(area))
  return {
    say: 'overdue',
    today,
    area: shortName(area),
    month: Number(month.slice(5)),
    villages: inTown.map(({ villageCode, late: count }) => ({ name: shortName(villageCode), count })),
    unchecked: checks.flatMap(({ villageCode, village, done }) =>
      !done && villageCode.startsWith(area) ? [village] : [],
    ),
  }
}

function whoOf(area: string, late: Overdue, checks: readonly CheckDue[]): NonNullable<Facts['who']> {
  return {
    visits: late.cadres.flatMap(({ town, name, late: count }) => (town === area ? [{ name, count }] : [])),
    checks: checks.flatMap(({ villageCode, village, done, reporters }) =>
      !done && villageCode.startsWith(area) ? [{ village, names: reporters.map(({ name }) => name) }] : [],
    ),
  }
}
