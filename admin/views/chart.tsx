import type { VNode } from 'preact'

export interface Bar {
  readonly label: string
  readonly value: number
  /** The whole the value is part of; without it bars are compared with the longest. */
  readonly whole?: number
  /** Drawn where it ought to be today, as a part of the whole. */
  readonly expected?: number
  readonly words: string
}

const rowHeight = 34

/**
 * Horizontal bars. Places are percentages and sizes pixels, so that a phone narrows the bars and not the letters; all
 * attributes, since the policy drops `style`. The numbers stand in a table below for who cannot see it.
 */
export function Bars({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }): VNode {
  const longest = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <svg class="chart" role="img" aria-label={title} width="100%" height={bars.length * rowHeight}>
      {bars.map((bar, index) => (
        <Row key={bar.label} bar={bar} top={index * rowHeight} longest={longest} />
      ))}
    </svg>
  )
}

function Row({ bar, top, longest }: { readonly bar: Bar; readonly top: number; readonly longest: number }): VNode {
  const { label, value, whole, expected, words } = bar
  const part = Math.min(1, value / Math.max(1, whole ?? longest))
  const behind = whole !== undefined && expected !== undefined && value < expected
  return (
    <>
      <text x="0" y={top + 22} class="bar-label">
        {label}
      </text>
      {whole === undefined ? null : <rect x="28%" y={top + 7} width="44%" height="20" class="track" />}
      {part === 0 ? null : (
        <rect
          x="28%"
          y={top + 7}
          width={`${(44 * part).toFixed(2)}%`}
          height="20"
          class={behind ? 'bar behind' : 'bar'}
        />
      )}
      {whole === undefined || expected === undefined ? null : (
        <rect
          x={`${(28 + (44 * Math.min(expected, whole)) / Math.max(1, whole)).toFixed(2)}%`}
          y={top + 4}
          width="3"
          height="26"
          class="tick"
        />
      )}
      <text x="74%" y={top + 22} class="bar-words">
        {words}
      </text>
    </>
  )
}
