import { cadreStates, cadres } from '../../domain/lists/cadres.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { knownTown, knownVillage } from '../views/areas.ts'
import { CadreList } from '../views/cadres.tsx'
import { page } from '../views/page.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listCadres: Handler = async (console, ctx) => {
  const town = knownTown(asked(ctx, 'town'))
  const village = knownVillage(asked(ctx, 'village'), town)
  const filter = { q: asked(ctx, 'q'), state: oneOf(asked(ctx, 'state'), cadreStates), town, village }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, cadres, filter, format)
  const found = await pageOf(cadres, console.db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null)
  page(console, ctx, { title: '干部' }, <CadreList filter={filter} page={found} />)
}
