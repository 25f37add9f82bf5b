import { type KindCode, kindCodes, kinds } from '../kinds/index.ts'
import type { Kind } from '../kinds/kind.ts'
import { type Lexicon, lexicon } from '../lexicon.ts'
import { signs } from './mask.ts'
import type { LocalWords } from './types.ts'
import { oneOf } from './values/glyphs.ts'

/** A stretch of a message under one marker, or before the first. */
export interface Segment {
  readonly start: number
  readonly end: number
  /** What the marker names; null where there is none, `unknown` where it names no kind. */
  readonly kind: KindCode | 'unknown' | null
}

const marks = lexicon<KindCode>(
  kindCodes.flatMap((code) => {
    const kind: Kind = kinds[code]
    return [kind.label, ...kind.synonyms].map((word) => [word, code] as const)
  }),
)

const taught = new WeakMap<LocalWords, Lexicon<KindCode>>()

function marksWith(words: LocalWords): Lexicon<KindCode> {
  if (words.kinds === undefined) return marks
  const known = taught.get(words) ?? lexicon(Object.entries(words.kinds))
  taught.set(words, known)
  return known
}

interface Marker {
  readonly start: number
  readonly end: number
  readonly kind: KindCode | 'unknown'
}

/** The kind a word at a position names, the administrator's own words first. */
export function markAt(words: LocalWords, text: string, at: number): { kind: KindCode; end: number } | null {
  const found = marksWith(words).at(text, at) ?? marks.at(text, at)
  return found === null ? null : { kind: found.means, end: at + found.word.length }
}

/** Cuts a (masked) text at its markers: #走访, 【走访】, and at a line's beginning 走访： or 走访 before a name. */
export function cutSegments(text: string, words: LocalWords): Segment[] {
  const alone = nameAndKind(text, words)
  if (alone !== null) return [alone]
  const markers = findMarkers(text, words)
  const first = markers[0]?.start ?? text.length
  const lead: Segment[] = text.slice(0, first).trim() === '' ? [] : [{ start: 0, end: first, kind: null }]
  return [
    ...lead,
    ...markers.map(({ end, kind }, i) => ({ start: end, end: markers[i + 1]?.start ?? text.length, kind })),
  ]
}

// 王建国 收入, 王建国家收入, 中王村月排查: a name, a kind's own word and nothing else.
function nameAndKind(text: string, words: LocalWords): Segment | null {
  if (text.length > shortest || (text[0] !== signs.name && text[0] !== signs.village)) return null
  const from = /^[\uE000\uE005]+(?:家(?!庭)里?)?的?[\s:,]*/.exec(text)?.[0].length ?? 0
  const headed = text[0] === signs.name ? heading.exec(text.slice(from))?.[1] : undefined
  if (headed !== undefined) return { start: 0, end: text.length, kind: headed === '收入' ? 'income' : 'expense' }
  const mark = markAt(words, text, from)
  if (mark === null || !/^[\s。]*$/.test(text.slice(mark.end))) return null
  const isVillage = kinds[mark.kind].about === 'village'
  return isVillage === (text[0] === signs.village) ? { start: 0, end: from, kind: mark.kind } : null
}

// 王建国家卖苹果收入, 李铁柱家医药费支出: what it is of stands before the word; the sum is to come.
const heading =
  /^(?!家庭|主要|全部|其[他它])[^,。;:?!\s\uE000\uE001没无不未有少低高多靠是问查看]{2,8}(收入|支出|开支|花费)[\s。]*$/

// No name and word are longer.
const shortest = 24

function findMarkers(text: string, words: LocalWords): Marker[] {
  const markers: Marker[] = []
  for (let i = 0; i < text.length; i += 1) {
    if (!mayMark(text, i)) continue
    const marker = markerAt(text, i, words, markers.length > 0)
    if (marker === null) continue
    markers.push(marker)
    i = marker.end - 1
  }
  return markers
}

const blank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 10
const gap = /^[\s:,、|\-—>]+/

