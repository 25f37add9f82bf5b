import type { ComponentChildren, VNode } from 'preact'
import { type KindCode, kinds } from '../../domain/kinds/index.ts'
import type { ReportShown } from '../../domain/lists/report.ts'
import { villageName } from './areas.ts'
import { TextField } from './field.tsx'
import { Csrf } from './frame.tsx'
import { type ReportDraft, ReportForm } from './report-form.tsx'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

/** Forms that were refused, as they were typed. */
export interface ReportDrafts {
  readonly correct: ReportDraft
  readonly household?: { readonly typed: string; readonly wrong: readonly Wrong[] } | undefined
  readonly withdraw?: { readonly reason: string; readonly wrong: readonly Wrong[] } | undefined
}

interface Decided {
  readonly report: ReportShown & { readonly kind: KindCode }
  /** Where to go on after a decision; undefined: the report's own page. */
  readonly next: string | undefined
}

/** A decision that is seldom the next one is a line until it is wanted. */
function Fold({ name, open, children }: FoldProps): VNode {
  return (
    <section>
      <details open={open}>
        <summary>
          <h2>{name}</h2>
        </summary>
        {children}
      </details>
    </section>
  )
}

interface FoldProps {
  readonly name: string
  readonly open: boolean
  readonly children: ComponentChildren
}

/** What can be done with it: the nearest first. */
export function Decisions({ report, next, drafts }: Decided & { readonly drafts: ReportDrafts }): VNode {
  return (
    <>
      {report.status === 'pending' ? <WhichHousehold report={report} next={next} draft={drafts.household} /> : null}
      {report.status === 'to-confirm' ? <Confirm report={report} next={next} /> : null}
      <Fold name="更正" open={report.status !== 'pending' || drafts.correct.wrong.length > 0}>
        <ReportForm
          id={report.id}
          version={report.version}
          kind={report.kind}
          draft={drafts.correct}
          next={next}
          ofHousehold={kinds[report.kind].about !== 'village'}
        />
      </Fold>
      <Withdraw report={report} next={next} draft={drafts.withdraw} />
    </>
  )
}

/** What every form of a report carries: at which version it was opened, and where to go on. */
const Carried = ({ report, next }: Decided): VNode => (
  <>
    <Csrf />
    <input type="hidden" name="version" value={report.version} />
    {next === undefined ? null : <input type="hidden" name="next" value={next} />}
  </>
)

/** A pending report: the households that could be meant, one press each; else any by its code. */
function WhichHousehold({ report, next, draft }: Decided & { readonly draft: ReportDrafts['household'] }): VNode {
  const wrong = draft?.wrong ?? []
  const ofVillage = kinds[report.kind].about === 'village'
  return (
    <section>
      <h2>{ofVillage ? '是哪个村' : '是哪一户'}</h2>
      <WrongBox wrong={wrong} />
      <div class="choices">
        {report.candidates.map(({ code, head, villageCode }) => (
          <form key={code} method="post" action={`/reports/${report.id}/household`}>
            <Carried report={report} next={next} />
            <input type="hidden" name="household" value={code} />
            <button type="submit">
              {villageName(villageCode)} {head}
            </button>
          </form>
        ))}
      </div>
      <form method="post" action={`/reports/${report.id}/household`} class="narrow">
        <Carried report={report} next={next} />
        <TextField
          name="household"
          id="pending-household"
          label={ofVillage ? '村' : '户编号'}
          hint={ofVillage ? '如 轵城镇/中王村' : '在帮扶户里按姓名查到，如 JY-0001'}
          value={draft?.typed ?? ''}
          maxLength={40}
          wrong={wrongAt(wrong, 'pending-household')}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            记到这里
          </button>
        </div>
      </form>
    </section>
  )
}

function Confirm({ report, next }: Decided): VNode {
  return (
    <section>
      <h2>确认</h2>
      <p>核对过、确实如此，就确认；不对就更正。确认之前不算数。</p>
      <form method="post" action={`/reports/${report.id}/confirm`}>
        <Carried report={report} next={next} />
        <div class="buttons">
          <button type="submit" class="primary">
            确认无误
          </button>
        </div>
      </form>
    </section>
  )
}

function Withdraw({ report, next, draft }: Decided & { readonly draft: ReportDrafts['withdraw'] }): VNode {
  const wrong = draft?.wrong ?? []
  return (
    <Fold name="撤回" open={wrong.length > 0}>
      <WrongBox wrong={wrong} />
      <p>撤回后哪里都不算，仍留在这里备查。</p>
      <form method="post" action={`/reports/${report.id}/withdraw`} class="narrow">
        <Carried report={report} next={next} />
        <TextField
          name="reason"
          id="withdraw-reason"
          label="撤回原因"
          hint="写进变更记录，如 走错了户"
          value={draft?.reason ?? ''}
          maxLength={200}
          wrong={wrongAt(wrong, 'withdraw-reason')}
        />
        <div class="buttons">
          <button type="submit">撤回这一条</button>
        </div>
      </form>
    </Fold>
  )
}
