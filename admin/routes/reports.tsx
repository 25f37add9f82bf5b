import { kindCodes } from '../../domain/kinds/index.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { newestReports, reports } from '../../domain/lists/reports.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { knownTown, knownVillage } from '../views/areas.ts'
import { page } from '../views/page.tsx'
import { ReportList } from '../views/reports.tsx'
import { reportStatuses } from '../views/words.ts'
import { asked, dayAsked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listReports: Handler = async (console, ctx) => {
  const { asker } = signedIn(ctx)
  const town = knownTown(asked(ctx, 'town'))
  const filter = {
    q: asked(ctx, 'q'),
    kind: oneOf(asked(ctx, 'kind'), kindCodes),
    status: oneOf(asked(ctx, 'status'), [...reportStatuses, 'counted'] as const),
    change: oneOf(asked(ctx, 'change'), ['started', 'ended'] as const),
    from: dayAsked(ctx, 'from'),
    to: dayAsked(ctx, 'to'),
    town,
    village: knownVillage(asked(ctx, 'village'), town),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, reports, filter, format)
  const found = await pageOf(newestReports, console.db, asker, filter, asked(ctx, 'after') ?? null)
  page(console, ctx, { title: '报告' }, <ReportList filter={filter} page={found} />)
}
