import { monthOf, shanghaiDay } from '../../domain/calendar.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { villageChecks } from '../../domain/lists/village-checks.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { knownTown, knownVillage } from '../views/areas.ts'
import { CheckList } from '../views/checks.tsx'
import { page } from '../views/page.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listChecks: Handler = async (console, ctx) => {
  const on = shanghaiDay(console.clock())
  const town = knownTown(asked(ctx, 'town'))
  const wanted = asked(ctx, 'month')
  const month =
    wanted !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(wanted) && wanted <= monthOf(on) ? wanted : undefined
  const state = oneOf(asked(ctx, 'state'), ['done', 'missing'] as const)
  const shown = { q: asked(ctx, 'q'), town, village: knownVillage(asked(ctx, 'village'), town), month, state }
  const { state: _, ...rest } = shown
  const filter = { ...rest, month: month ?? monthOf(on), on, done: state === undefined ? undefined : state === 'done' }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, villageChecks, filter, format)
  const found = await pageOf(villageChecks, console.db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null)
  page(console, ctx, { title: '村级排查' }, <CheckList filter={shown} thisMonth={monthOf(on)} page={found} />)
}
