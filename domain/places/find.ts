import { type Lexicon, lexicon } from '../lexicon.ts'
import { chinaNames, type Destination } from './china.ts'
import { towns, villages } from './jiyuan.ts'

export interface FoundPlace {
  readonly start: number
  readonly end: number
  /** The place as it stands in the text: 浙江宁波. */
  readonly text: string
  /** Null where a name was given that may lie in several provinces, or only 外地. */
  readonly destination: Destination | null
  /** A place that says where, but is no name one would file: 村里, 镇上, 外省. */
  readonly vague: boolean
}

interface Meaning {
  readonly destination: Destination | null
  readonly vague?: boolean
}

const here = '济源市 济源 济源城里 济源市区 济源城区 济源示范区 济源市里 虎岭 虎岭产业集聚区 玉川 玉川产业集聚区'.split(
  ' ',
)
const near =
  `市里 市区 城里 城区 县城 县里 镇上 镇里 本镇 村里 村上 村口 本村 俺村 俺们村 我们村 咱村 他们村 当地 本地 家门口 附近 家附近
  街上 区里 本市 我市`.split(/\s+/)
const away = '省外 外省'.split(' ')
const henan = '省内 省城 河南省 河南'.split(' ')

function* meanings(): Generator<readonly [string, Meaning]> {
  for (const name of here) yield [name, { destination: 'local' }]
  for (const name of near) yield [name, { destination: 'local', vague: true }]
  for (const name of away) yield [name, { destination: 'other-province', vague: true }]
  for (const name of henan) yield [name, { destination: null, vague: true }]
  yield ['外地', { destination: null, vague: true }]
  for (const town of towns) {
    yield [town.name, { destination: 'local' }]
    // 北海, 天坛, 玉泉 … are elsewhere too, or no places at all: streets need their 街道.
    if (town.name.endsWith('镇')) yield [town.short, { destination: 'local' }]
  }
  for (const village of villages) {
    if (village.short.length > 2 || /[村区]$/.test(village.short)) yield [village.short, { destination: 'local' }]
  }
  for (const [name, destination] of chinaNames()) yield [name, { destination }]
}

let compiled: Lexicon<Meaning> | null = null

// 4,000 names take some 10 ms to file; a run that reads no work never pays for it.
function places(): Lexicon<Meaning> {
  compiled ??= lexicon(meanings())
  return compiled
}

const tail = /^(?:市|省|县|区|镇|乡|那边|那儿|这边|那|城里|市里|市区)/

/**
 * The first place of a text between two offsets; names that follow one another are one place (浙江宁波, 广东省东莞市),
 * whose first decides where it lies. Null where none is named.
 */
export function findPlace(text: string, from = 0, to = text.length): FoundPlace | null {
  const table = places()
  for (let start = from; start < to; start += 1) {
    const first = table.at(text, start)
    if (first === null || start + first.word.length > to) continue
    return joined(table, text, start, to, first.word.length, first.means)
  }
  return null
}

function joined(
  table: Lexicon<Meaning>,
  text: string,
  start: number,
  to: number,
  length: number,
  first: Meaning,
): FoundPlace {
  let end = start + length
  let { destination, vague = false } = first
  for (;;) {
    const next = table.at(text, end)
    if (next === null || end + next.word.length > to || next.means.vague === true) break
    end += next.word.length
    // 河南洛阳: 河南 alone does not tell 济源 from elsewhere, what follows does.
    destination ??= next.means.destination
    vague = false
  }
  const unit = tail.exec(text.slice(end, Math.min(to, end + 1)))
  if (unit !== null && /^[市省县区镇乡]/.test(unit[0])) end += unit[0].length
  return { start, end, text: text.slice(start, end), destination, vague }
}
