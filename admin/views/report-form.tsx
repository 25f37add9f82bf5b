import type { VNode } from 'preact'
import { type KindCode, kinds } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import { controlOf, labelWithUnit, typedValue } from '../typed-report.ts'
import { Select, TextArea, TextField } from './field.tsx'
import { Csrf } from './frame.tsx'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

export interface ReportDraft {
  /** Control → what was typed, or what is on record. */
  readonly values: Readonly<Record<string, string>>
  readonly wrong: readonly Wrong[]
}

interface Props {
  readonly id: string
  readonly version: number
  readonly kind: KindCode
  readonly draft: ReportDraft
  /** A household kind may turn out to be about another household. */
  readonly ofHousehold: boolean
  /** Where to go on after it is saved. */
  readonly next: string | undefined
}

/** What the form shows of a report as it stands. */
export function draftOf(report: {
  readonly kind: KindCode
  readonly householdCode: string | null
  readonly person: string | null
  readonly date: string
  readonly fields: Readonly<Record<string, string | number | boolean>>
}): ReportDraft {
  const fields: readonly Field[] = kinds[report.kind].fields
  return {
    values: {
      household: report.householdCode ?? '',
      person: report.person ?? '',
      date: report.date,
      ...Object.fromEntries(fields.map(({ code }) => [controlOf(code), typedValue(report.fields[code])])),
    },
    wrong: [],
  }
}

/** The form of a kind, made from its file: a control a field, empty where nothing is known. */
export function ReportForm({ id, version, kind, draft, ofHousehold, next }: Props): VNode {
  const { values, wrong } = draft
  const text = (name: string, label: string, hint: string, maxLength: number): VNode => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={values[name] ?? ''}
      maxLength={maxLength}
      wrong={wrongAt(wrong, name)}
    />
  )
  const fields: readonly Field[] = kinds[kind].fields
  const isSaid = ({ code }: Field): boolean =>
    (values[controlOf(code)] ?? '') !== '' || wrongAt(wrong, controlOf(code)) !== null
  // What was said stands first; the rest of a kind's fields is folded away.
  const said = fields.filter(isSaid)
  const rest = fields.filter((field) => !isSaid(field))
  const control = (field: Field): VNode => (
    <Control key={field.code} kind={kind} field={field} value={values[controlOf(field.code)] ?? ''} wrong={wrong} />
  )
  return (
    <>
      <WrongBox wrong={wrong} />
      <form method="post" action={`/reports/${id}`} class="narrow">
        <Csrf />
        <input type="hidden" name="version" value={version} />
        {next === undefined ? null : <input type="hidden" name="next" value={next} />}
        {ofHousehold ? text('household', '户编号', '记到另一户时改', 40) : null}
        {ofHousehold ? text('person', '成员', '这一户里的人；不填就是说的整户', 20) : null}
        {text('date', '日期', '如 2024-07-15 或 7月15日', 20)}
        {said.map(control)}
        {rest.length === 0 ? null : (
          <details>
            <summary>补上没有说到的（{rest.length} 项）</summary>
            {rest.map(control)}
          </details>
        )}
        {text('reason', '更正原因', '写进变更记录，如 打电话问过本人', 200)}
        {wrongAt(wrong, 'anyway') === null ? null : (
          <p class="agree">
            <input type="checkbox" id="anyway" name="anyway" value="yes" />
            <label for="anyway">核对过了，就是这个数</label>
          </p>
        )}
        <div class="buttons">
          <button type="submit" class="primary">
            保存更正
          </button>
        </div>
      </form>
    </>
  )
}

interface ControlProps {
  readonly kind: KindCode
  readonly field: Field
  readonly value: string
  readonly wrong: readonly Wrong[]
}

const unknown = { value: '', label: '没有说' }
const yesOrNo = [unknown, { value: 'true', label: '是' }, { value: 'false', label: '否' }]

function Control({ kind, field, value, wrong }: ControlProps): VNode {
  const name = controlOf(field.code)
  const given = { name, label: labelWithUnit(kind, field.code), value, wrong: wrongAt(wrong, name) }
  switch (field.value.type) {
    case 'choice':
      return (
        <Select
          {...given}
          options={[unknown, ...field.value.options.map(({ code, label }) => ({ value: code, label }))]}
        />
      )
    case 'boolean':
      return <Select {...given} options={yesOrNo} />
    case 'text':
      return [...value].length > 40 ? (
        <TextArea {...given} maxLength={2_000} />
      ) : (
        <TextField {...given} maxLength={2_000} />
      )
    default:
      return <TextField {...given} maxLength={40} />
  }
}
