import type { EChartsCoreOption } from 'echarts/core'
import type { Digest } from '../../domain/lists/digest.ts'
import { dayWords } from '../replies/days.ts'
import { changeOf, figure, progressOf } from '../replies/figures.ts'
import { placeName } from '../replies/names.ts'
import { newsOf } from '../replies/news.ts'
import { fontFamily } from './fonts.ts'
import { belowHead, headOf } from './head.ts'
import { colours, heightFor, margin, type Sheet, wide, words } from './paper.ts'

const chartHigh = 470
const rowHeight = 64

/** 变化: this week's visits beside those of the seven weeks before, then what came new. */
export function changeSheet(figures: Digest): Sheet {
  const { area, on, visits, columns, before } = figures
  const top = belowHead + 70
  const news = newsOf(figures)
  const below = top + chartHigh + 60
  const height = heightFor(below + 70 + news.length * rowHeight + 40)
  const told = figure(visits.told)
  const change = before === null ? '' : changeOf(visits.told, before.visits, '户', '上周')
  const marks = [
    ...headOf({
      title: `${placeName(area.name)} 走访周报`,
      date: dayWords(on, on),
      figure: told,
      what: '本周走访（户）',
      detail: [change, `本月 ${progressOf(visits.done, visits.due, false)}`],
    }),
    words(margin, belowHead + 20, `近 ${columns.length} 周走访户数`, { size: 46, bold: true }),
    words(margin, below, news.length > 0 ? '本周新增' : '本周没有新增', { size: 46, bold: true }),
    ...news.map((line, at) => words(margin, below + 70 + at * rowHeight, line, { size: 40 })),
  ]
  return { height, marks, chart: chartOf(columns, top, height) }
}

function chartOf(columns: Digest['columns'], top: number, height: number): EChartsCoreOption {
  const label = { fontFamily, color: colours.text }
  // Five digits and a comma over each column just fit at the smaller size.
  const large = columns.some(({ value }) => value >= 10_000)
  const shown = ({ value }: { readonly value: number }): string => figure(value)
  return {
    grid: { left: margin, right: margin, top: top + 50, bottom: height - top - chartHigh + 60 },
    xAxis: {
      type: 'category',
      data: columns.map((column) => column.label),
      axisLine: { lineStyle: { color: colours.track, width: 3 } },
      axisTick: { show: false },
      axisLabel: { ...label, fontSize: 36, interval: 0, margin: 16 },
    },
    yAxis: { type: 'value', show: false, min: 0 },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: Math.min(88, ((wide - 2 * margin) / Math.max(1, columns.length)) * 0.72),
        label: {
          ...label,
          show: true,
          position: 'top',
          fontSize: large ? 36 : 40,
          fontWeight: 'bold',
          formatter: shown,
        },
        data: columns.map(({ value }, at) => ({
          value,
          itemStyle: { color: at === columns.length - 1 ? colours.figure : colours.earlier },
        })),
      },
    ],
  }
}
