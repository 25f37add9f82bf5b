import type { EChartsCoreOption } from 'echarts/core'
import type { Digest, DigestPlace } from '../../domain/lists/digest.ts'
import { dayWords, monthOf } from '../replies/days.ts'
import { figure, progressOf, shareOf } from '../replies/figures.ts'
import { placeName } from '../replies/names.ts'
import { newsOf } from '../replies/news.ts'
import { behindBy, isBehind, leftOf, mostLeftFirst } from '../replies/places.ts'
import { barsOf } from './bars.ts'
import { belowHead, headOf } from './head.ts'
import { colours, fitted, heightFor, type Ink, type Mark, margin, right, type Sheet, widthOf, words } from './paper.ts'

const rowHeight = 92
const mostRows = 10
const mostRowsWithNews = 5
const footHigh = 56
const size = 40

interface Line extends Ink {
  readonly text: string
}

/** 进度: how far the month's visits have come, the places with most left to do first, and where they ought to be. */
export function progressSheet(figures: Digest): Sheet {
  const { area, on, month, visits, places, placesAre } = figures
  const left = mostLeftFirst(places)
  const rows = left.slice(0, mostRows)
  const columns = columnsOf(rows)
  const unit = placesAre === 'town' ? '个镇街' : '个村'
  const top = belowHead + 70
  const end = top + rows.length * rowHeight
  const foot = [...footOf(left, places, unit), ...keyOf(rows)]
  const news = rows.length <= mostRowsWithNews ? newsOf(figures) : []
  const below = end + 30 + foot.length * footHigh
  const height = heightFor(below + (news.length > 0 ? 90 + news.length * 64 : 0) + 30)
  const marks = [
    ...headOf({
      title: `${placeName(area.name)} 走访日报`,
      date: dayWords(on, on),
      figure: shareOf(visits.done, visits.due),
      what: `${monthOf(month)}月已走访`,
      detail: [progressOf(visits.done, visits.due, false), `今天 ${figure(visits.told)} 户`],
    }),
    sectionOf(left.filter(isBehind).length, unit, visits.due, belowHead + 20),
    ...rows.flatMap((place, at) => rowMarks(place, columns, top + (at + 0.5) * rowHeight)),
    ...foot.map(({ text, ...ink }, at) => words(margin, end + 40 + at * footHigh, text, ink)),
    ...newsMarks(news, below + 40),
  ]
  return { height, marks, ...(rows.length > 0 ? { chart: chartOf(rows, columns, top, height) } : {}) }
}

function sectionOf(behind: number, unit: string, due: number, y: number): Mark {
  const even = due === 0 ? '本月没有要走访的户' : '都达到进度'
  const text = behind > 0 ? `${behind} ${unit}未达进度` : even
  return words(margin, y, text, { size: 46, bold: true, colour: behind > 0 ? colours.behind : colours.text })
}

/** Pixels: names, then bars, then figures; the widest of a sheet sets them. */
interface Columns {
  readonly name: number
  readonly from: number
  readonly to: number
  readonly share: number
}

const mostName = 6 * size

function columnsOf(rows: readonly DigestPlace[]): Columns {
  const name = Math.min(mostName, Math.max(0, ...rows.map((place) => widthOf(placeName(place.name), size))))
  const share = right - Math.max(0, ...rows.map((place) => widthOf(shortOf(place), size) + 24))
  const shares = Math.max(0, ...rows.map((place) => widthOf(shareOfPlace(place), size)))
  return { name, from: margin + name + 24, to: share - shares - 32, share }
}

const shareOfPlace = ({ done, due }: DigestPlace): string => `${figure(done)}/${figure(due)}`
const shortOf = (place: DigestPlace): string => (isBehind(place) ? `差 ${figure(behindBy(place))} 户` : '')

function rowMarks(place: DigestPlace, columns: Columns, y: number): Mark[] {
  return [
    words(margin, y, fitted(placeName(place.name), size, columns.name), { size }),
    words(columns.share, y, shareOfPlace(place), { size, bold: true, align: 'right' }),
    words(right, y, shortOf(place), { size, colour: colours.behind, align: 'right' }),
  ]
}

function chartOf(rows: readonly DigestPlace[], { from, to }: Columns, top: number, height: number): EChartsCoreOption {
  return barsOf({
    from,
    to,
    top,
    bottom: height - top - rows.length * rowHeight,
    thick: 40,
    rows: rows.map((place) => ({
      share: Math.min(1, place.done / place.due),
      tick: Math.min(1, place.expected / place.due),
      colour: isBehind(place) ? colours.behind : colours.figure,
    })),
  })
}

/** What the rows leave out. */
function footOf(left: readonly DigestPlace[], all: readonly DigestPlace[], unit: string): Line[] {
  const more = left.slice(mostRows)
  const done = all.filter(({ due }) => due > 0).length - left.length
  const rest = more.reduce((sum, place) => sum + leftOf(place), 0)
  const parts = [
    more.length > 0 ? `另 ${more.length} ${unit}还有 ${figure(rest)} 户` : '',
    done > 0 ? `${left.length > 0 && more.length === 0 ? '另 ' : ''}${done} ${unit}已全部完成` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? [] : [{ text: parts.join('；'), size }]
}

function keyOf(rows: readonly DigestPlace[]): Line[] {
  if (rows.length === 0) return []
  const short = rows.some(isBehind) ? '；差几户：离黑线还差几户' : ''
  return [{ text: `黑线：今天应走访到的地方${short}`, size: 32, colour: colours.soft }]
}

/** Only where few rows leave room for it. */
function newsMarks(news: readonly string[], y: number): Mark[] {
  if (news.length === 0) return []
  return [
    words(margin, y, '今日新增', { size: 46, bold: true }),
    ...news.map((line, at) => words(margin, y + 70 + at * 64, line, { size })),
  ]
}
