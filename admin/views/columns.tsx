import type { VNode } from 'preact'

interface Props {
  readonly title: string
  readonly columns: readonly { readonly label: string; readonly value: number }[]
}

const high = 110
const above = 22
const below = 26

/** Upright columns from 0, the last one dark, the value over each; no axis, no grid. All attributes: the policy drops `style`. */
export function Columns({ title, columns }: Props): VNode {
  const most = Math.max(1, ...columns.map(({ value }) => value))
  const wide = 100 / Math.max(1, columns.length)
  const said = columns.map(({ label, value }) => `${label} ${value}`).join('，')
  return (
    <svg class="chart" role="img" aria-label={`${title}：${said}`} width="100%" height={above + high + below}>
      {columns.map(({ label, value }, place) => {
        const height = Math.round((high * value) / most)
        const middle = `${((place + 0.5) * wide).toFixed(2)}%`
        return (
          <g key={label}>
            <rect
              x={`${((place + 0.15) * wide).toFixed(2)}%`}
              y={above + high - height}
              width={`${(0.7 * wide).toFixed(2)}%`}
              height={height}
              class={place === columns.length - 1 ? 'bar' : 'bar earlier'}
            />
            <text x={middle} y={above + high - height - 6} text-anchor="middle" class="bar-words">
              {value.toLocaleString('en-US')}
            </text>
            <text x={middle} y={above + high + 18} text-anchor="middle" class="bar-label small">
              {label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
