import type { ComponentChildren, VNode } from 'preact'
import { fieldOf, type KindCode } from '../../domain/kinds/index.ts'
import { normalise } from '../../domain/parse/normalise.ts'
import type { Span } from '../../domain/parse/types.ts'

interface Props {
  /** The message, numbers masked sign by sign: its offsets are those of the text as sent. */
  readonly text: string
  readonly kind: KindCode
  /** Field → where in the normalised text. */
  readonly spans: Readonly<Record<string, Span>>
}

const others: Readonly<Record<string, string>> = { household: '户', person: '人', date: '日期', village: '村' }

/** The sender's own words, those that made a value marked with the value's name. */
export function Marked({ text, kind, spans }: Props): VNode {
  const plain = normalise(text)
  const marks = Object.entries(spans)
    .map(([field, [start, end]]) => ({
      label: others[field] ?? fieldOf(kind, field)?.label ?? field,
      start: plain.at(start),
      end: plain.at(end - 1) + 1,
    }))
    .filter(({ start, end }) => start >= 0 && end > start && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const parts: ComponentChildren[] = []
  let at = 0
  for (const { label, start, end } of marks) {
    // Two values of the same words: the first mark stands for both.
    if (start < at) continue
    parts.push(
      text.slice(at, start),
      <mark key={start} title={label}>
        {text.slice(start, end)}
        <span class="mark-label">{label}</span>
      </mark>,
    )
    at = end
  }
  return (
    <p class="said marked">
      {parts}
      {text.slice(at)}
    </p>
  )
}
