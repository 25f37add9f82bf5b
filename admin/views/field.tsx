import type { VNode } from 'preact'

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

function marks(id: string, { hint, wrong }: Common): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const by = [...(hint === undefined ? [] : [`${id}-hint`]), ...(wrong ? [`${id}-wrong`] : [])].join(' ')
  return { ...(by === '' ? {} : { 'aria-describedby': by }), ...(wrong ? { 'aria-invalid': 'true' as const } : {}) }
}

function Labelled({ id, of, children }: { readonly id: string; readonly of: Common; readonly children: VNode }): VNode {
  return (
    <div class="field">
      <label for={id}>{of.label}</label>
      {of.hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {of.hint}
        </span>
      )}
      {of.wrong ? (
        <span class="wrong" id={`${id}-wrong`}>
          {of.wrong}
        </span>
      ) : null}
      {children}
    </div>
  )
}

type TextProps = Common & {
  readonly type?: 'text' | 'password' | 'search'
  readonly value?: string
  readonly autocomplete?: string
  readonly maxLength?: number
  readonly required?: boolean
}

export function TextField(props: TextProps): VNode {
  const id = props.id ?? props.name
  const { type = 'text', value, autocomplete = 'off', maxLength, required } = props
  const given = { id, name: props.name, value, autocomplete, maxLength, required, ...marks(id, props) }
  return (
    <Labelled id={id} of={props}>
      <Input type={type} given={given} />
    </Labelled>
  )
}

/** Each type has attributes of its own, so a type that is only known later does not compile. */
function Input({ type, given }: { readonly type: 'text' | 'password' | 'search'; readonly given: object }): VNode {
  if (type === 'password') return <input type="password" {...given} />
  return type === 'search' ? <input type="search" {...given} /> : <input type="text" {...given} />
}

export function TextArea(props: Common & { readonly value: string; readonly maxLength: number }): VNode {
  const id = props.id ?? props.name
  return (
    <Labelled id={id} of={props}>
      {/* A browser drops a line end right behind the tag: this one, and not the text's own. */}
      <textarea id={id} name={props.name} rows={4} maxLength={props.maxLength} {...marks(id, props)}>
        {`\n${props.value}`}
      </textarea>
    </Labelled>
  )
}

export function Select(props: Common & { readonly value: string; readonly options: readonly Option[] }): VNode {
  const id = props.id ?? props.name
  return (
    <Labelled id={id} of={props}>
      <select id={id} name={props.name} {...marks(id, props)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
