import type { VNode } from 'preact'
import { isKind, type KindCode } from '../../domain/kinds/index.ts'
import type { ReportShown } from '../../domain/lists/report.ts'
import { may } from '../roles.ts'
import { villageName } from './areas.ts'
import { Changes } from './changes.tsx'
import { Pictures } from './evidence.tsx'
import { useFrame } from './frame.tsx'
import { Marked } from './marked.tsx'
import { Decisions, type ReportDrafts } from './report-decisions.tsx'
import { reportName, Values } from './reports.tsx'
import { Table } from './table.tsx'
import { StatusTag, Tag } from './tag.tsx'
import { dayWords, instantWords, statusName } from './words.ts'

interface Props {
  readonly report: ReportShown & { readonly kind: KindCode }
  readonly today: string
  readonly drafts: ReportDrafts
  /** Where to go on after a decision: the next of the queue. Absent: this page. */
  readonly next?: string
}

export function ReportDetail({ report, today, drafts, next }: Props): VNode {
  const { asker } = useFrame()
  const stands = report.status !== 'withdrawn' && report.status !== 'superseded'
  const writes = asker !== null && may(asker.role, '/reports/:id', 'POST') && stands
  return (
    <>
      <h1>{reportName(report)}</h1>
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

function Versions({ report }: Pick<Props, 'report'>): VNode {
  const { now } = useFrame()
  return (
    <section>
      <h2>各个版本</h2>
      <Table
        caption="新的在前"
        rows={report.versions}
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
