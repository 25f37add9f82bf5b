import { cadres } from '../../domain/lists/cadres.ts'
import { groups } from '../../domain/lists/group-list.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { knownTown } from '../views/areas.ts'
import { GroupList } from '../views/groups.tsx'
import { page } from '../views/page.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listGroups: Handler = async (console, ctx) => {
  const { asker } = signedIn(ctx)
  const town = knownTown(asked(ctx, 'town'))
  const filter = { q: asked(ctx, 'q'), town, state: oneOf(asked(ctx, 'state'), ['reached', 'unreached'] as const) }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, groups, filter, format)
  const [found, unreached] = await Promise.all([
    pageOf(groups, console.db, asker, filter, asked(ctx, 'after') ?? null),
    pageOf(cadres, console.db, asker, { state: 'unreached', town }, null),
  ])
  page(console, ctx, { title: '工作群' }, <GroupList filter={filter} page={found} unreached={unreached} />)
}
