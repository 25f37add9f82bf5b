import type { VNode } from 'preact'
import type { HouseholdShown } from '../../domain/lists/household.ts'
import { type NumberKind, numberNames } from '../../domain/numbers.ts'
import { textField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { type Html, html } from './html.ts'

interface FormProps {
  readonly code: string
  readonly person: string
  readonly kind: NumberKind
  readonly label: string
  readonly reason?: string
  readonly wrong?: string | null
}

export function revealForm({ code, person, kind, label, reason = '', wrong = null }: FormProps, csrf: string): Html {
  const id = `reason-${kind}-${person}`
  const field = textField({ name: 'reason', id, label, value: reason, maxLength: 200, wrong, required: true })
  return html`<form method="post" action="/households/${encodeURIComponent(code)}/reveal"><input type="hidden" name="_csrf" value="${csrf}"/>
<input type="hidden" name="person" value="${person}"/><input type="hidden" name="number" value="${kind}"/>${field}
<button type="submit">查看一次</button></form>`
}

interface RevealedProps {
  readonly household: HouseholdShown
  readonly name: string
  readonly kind: NumberKind
  readonly number: string
  readonly reason: string
}

/** The whole number, in this answer only: the page is kept nowhere, and loading it again asks again. */
export function Revealed({ household, name, kind, number, reason }: RevealedProps): VNode {
  return (
    <section class="narrow">
      <h1>
        {name}的{numberNames[kind]}
      </h1>
      <p class="whole">{number}</p>
      <p>只显示这一次，已记录在案。原因：{reason}</p>
      <p>
        <a href={`/households/${encodeURIComponent(household.code)}`}>回到{household.headName}户</a>
      </p>
    </section>
  )
}

interface AgainProps {
  readonly household: HouseholdShown
  readonly person: string
  readonly kind: NumberKind
  readonly reason: string
  readonly words: string
}

/** The reason was missing: the same form once more. */
export function RevealAgain({ household, person, kind, reason, words }: AgainProps): VNode {
  const { csrf } = useFrame()
  const name = household.members.find(({ id }) => id === person)?.name ?? ''
  return (
    <section class="narrow">
      <h1>
        查看{name}的{numberNames[kind]}
      </h1>
      <div class="box error" role="alert" tabIndex={-1} data-focus>
        <p>{words}</p>
      </div>
      {revealForm({ code: household.code, person, kind, label: '查看原因', reason, wrong: words }, csrf).node()}
      <p>
        <a href={`/households/${encodeURIComponent(household.code)}`}>取消</a>
      </p>
    </section>
  )
}
