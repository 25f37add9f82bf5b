import { shanghaiDay } from '../../domain/calendar.ts'
import { caseStates, cases } from '../../domain/lists/cases.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { knownTown, knownVillage } from '../views/areas.ts'
import { CaseList } from '../views/cases.tsx'
import { page } from '../views/page.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listCases: Handler = async (console, ctx) => {
  const town = knownTown(asked(ctx, 'town'))
  const village = knownVillage(asked(ctx, 'village'), town)
  const state = oneOf(asked(ctx, 'state'), caseStates)
  const filter = { q: asked(ctx, 'q'), town, village, state, on: shanghaiDay(console.clock()) }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, cases, filter, format)
  const found = await pageOf(cases, console.db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null)
  page(console, ctx, { title: '监测个案' }, <CaseList filter={filter} page={found} />)
}
