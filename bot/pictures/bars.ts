import type { EChartsCoreOption } from 'echarts/core'
import { colours, wide } from './paper.ts'

export interface Bars {
  /** Pixels: where the track begins and ends, and how much is above and below all rows. */
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
  readonly thick: number
  /** From above. `share` and `tick` are parts of the track, 0 to 1. */
  readonly rows: readonly { readonly share: number; readonly tick: number; readonly colour: string }[]
}

/** Lying bars on a track, each with a black tick where it ought to be. */
export function barsOf({ from, to, top, bottom, thick, rows }: Bars): EChartsCoreOption {
  return {
    grid: { left: from, right: wide - to, top, bottom },
    xAxis: { type: 'value', show: false, min: 0, max: 1 },
    yAxis: { type: 'category', show: false, inverse: true, data: rows.map((_, at) => at) },
    series: [
      {
        type: 'bar',
        barWidth: thick,
        silent: true,
        showBackground: true,
        backgroundStyle: { color: colours.track },
        data: rows.map(({ share, colour }) => ({ value: share, itemStyle: { color: colour } })),
      },
      { type: 'custom', silent: true, z: 9, data: rows.map(({ tick }, at) => [tick, at]), renderItem: tickAt(thick) },
    ],
  }
}

interface Place {
  value(dimension: number): number
  coord(value: readonly number[]): number[]
}

/** With a white edge, so that it is seen on the bar and on the track. */
function tickAt(thick: number) {
  return (_: unknown, place: Place) => {
    const [x = 0, y = 0] = place.coord([place.value(0), place.value(1)])
    const high = thick + 20
    return {
      type: 'rect',
      shape: { x: x - 4, y: y - high / 2, width: 8, height: high },
      style: { fill: colours.tick, stroke: colours.paper, lineWidth: 3 },
    }
  }
}
