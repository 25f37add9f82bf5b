import type { Digest, DigestTile } from '../../domain/lists/digest.ts'
import { askAfterLine } from '../replies/ask-after.ts'
import { dayWords, monthOf } from '../replies/days.ts'
import { changeOf, figure } from '../replies/figures.ts'
import { placeName } from '../replies/names.ts'
import { titleOf } from './head.ts'
import { box, colours, fitted, heightFor, type Mark, margin, right, type Sheet, widthOf, words } from './paper.ts'

const tileWide = 480
const tileHigh = 246
const gap = 24
const top = 130
const rowHeight = 72

/** 一览: the month's six figures, then what needs asking after. */
export function overviewSheet({ area, on, month, tiles, askAfter }: Digest): Sheet {
  const rows = Math.ceil(tiles.length / 2)
  const below = top + rows * (tileHigh + gap) + 50
  const title = `${placeName(area.name)} ${monthOf(month)}月调度`
  const marks = [
    ...titleOf(title, `截至 ${dayWords(on, on)}`),
    ...tiles.flatMap((tile, at) =>
      tileMarks(tile, margin + (at % 2) * (tileWide + gap), top + Math.floor(at / 2) * (tileHigh + gap)),
    ),
    ...askMarks(askAfter, below),
  ]
  return { height: heightFor(below + 90 + askAfter.length * rowHeight + 40), marks }
}

function tileMarks(tile: DigestTile, x: number, y: number): Mark[] {
  const of = tile.of === null ? '' : `/${figure(tile.of)}`
  const told = `${figure(tile.value)}${of}`
  const room = tileWide - 60
  const change = tile.before === null ? '' : changeOf(tile.value, tile.before, tile.unit, '上月同期')
  return [
    box(x, y, tileWide, tileHigh, colours.tile),
    ...(tile.act ? [box(x, y, 12, tileHigh, colours.behind)] : []),
    words(x + 36, y + 50, fitted(`${tile.name}（${tile.unit}）`, 40, room), { size: 40 }),
    words(x + 36, y + 130, told, {
      size: Math.min(84, Math.floor((84 * room) / widthOf(told, 84))),
      bold: true,
      colour: tile.act ? colours.behind : colours.figure,
    }),
    words(x + 36, y + 206, change, { size: 36, colour: colours.soft }),
  ]
}

function askMarks(items: Digest['askAfter'], y: number): Mark[] {
  const title = items.length === 0 ? '没有要过问的事' : `要过问的 ${items.length} 件事`
  return [
    words(margin, y, title, { size: 46, bold: true, ...(items.length > 0 ? { colour: colours.behind } : {}) }),
    ...items.map((item, at) =>
      words(margin, y + 80 + at * rowHeight, fitted(askAfterLine(item, at), 40, right - margin), {
        size: 40,
      }),
    ),
  ]
}