// Asked of every character: a marker begins with a sign, or stands at a line's beginning or behind a stop.
const mayMark = (text: string, at: number): boolean =>
  at === 0 || signsOfMarkers(text.charCodeAt(at)) || stops(text.charCodeAt(at - 1))
const signsOfMarkers = oneOf('#【[')
const stops = oneOf('\n;。')

function markerAt(text: string, at: number, words: LocalWords, under: boolean): Marker | null {
  const unit = text.charCodeAt(at)
  if (unit === 35) return hashAt(text, at, words)
  if (unit === 0x3010 || unit === 91) return bracketAt(text, at, words)
  const lineStart = at === 0 || text.charCodeAt(at - 1) === 10
  if (lineStart) return blank(unit) ? null : bareAt(text, at, words, under)
  return text[at - 1] === ';' || text[at - 1] === '。' ? titleAt(text, at, words) : null
}

function closed(text: string, start: number, end: number, kind: Marker['kind']): Marker {
  const space = gap.exec(text.slice(end, end + 8))
  return { start, end: end + (space?.[0].length ?? 0), kind }
}

function hashAt(text: string, at: number, words: LocalWords): Marker | null {
  const spaces = /^[#\s]*/.exec(text.slice(at, at + 6))?.[0].length ?? 1
  const mark = markAt(words, text, at + spaces)
  if (mark !== null) return closed(text, at, text[mark.end] === '#' ? mark.end + 1 : mark.end, mark.kind)
  const word = /^[一-鿿A-Za-z]{1,12}/.exec(text.slice(at + spaces, at + spaces + 12))
  return word === null ? null : closed(text, at, at + spaces + word[0].length, 'unknown')
}

// A forwarded notice is no report that went wrong.
const notices = /^转$|通知|公告|提醒|转发|紧急|重要|提示|链接|公示|通报|文件|会议|图片|表情|视频|语音|动画|位置|照片/

function bracketAt(text: string, at: number, words: LocalWords): Marker | null {
  const close = /^[【[]\s*([一-鿿]{1,12})\s*[】\]]/.exec(text.slice(at, at + 18))
  if (close?.[1] === undefined) return null
  const mark = markAt(words, close[1], 0)
  const whole = mark !== null && mark.end === close[1].length
  if (!whole && (at > 0 || notices.test(close[1]))) return null
  return closed(text, at, at + close[0].length, whole ? mark.kind : 'unknown')
}

// 大额支出 李娜 6万;务工就业 侯文博 常州: a kind's own full name between a stop and a name.
function titleAt(text: string, at: number, words: LocalWords): Marker | null {
  const mark = markAt(words, text, at)
  if (mark === null || !labels.has(text.slice(at, mark.end)) || mark.end - at < 4) return null
  const next = text.slice(mark.end, mark.end + 2)
  return next[0] === ':' || (next[0] === ' ' && next[1] === signs.name) ? closed(text, at, mark.end, mark.kind) : null
}

const labels = new Set<string>(kindCodes.map((code) => kinds[code].label))
const title = /^(?:登记表?|上报表?|记录表?|表|情况|台账|信息表?|汇总)*(?=\n)/

// 走访：成有才 · 走访 王建国 稳定 · 困难上报表 alone on its line; never 走访了 or 收入4500, which are sentences.
function bareAt(text: string, at: number, words: LocalWords, under: boolean): Marker | null {
  const mark = markAt(words, text, at)
  if (mark === null) return null
  const headed = title.exec(text.slice(mark.end, mark.end + 8))
  if (headed !== null && text.length > mark.end + 2) return closed(text, at, mark.end + headed[0].length, mark.kind)
  const next = text[mark.end] ?? ''
  // Under a marker a line may begin with a label: only a kind's own full name begins another form.
  if (under && !(next === ':' && labels.has(text.slice(at, mark.end)))) return null
  const marks = next === ':' || ((next === ' ' || next === ',' || next === signs.name) && text.length > mark.end + 2)
  return marks ? closed(text, at, mark.end, mark.kind) : null
}
