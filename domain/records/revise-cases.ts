import type { Database, Row, Tx } from '../../prisma/transact.ts'
import { audited } from './audit.ts'
import { type Counted, isLead } from './counted.ts'
import { type Lead, leadOf, openCase, riskOf } from './leads.ts'
import { auditSource, type Source } from './reports.ts'

interface CaseState {
  readonly id: string
  readonly version: number
  readonly householdCode: string
  readonly state: string
  /** No step was made since it was opened. */
  readonly untouched: boolean
  leads: Lead[]
  changed: boolean
}

/**
 * Leads that go and come. A new version of a lead stands where the old one stood; a case that has lost its every lead
 * before a step was made is withdrawn. One whose steps were made goes on: people have decided about it.
 *
 * @param successors report → the version that counts in its place.
 */
export async function reviseCases(
  db: Database,
  tx: Tx,
  source: Source,
  outs: readonly Counted[],
  ins: readonly Counted[],
  successors: ReadonlyMap<string, string>,
): Promise<void> {
  const gone = outs.filter(({ report }) => isLead(report))
  const come = new Map(ins.filter(({ report }) => isLead(report)).map((one) => [one.report.id, one]))
  if (gone.length === 0 && come.size === 0) return
  const households = [...gone, ...come.values()].flatMap(({ report }) => report.household ?? [])
  const cases = await casesOf(db, source.districtId, households)
  for (const { report } of gone) {
    const known = cases.find(({ leads }) => leads.some(({ id }) => id === report.id))
    if (known === undefined) continue
    const heir = come.get(successors.get(report.id) ?? '')
    const stays = heir !== undefined && heir.report.household === known.householdCode
    known.leads = known.leads.flatMap((lead) => {
      if (lead.id !== report.id) return [lead]
      return stays ? [leadOf(heir.report, lead.heardOn ?? heir.today)] : []
    })
    known.changed = true
    if (stays) come.delete(heir.report.id)
  }
  const fresh = new Map<string, { readonly first: Counted; readonly leads: Lead[] }>()
  for (const one of come.values()) {
    const household = one.report.household ?? ''
    const lead = leadOf(one.report, one.today)
    const open = cases.find((known) => known.householdCode === household && known.state === 'open')
    if (open) {
      open.leads.push(lead)
      open.changed = true
    } else if (fresh.has(household)) fresh.get(household)?.leads.push(lead)
    else fresh.set(household, { first: one, leads: [lead] })
  }
  for (const { first, leads } of fresh.values()) openCase(tx, first, leads)
  for (const known of cases) if (known.changed) writeCase(tx, source, known)
}

async function casesOf(db: Database, districtId: string, households: readonly string[]): Promise<CaseState[]> {
  const rows = await db.prisma.case.findMany({
    where: { districtId, householdCode: { in: [...households] } },
    include: { steps: { where: { live: true }, take: 1 } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, version, householdCode, state, step, steps, leads }) => ({
    id,
    version,
    householdCode,
    state,
    untouched: state === 'open' && step === 'lead' && steps.length === 0,
    leads: leads as unknown as Lead[], // written as such, and by nothing else
    changed: false,
  }))
}

function writeCase(tx: Tx, source: Source, { id, version, leads: all, untouched }: CaseState): void {
  const key = { districtId: source.districtId, id, version }
  // In the order in which they were recorded: a repeat that counts now was told before what came after it.
  const leads = [...all].sort((a, b) => ((a.heardOn ?? '') < (b.heardOn ?? '') ? -1 : Number(a.heardOn !== b.heardOn)))
  const [first] = leads
  if (!untouched || first !== undefined) {
    tx.update('Case', key, { leads, ...(untouched && first ? openedBy(first) : {}) })
    return
  }
  tx.update('Case', key, { leads, state: 'withdrawn' })
  audited(tx, {
    ...auditSource(source),
    action: 'case.withdraw',
    object: 'case',
    objectId: id,
    before: { state: 'open' },
    after: { state: 'withdrawn' },
    reason: '线索都已撤回或更正',
  })
}

/** What a case takes from the lead that opened it. */
function openedBy({ from, id, cause, heardOn }: Lead): Row<'Case'> {
  if (from !== 'report') return {}
  return { reportId: id, risk: riskOf(cause), ...(heardOn === undefined ? {} : { leadOn: heardOn }) }
}
