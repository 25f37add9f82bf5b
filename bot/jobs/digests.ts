import { lastOfMonth, monthOf } from '../../domain/calendar.ts'
import type { Digest } from '../../domain/lists/digest.ts'
import { digestOf, districtFigures } from '../../domain/lists/digest-figures.ts'
import { boundGroups } from '../../domain/lists/groups.ts'
import type { Addressee, JobContext, Occasion } from './job.ts'
import { speaking } from './job.ts'
import { friday, lastFriday, named, onceAMonth, partsOf } from './when.ts'

/** The digest's last day: the day itself; the Friday it is named after; the day, but no later than its month. */
export function lastDayOf(digest: Digest['digest'], { day, period }: Pick<Occasion, 'day' | 'period'>): string {
  if (digest === 'daily') return day
  if (digest === 'weekly') return lastFriday(day)
  const { month } = partsOf(period)
  return monthOf(day) === month ? day : lastOfMonth(month)
}

/** Every bound group that wants this digest, with its area's figures, read once for all. */
async function groupsOf(
  digest: Digest['digest'],
  { db, districtId }: JobContext,
  { day, days, period }: Occasion,
): Promise<readonly Addressee<Digest>[]> {
  const groups = await boundGroups(db, districtId)
  const wanting = groups.filter(
    ({ area, digests }) => digests.includes(digest) && (digest !== 'monthly' || area.length <= 9),
  )
  if (wanting.length === 0) return []
  const all = await districtFigures(db, districtId, {
    digest,
    on: lastDayOf(digest, { day, period }),
    today: day,
    days,
  })
  return wanting.map(({ chat, area, reached }) => ({
    id: chat,
    chat,
    group: true,
    reached,
    facts: digestOf(all, area),
  }))
}

const say = (figures: Digest) => ({ say: 'digest', figures }) as const

/** Working days 18:00: the area's day, in a few lines and a picture. */
export const dailyDigest = speaking<Digest>({
  name: 'daily-digest',
  words: '日报：每个已绑定的群看本辖区当天和本月的走访、新增和超期',
  on: '每个工作日',
  cron: '0 18 * * *',
  period: (day, days) => (days.isWork(day) ? day : null),
  addressees: (context, occasion) => groupsOf('daily', context, occasion),
  compose: say,
})

/** Fridays 17:00: the week, with the change on the last. */
export const weeklyDigest = speaking<Digest>({
  name: 'weekly-digest',
  words: '周报：与上一周相比的变化',
  on: '每周五',
  cron: '0 17 * * *',
  period: friday,
  addressees: (context, occasion) => groupsOf('weekly', context, occasion),
  compose: say,
})

/** The 28th 09:00, 月调度: the month's figures and what needs asking after, to the district's and the towns' groups. */
export const monthlyRound = speaking<Digest>({
  name: 'monthly-round',
  words: '月调度：示范区和镇工作群看本月数字、没排查的村和清单',
  on: '每月28日',
  cron: '0 9 * * *',
  period: onceAMonth(named(28)),
  addressees: (context, occasion) => groupsOf('monthly', context, occasion),
  compose: say,
})
