import type { ComponentChildren, VNode } from 'preact'

/** Coloured only where someone must act. */
export function Tag({
  look = 'quiet',
  children,
}: {
  readonly look?: 'quiet' | 'warn' | 'error'
  readonly children: ComponentChildren
}): VNode {
  return <span class={`tag ${look}`}>{children}</span>
}

/** A report's status: what waits is coloured. */
export function StatusTag({ status, name }: { readonly status: string; readonly name: string }): VNode {
  return <Tag look={status === 'pending' || status === 'to-confirm' ? 'warn' : 'quiet'}>{name}</Tag>
}
