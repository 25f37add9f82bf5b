import type { ComponentChildren, VNode } from 'preact'
import { TextField } from './field.tsx'
import { Csrf } from './frame.tsx'
import { Opened } from './meanwhile.tsx'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

interface Props {
  readonly action: string
  readonly version: number
  readonly was?: Readonly<Record<string, string>>
  /** What follows from it. */
  readonly words: string
  /** Id of the reason's field, its own on the page; absent: no reason is asked. */
  readonly reasonId?: string
  readonly label?: string
  readonly hint?: string
  readonly reason?: string
  readonly wrong?: readonly Wrong[]
  readonly button: string
  readonly children?: ComponentChildren
}

/** One act on a record: what follows, why, and the button. */
export function ActForm(props: Props): VNode {
  const { action, version, was, words, reasonId, label = '原因', hint, reason = '', wrong = [], button } = props
  return (
    <>
      <WrongBox wrong={wrong} />
      <p>{words}</p>
      <form method="post" action={action} class="narrow">
        <Csrf />
        <Opened version={version} {...(was === undefined ? {} : { was })} />
        {props.children}
        {reasonId === undefined ? null : (
          <TextField
            name="reason"
            id={reasonId}
            label={label}
            {...(hint === undefined ? {} : { hint })}
            value={reason}
            maxLength={200}
            wrong={wrongAt(wrong, reasonId)}
          />
        )}
        <div class="buttons">
          <button type="submit">{button}</button>
        </div>
      </form>
    </>
  )
}
