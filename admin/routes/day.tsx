import { shanghaiDay } from '../../domain/calendar.ts'
import { lastActRuns } from '../../domain/lists/act-runs.ts'
import { burdenOf } from '../../domain/lists/burden.ts'
import { dayFigures } from '../../domain/lists/day.ts'
import { jobSettings } from '../../domain/lists/job-settings.ts'
import { settingRows } from '../../domain/lists/settings.ts'
import { weekFigures } from '../../domain/lists/weeks.ts'
import { actLabels } from '../../domain/policy/setting-names.ts'
import { shareGone } from '../../domain/policy/work-days.ts'
import { signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { may } from '../roles.ts'
import { Day, type Notice } from '../views/day.tsx'
import { page } from '../views/page.tsx'

export const showDay: Handler = async (console, ctx) => {
  const { db, config } = console
  const { asker } = signedIn(ctx)
  const today = shanghaiDay(console.clock())
  const [figures, weeks, { days }, notices, burden] = await Promise.all([
    dayFigures(db, asker, today),
    weekFigures(db, asker, today),
    jobSettings(db, config.districtId, today),
    noticesOf(console, ctx, today),
    asker.role === 'admin' ? burdenOf(db, config.districtId, today) : null,
  ])
  const shown = { figures, weeks, notices, burden, today }
  const body = <Day {...shown} expected={shareGone(days, today)} />
  page(console, ctx, { title: '今日情况' }, body)
}

/** What runs the district and went wrong or ends soon; for whom the settings are. */
async function noticesOf({ db, config }: Console, ctx: Context, today: string): Promise<readonly Notice[]> {
  if (!may(signedIn(ctx).asker.role, '/settings', 'GET')) return []
  const [rows, runs] = await Promise.all([
    settingRows(db, config.districtId, today),
    lastActRuns(db, config.districtId),
  ])
  const ending = rows.filter(({ state, name }) => state === 'ending' && name.value.type === 'number')
  const failed = [...runs.values()].filter(({ trouble, counts }) => trouble !== null || (counts.failed ?? 0) > 0)
  return [
    ...failed.map(({ job, period, trouble }) => ({
      words: `${actLabels[job] ?? job}（${period}）没有做成${trouble === null ? '' : `：${trouble}`}`,
      href: '/jobs?trouble=yes',
    })),
    ...ending.map(({ name, dated }) => ({
      words: `${name.label} ${dated?.toOn ?? ''} 到期，之后就没有值了`,
      href: `/settings/${name.key}`,
    })),
  ]
}
