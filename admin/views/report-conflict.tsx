import type { VNode } from 'preact'
import { type KindCode, kinds } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import type { ReportShown } from '../../domain/lists/report.ts'
import { controlOf, labelWithUnit } from '../typed-report.ts'
import { Csrf, useFrame } from './frame.tsx'
import { draftOf } from './report-form.tsx'
import { Table } from './table.tsx'
import { instantWords, statusName } from './words.ts'

interface Props {
  readonly report: ReportShown & { readonly kind: KindCode }
  /** The form as it came. */
  readonly typed: Readonly<Record<string, string>>
}

/** Two decided at once: what stands now beside what was typed, and a choice between them. Nothing typed is lost. */
export function ReportConflict({ report, typed }: Props): VNode {
  const { now } = useFrame()
  const [last] = report.changes
  const newest = report.versions[0]
  const stands = report.status !== 'withdrawn' && report.status !== 'superseded'
  const rows = rowsOf(report, typed)
  const href = `/reports/${stands || newest === undefined ? report.id : newest.id}`
  return (
    <>
      <h1>刚刚有人改过</h1>
      <p class="box warn" role="alert" tabIndex={-1} data-focus>
        您打开之后，{last === undefined ? '有人改过这一条' : `${last.who} 在 ${instantWords(last.at, now)} 改过`}
        ，现在是
        {statusName(report.status)}。您填的还没有保存，请选一种。
      </p>
      {rows.length === 0 ? null : (
        <Table
          caption="现在的和您填的"
          rows={rows}
          rowKey={(row) => row.label}
          columns={[
            { head: '字段', cell: (row) => row.label },
            { head: '现在', cell: (row) => row.now },
            { head: '您填的', cell: (row) => row.yours },
          ]}
        />
      )}
      <form method="post" action={`/reports/${report.id}`}>
        <Csrf />
        {Object.entries({ ...typed, version: String(report.version) }).map(([name, value]) =>
          name === '_csrf' ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div class="buttons">
          {stands && rows.length > 0 ? (
            <button type="submit" class="primary">
              用我填的
            </button>
          ) : null}
          <a href={href}>看现在的</a>
        </div>
      </form>
    </>
  )
}

function rowsOf(report: Props['report'], typed: Props['typed']) {
  const { values } = draftOf(report)
  const fields: readonly Field[] = kinds[report.kind].fields
  const controls = [
    ['household', '户编号'],
    ['person', '成员'],
    ['date', '日期'],
    ...fields.map(({ code }) => [controlOf(code), labelWithUnit(report.kind, code)] as const),
  ] as const
  return controls.flatMap(([name, label]) => {
    const yours = typed[name]
    return yours === undefined || yours === values[name] ? [] : [{ label, now: values[name] ?? '', yours }]
  })
}
