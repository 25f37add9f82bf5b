import { daysBetween } from '../../domain/calendar.ts'
import { checksDue } from '../../domain/lists/checks-due.ts'
import { speaking } from './job.ts'
import { before, named, partsOf, timesAMonth } from './when.ts'

interface Facts {
  readonly village: string
  readonly done: boolean
}

/** Who reports for a village without this month's 月排查, with the days left until it is due. */
export const villageCheckReminder = speaking<Facts>({
  name: 'village-check-reminder',
  words: '月排查提醒：告诉还没报本月月排查的报送人',
  on: '每月15日和20日前一个工作日',
  cron: '0 9 * * *',
  period: timesAMonth(named(15), before(20)),
  async addressees({ db, districtId }, { period, day }) {
    const villages = await checksDue(db, districtId, partsOf(period).month, day)
    return villages.flatMap(({ village, done, reporters }) =>
      reporters.map(({ id, userid, reached }) => ({
        id,
        chat: userid,
        group: false,
        reached,
        facts: { village, done },
      })),
    )
  },
  compose({ village, done }, { period, day, days }) {
    if (done) return null
    const { month } = partsOf(period)
    const dueOn = named(20)(month, days)
    return {
      say: 'check-due',
      today: day,
      village,
      month: Number(month.slice(5)),
      dueOn,
      daysLeft: Math.max(0, daysBetween(day, dueOn)),
    }
  },
})
