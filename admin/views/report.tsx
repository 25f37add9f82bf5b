import type { ComponentChildren, VNode } from 'preact'
import { isKind, type KindCode, kinds } from '../../domain/kinds/index.ts'
import type { ReportShown } from '../../domain/lists/report.ts'
import { may } from '../roles.ts'
import { villageName } from './areas.ts'
import { Changes } from './changes.tsx'
import { Pictures } from './evidence.tsx'
import { TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { Marked } from './marked.tsx'
import { type ReportDraft, ReportForm } from './report-form.tsx'
import { reportName, Values } from './reports.tsx'
import { Table } from './table.tsx'
import { StatusTag, Tag } from './tag.tsx'
import { dayWords, instantWords, statusName } from './words.ts'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

/** Forms that were refused, as they were typed. */
export interface ReportDrafts {
  readonly correct: ReportDraft
  readonly household?: { readonly typed: string; readonly wrong: readonly Wrong[] } | undefined
  readonly withdraw?: { readonly reason: string; readonly wrong: readonly Wrong[] } | undefined
}

interface Props {
  readonly report: ReportShown & { readonly kind: KindCode }
  readonly today: string
  readonly drafts: ReportDrafts
  /** Where to go on after a decision: the next of the queue. Absent: this page. */
  readonly next?: string
}

export const reportTitle = (report: ReportShown): string => reportName(report)

export function ReportDetail({ report, today, drafts, next }: Props): VNode {
  const { asker } = useFrame()
  const stands = report.status !== 'withdrawn' && report.status !== 'superseded'
  const writes = asker !== null && may(asker.role, '/reports/:id', 'POST') && stands
  return (
    <>
      <h1>{reportTitle(report)}</h1>
      <Summary report={report} today={today} />
      <div class="columns">
        <div class="stack">
          <section>
            <h2>原话</h2>
            <Said report={report} />
          </section>
          {report.pictures.length === 0 ? null : (
            <section>
              <h2>照片</h2>
              <Pictures pictures={report.pictures} />
            </section>
          )}
        </div>
        <div class="stack">
          <section>
            <h2>记成</h2>
            <Understood report={report} today={today} />
          </section>
          {writes ? <Decisions report={report} next={next} drafts={drafts} /> : null}
        </div>
      </div>
      {report.versions.length > 1 ? <Versions report={report} /> : null}
      <section>
        <h2>变更记录</h2>
        <Changes changes={report.changes} />
      </section>
    </>
  )
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
function Decisions({ report, next, drafts }: Pick<Props, 'report' | 'drafts'> & Pick<Decided, 'next'>): VNode {
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

function Summary({ report, today }: Pick<Props, 'report' | 'today'>): VNode {
  const parts = [
    villageName(report.villageCode),
    dayWords(report.date, today),
    report.cadre === null ? '控制台录入' : `${report.cadre} 上报`,
  ].filter(Boolean)
  return (
    <p class="summary">
      {parts.join(' · ')} <StatusTag status={report.status} name={statusName(report.status)} />{' '}
      {report.repeated ? <Tag>与另一条重复，只算一次</Tag> : null}
    </p>
  )
}

function Said({ report: { message, kind } }: Pick<Props, 'report'>): VNode {
  const { now } = useFrame()
  if (message === null) return <p class="empty">这一版是在控制台改的，没有原话；原话见较早的版本</p>
  return (
    <>
      {message.quoted === null ? null : <blockquote class="said">{message.quoted.slice(0, 600)}</blockquote>}
      {message.masked.length > 3_000 ? (
        <p class="said">
          {message.masked.slice(0, 3_000)}…（共 {message.masked.length} 字）
        </p>
      ) : (
        <Marked text={message.masked} kind={kind} spans={message.spans} />
      )}
      <p class="when">
        {instantWords(message.at, now)} {message.inGroup ? '群里' : '单聊'}
      </p>
      {message.answers.length === 0 ? null : (
        <>
          <h3>当时的回复</h3>
          <p class="said">{message.answers.join('\n\n').slice(0, 1_200)}</p>
        </>
      )}
    </>
  )
}

function Understood({ report, today }: Pick<Props, 'report' | 'today'>): VNode {
  return (
    <>
      <dl class="facts">
        <div>
          <dt>户</dt>
          <dd>
            {report.householdCode === null ? (
              (report.said ?? '—')
            ) : (
              <a href={`/households/${encodeURIComponent(report.householdCode)}`}>{report.headName}</a>
            )}
          </dd>
        </div>
        <div>
          <dt>成员</dt>
          <dd>{report.person ?? '—'}</dd>
        </div>
        <div>
          <dt>日期</dt>
          <dd>{dayWords(report.date, today)}</dd>
        </div>
      </dl>
      <Values row={report} />
      {report.problems.map((words) => (
        <p key={words} class="problem">
          {words}
        </p>
      ))}
    </>
  )
}

interface Decided extends Pick<Props, 'report'> {
  readonly next: string | undefined
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

function Versions({ report }: Pick<Props, 'report'>): VNode {
  const { now } = useFrame()
  return (
    <section>
      <h2>各个版本</h2>
      <Table
        caption="新的在前"
        rows={report.versions}
        rowKey={(row) => row.id}
        columns={[
          {
            head: '版本',
            cell: (row) =>
              row.id === report.id ? (
                '正在看的'
              ) : (
                <a href={`/reports/${row.id}`}>{instantWords(row.recordedAt, now)}</a>
              ),
          },
          { head: '户', cell: (row) => row.headName ?? row.said },
          { head: '日期', tight: true, cell: (row) => row.date },
          { head: '内容', cell: (row) => <Values row={row} /> },
          { head: '谁', tight: true, cell: (row) => row.cadre ?? '控制台' },
          { head: '状态', cell: (row) => <StatusTag status={row.status} name={statusName(row.status)} /> },
        ]}
      />
    </section>
  )
}

export const ofKnownKind = (report: ReportShown): report is ReportShown & { readonly kind: KindCode } =>
  isKind(report.kind)
