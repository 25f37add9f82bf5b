import { shanghaiDay } from '../../domain/calendar.ts'
import { ledgerNamed } from '../../domain/lists/ledgers.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { Refusal } from '../refusal.ts'
import { knownTown, knownVillage } from '../views/areas.ts'
import { LedgerIndex, LedgerList } from '../views/ledger.tsx'
import { page } from '../views/page.tsx'
import { asked, dayAsked } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const showLedgers: Handler = (console, ctx) => page(console, ctx, { title: '台账' }, <LedgerIndex />)

export const showLedger: Handler = async (console, ctx) => {
  const ledger = ledgerNamed(ctx.state.params.name ?? '')
  if (ledger === undefined) throw new Refusal(404, '没有这本台账')
  const town = knownTown(asked(ctx, 'town'))
  const filter = {
    q: asked(ctx, 'q'),
    town,
    village: knownVillage(asked(ctx, 'village'), town),
    from: ledger.dated ? dayAsked(ctx, 'from') : undefined,
    to: ledger.dated ? dayAsked(ctx, 'to') : undefined,
    on: shanghaiDay(console.clock()),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, ledger.list, filter, format)
  const found = await pageOf(ledger.list, console.db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null)
  const head = { title: ledger.label, crumbs: [['台账', '/ledgers']] as const }
  page(console, ctx, head, <LedgerList ledger={ledger} filter={filter} page={found} />)
}
