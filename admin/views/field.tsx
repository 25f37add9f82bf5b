import type { VNode } from 'preact'
import { type Html, html } from './html.ts'

export interface Option {
  readonly value: string
  readonly label: string
}

interface Common {
  readonly name: string
  readonly label: string
  /** Of a page with several forms: what makes the id its own. */
  readonly id?: string
  readonly hint?: string
  readonly wrong?: string | null
}

function marks(id: string, { hint, wrong }: Common): Html {
  const by = [...(hint === undefined ? [] : [`${id}-hint`]), ...(wrong ? [`${id}-wrong`] : [])].join(' ')
  return html`${by === '' ? null : html` aria-describedby="${by}"`}${wrong ? html` aria-invalid="true"` : null}`
}

function labelled(id: string, { label, hint, wrong }: Common, control: Html): Html {
  return html`<div class="field"><label for="${id}">${label}</label>${
    hint === undefined ? null : html`<span class="hint" id="${id}-hint">${hint}</span>`
  }${wrong ? html`<span class="wrong" id="${id}-wrong">${wrong}</span>` : null}${control}</div>`
}

type TextProps = Common & {
  readonly type?: 'text' | 'password' | 'search'
  readonly value?: string
  readonly autocomplete?: string
  readonly maxLength?: number
  readonly required?: boolean
}

export const TextField = (props: TextProps): VNode => textField(props).node()

/** The same for markup. */
export function textField(props: TextProps): Html {
  const id = props.id ?? props.name
  const { type = 'text', value, autocomplete = 'off', maxLength, required } = props
  return labelled(
    id,
    props,
    html`<input type="${type}" id="${id}" name="${props.name}"${
      value === undefined ? null : html` value="${value}"`
    } autocomplete="${autocomplete}"${maxLength === undefined ? null : html` maxlength="${maxLength}"`}${
      required ? html` required` : null
    }${marks(id, props)}/>`,
  )
}

export function TextArea(props: Common & { readonly value: string; readonly maxLength: number }): VNode {
  const id = props.id ?? props.name
  const { name, maxLength, value } = props
  // A browser drops a line end right behind the tag: this one, and not the text's own.
  const area = html`<textarea id="${id}" name="${name}" rows="4" maxlength="${maxLength}"${marks(id, props)}>
${value}</textarea>`
  return labelled(id, props, area).node()
}

export function Select(props: Common & { readonly value: string; readonly options: readonly Option[] }): VNode {
  const id = props.id ?? props.name
  const options = props.options.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === props.value ? html` selected` : null}>${label}</option>`,
  )
  return labelled(
    id,
    props,
    html`<select id="${id}" name="${props.name}"${marks(id, props)}>${options}</select>`,
  ).node()
}
