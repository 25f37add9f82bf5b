import type { VNode } from 'preact'

/** One value of a form that was refused: which field, and one sentence with the remedy. */
export interface Wrong {
  readonly field: string
  readonly words: string
}

/** The box above a form that was refused: a link to each field. It gets the focus. */
export function WrongBox({ wrong }: { readonly wrong: readonly Wrong[] }): VNode | null {
  if (wrong.length === 0) return null
  return (
    <div class="box error" role="alert" tabIndex={-1} data-focus>
      <h2>有 {wrong.length} 处要改</h2>
      <ul>
        {wrong.map(({ field, words }) => (
          <li key={field}>
            <a href={`#${field}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function wrongAt(wrong: readonly Wrong[], field: string): string | null {
  return wrong.find((one) => one.field === field)?.words ?? null
}
