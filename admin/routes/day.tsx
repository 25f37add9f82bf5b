import { shanghaiDay } from '../../domain/calendar.ts'
import { dayFigures } from '../../domain/lists/day.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { Day } from '../views/day.tsx'
import { page } from '../views/page.tsx'

export const showDay: Handler = async (console, ctx) => {
  const { asker } = signedIn(ctx)
  const today = shanghaiDay(console.clock())
  const figures = await dayFigures(console.db, asker, today)
  page(console, ctx, { title: '今日情况' }, <Day figures={figures} today={today} />)
}
