import { daysBetween, lastOfMonth } from '../../domain/calendar.ts'
import { type LateCadre, lateVisits } from '../../domain/lists/late-visits.ts'
import { speaking } from './job.ts'
import { beforeLast, named, partsOf, timesAMonth } from './when.ts'

/** Who has households that nobody has visited this month: how many, up to ten names, days left. */
export const visitReminder = speaking<LateCadre>({
  name: 'visit-reminder',
  words: '走访提醒：告诉每位帮扶责任人本月还没走访的户',
  on: '每月10日、20日和月底前一个工作日',
  cron: '0 9 * * *',
  period: timesAMonth(named(10), named(20), beforeLast),
  async addressees({ db, districtId }, { day }) {
    const cadres = await lateVisits(db, districtId, day)
    return cadres.map((facts) => ({
      id: facts.cadreId,
      chat: facts.userid,
      group: false,
      reached: facts.reached,
      facts,
    }))
  },
  compose({ late, heads }, { day, period }) {
    if (late === 0) return null
    const { month } = partsOf(period)
    return {
      say: 'visits-due',
      today: day,
      owed: { count: late, names: [...heads], month: Number(month.slice(5)) },
      daysLeft: Math.max(0, daysBetween(day, lastOfMonth(month))),
    }
  },
})
