import type { ComponentChildren, VNode } from 'preact'
import { html, type Shown } from './html.ts'

/** Coloured only where someone must act. */
export function Tag({
  look = 'quiet',
  children,
}: {
  readonly look?: 'quiet' | 'warn' | 'error'
  readonly children: ComponentChildren
}): VNode {
  return html`<span class="tag ${look}">${children as Shown}</span>` // ComponentChildren, but for the bare objects that nothing shows.
}

/** A report's status: what waits is coloured. */
export function StatusTag({ status, name }: { readonly status: string; readonly name: string }): VNode {
  return <Tag look={status === 'pending' || status === 'to-confirm' ? 'warn' : 'quiet'}>{name}</Tag>
}
