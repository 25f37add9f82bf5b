import { audits, chainHead, newestAudits } from '../../domain/lists/audits.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { verifyChain } from '../../domain/records/audit.ts'
import { signedIn } from '../acting.ts'
import type { Console, Handler } from '../console.ts'
import { AuditList, type Chain } from '../views/audit.tsx'
import { page } from '../views/page.tsx'
import { asked, dayAsked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

const word = (text: string | undefined): string | undefined =>
  text !== undefined && /^[a-z.-]{1,40}$/.test(text) ? text : undefined

export const showAudit: Handler = async (console, ctx) => {
  const filter = {
    from: dayAsked(ctx, 'from'),
    to: dayAsked(ctx, 'to'),
    actor: asked(ctx, 'actor'),
    action: word(asked(ctx, 'action')),
    object: word(asked(ctx, 'object')),
    outcome: oneOf(asked(ctx, 'outcome'), ['done', 'refused'] as const),
    q: asked(ctx, 'q'),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, audits, filter, format)
  const [found, chain] = await Promise.all([
    pageOf(newestAudits, console.db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null),
    chainState(console, asked(ctx, 'check') === 'yes'),
  ])
  page(console, ctx, { title: '审计' }, <AuditList filter={filter} page={found} chain={chain} />)
}

/** So many rows are checked in a tenth of a second; more only when somebody asks for it. */
const quick = 20_000

async function chainState({ db, config }: Console, wanted: boolean): Promise<Chain> {
  const { rows, hash } = await chainHead(db, config.districtId)
  if (rows > quick && !wanted) return { rows, head: hash, state: 'unchecked' }
  const checked = await verifyChain(db, config.districtId)
  return { rows: checked.rows, head: hash, state: checked.ok ? 'whole' : (checked.broken ?? 1) }
}
