import { households } from '../../domain/lists/households.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { members } from '../../domain/lists/members.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { knownTown, knownVillage } from '../views/areas.ts'
import { HouseholdList } from '../views/households.tsx'
import { page } from '../views/page.tsx'
import { asked } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listHouseholds: Handler = async (console, ctx) => {
  const { asker, rosterVersion } = signedIn(ctx)
  const town = knownTown(asked(ctx, 'town'))
  const filter = { q: asked(ctx, 'q'), town, village: knownVillage(asked(ctx, 'village'), town) }
  const format = fileAsked(ctx)
  // A file has a row a member, so that it can be brought in again.
  if (format) return sendTable(console, ctx, members(console.secrets), filter, format)
  const list = console.counts(households, rosterVersion)
  const found = await pageOf(list, console.db, asker, filter, asked(ctx, 'after') ?? null)
  page(console, ctx, { title: '帮扶户' }, <HouseholdList filter={filter} page={found} />)
}
