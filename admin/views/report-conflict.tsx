import type { VNode } from 'preact'
import { type KindCode, kinds } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import type { ReportShown } from '../../domain/lists/report.ts'
import { controlOf, labelWithUnit } from '../typed-report.ts'
import { type Meanwhile, MeanwhileChanged } from './meanwhile.tsx'
import { draftOf } from './report-form.tsx'
import { statusName } from './words.ts'

interface Props {
  readonly report: ReportShown & { readonly kind: KindCode }
  /** The form as it came. */
  readonly typed: Readonly<Record<string, string>>
}

/** Two decided on a report at once; one that is at rest meanwhile leaves nothing to decide. */
export function ReportConflict({ report, typed }: Props): VNode {
  const stands = report.status !== 'withdrawn' && report.status !== 'superseded'
  const fields = fieldsOf(report, typed)
  const { _csrf, ...values } = typed
  const action = `/reports/${report.id}`
  return (
    <MeanwhileChanged
      about={`这一条，现在是${statusName(report.status)}`}
      last={report.changes[0] ?? null}
      fields={fields}
      again={
        stands && fields.length > 0
          ? { action, fields: { ...values, version: String(report.version) }, words: '用我填的' }
          : null
      }
      back={`/reports/${stands ? report.id : (report.versions[0]?.id ?? report.id)}`}
    />
  )
}

function fieldsOf(report: Props['report'], typed: Props['typed']): Meanwhile['fields'] {
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
    if (yours === undefined || yours === values[name]) return []
    return [{ label, before: typed[`was-${name}`], now: values[name] ?? '', yours }]
  })
}
