import type { ComponentChildren, VNode } from 'preact'
import { type Html, html, type Shown } from './html.ts'

type Look = 'quiet' | 'warn' | 'error'

/** Coloured only where someone must act. */
export const tag = (words: Shown, look: Look = 'quiet'): Html => html`<span class="tag ${look}">${words}</span>`

/** A report's status: what waits is coloured. */
export const statusTag = (status: string, name: string): Html =>
  tag(name, status === 'pending' || status === 'to-confirm' ? 'warn' : 'quiet')

/** The same within JSX. */
export function Tag({ look, children }: { readonly look?: Look; readonly children: ComponentChildren }): VNode {
  return tag(children as Shown, look).node() // ComponentChildren, but for the bare objects that nothing shows.
}

export function StatusTag({ status, name }: { readonly status: string; readonly name: string }): VNode {
  return statusTag(status, name).node()
}
