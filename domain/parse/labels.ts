import { type KindCode, kindCodes, kinds } from '../kinds/index.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import { isHan } from './edges.ts'
import { oneOf } from './values/glyphs.ts'

/** A label and what stands behind its colon: 月工资：4500. Offsets count in the plain text. */
export interface Labelled {
  readonly label: string
  readonly start: number
  readonly from: number
  readonly to: number
  /** What it names whatever the kind: whose, when, where. Null where a kind's field may be meant. */
  readonly about: 'household' | 'date' | 'village' | null
}

const general = new Map<string, Labelled['about']>([
  ...'户主 户 姓名 家庭 农户 对象 走访对象 户名 成员 人员 务工人员 本人 户主姓名 帮扶对象 户主名 被走访户 走访户 参训人员 培训人员 人名 名字 务工人 务工者 就业人员 学员 患者 病人 申请人 领取人 享受人 受益人 持证人'
    .split(' ')
    .map((label) => [label, 'household'] as const),
  ...'日期 时间 走访日期 走访时间 发生时间 发生日期 入户日期 入户时间 日子 排查日期 排查时间 活动时间 活动日期'
    .split(' ')
    .map((label) => [label, 'date'] as const),
  ...'村 村名 所在村 行政村 村庄 村别 所属村'.split(' ').map((label) => [label, 'village'] as const),
])

const fieldsByLabel = new Map<KindCode, ReadonlyMap<string, Field>>(
  kindCodes.map((code) => {
    const table = new Map<string, Field>()
    const kind: Kind = kinds[code]
    for (const field of kind.fields) if (!table.has(field.label)) table.set(field.label, field)
    for (const field of kind.fields) for (const label of field.synonyms) if (!table.has(label)) table.set(label, field)
    return [code, table] as const
  }),
)

const everyLabel = new Map<string, KindCode[]>()
for (const [kind, table] of fieldsByLabel) {
  for (const label of table.keys()) everyLabel.set(label, [...(everyLabel.get(label) ?? []), kind])
}

/** The field a label names in a kind, or undefined. */
export const fieldByLabel = (kind: KindCode, label: string): Field | undefined => fieldsByLabel.get(kind)?.get(label)

/** The kinds in which a label names a field. */
export const kindsByLabel = (label: string): readonly KindCode[] => everyLabel.get(label) ?? []

// After these, commas and spaces belong to the text (contract/parse.md, 'Settled').
export const runsOn = /^(?:备注|说明|原因|需求|诉求|情况说明|问题说明|主要需求|帮扶需求|困难诉求|其他说明)$/

const marks = new Set(kindCodes.flatMap((code) => [kinds[code].label, ...kinds[code].synonyms] as readonly string[]))
const fullNames = new Set<string>(kindCodes.map((code) => kinds[code].label))
const isMark = (word: string): boolean => marks.has(word)

const stops = /[,。;!?|\n\s]/

interface Start {
  readonly label: string
  readonly start: number
  readonly from: number
  readonly about: Labelled['about']
}

/** Every label of a text between two offsets, in order, each with the text behind it up to its end. */
export function findLabels(text: string, from: number, to: number): Labelled[] {
  const starts = [...withColon(text, from, to), ...withBlank(text, from, to)]
  if (starts.length === 0) return []
  starts.sort((a, b) => a.start - b.start)
  const listed =
    starts.length > 1 && starts.every(({ start }, at) => at === 0 || /[;。\n]\s*$/.test(text.slice(start - 3, start)))
  return starts.map((one, i) => {
    const { label, start, from, about } = one
    return { label, start, from, about, to: endOf(text, one, starts[i + 1]?.start ?? to, listed) }
  })
}

function withColon(text: string, from: number, to: number): Start[] {
  const starts: Start[] = []
  let floor = from
  for (let i = text.indexOf(':', from); i !== -1 && i < to; i = text.indexOf(':', i + 1)) {
    const end = text.charCodeAt(i - 1) === 32 ? i - 1 : i
    const whole = labelBefore(text, Math.max(floor, end - 8), end)
    const label = whole ?? parted(text, floor, end)
    // Parted labels are two signs and a blank.
    const start = end - (label === null ? 0 : whole === null ? 3 : label.length)
    if (
      label !== null &&
      !inMarker(text, start, i) &&
      !isHeading(text, start, label) &&
      (!figures.has(label) || figure.test(text.slice(i + 1, i + 8)))
    )
      starts.push({ label, start, from: i + 1, about: general.get(label) ?? null })
    floor = i + 1
  }
  return starts
}

// 诉　求：: two signs set apart so that the labels of a form stand even.
function parted(text: string, floor: number, end: number): string | null {
  const start = end - 3
  if (start < floor || !/^[一-鿿][ \u3000][一-鿿]$/.test(text.slice(start, end))) return null
  const label = `${text[start] ?? ''}${text[end - 1] ?? ''}`
  return general.has(label) || everyLabel.has(label) ? label : null
}

// 李铁柱家的情况：铁柱种了… announces sentences.
const isHeading = (text: string, start: number, label: string): boolean =>
  label === '情况' && /[的家]$/.test(text.slice(0, start))

// 毛收入：卖鸡蛋四万六 is a sentence: a label of sums stands before a sum.
const figures = new Set(
  [...fieldsByLabel.values()].flatMap((table) =>
    [...table].flatMap(([label, { value }]) => (/money|number|area/.test(value.type) ? [label] : [])),
  ),
)
for (const table of fieldsByLabel.values()) {
  for (const [label, { value }] of table) if (!/money|number|area/.test(value.type)) figures.delete(label)
}
// 村里排查：三岔河 is a village, no figure.
const figure =
  /^[\s约大概共￥¥]*(?:[-负\d半零无没全壹贰叁肆伍陆柒捌玖]|[一二两三四五六七八九十百千万](?=[一二两三四五六七八九十百千万零半\d户人个家元块亩头只斤条处件项,。;\s]|$))/

// Labels of texts alone: 分红 600元 and 租金 2000 say what the sum is without being labels.
const texts = new Set(
  [...fieldsByLabel.values()].flatMap((table) =>
    [...table].flatMap(([label, { value }]) => (value.type === 'text' ? [label] : [])),
  ),
)
for (const word of [...marks, '其他', '其它', '补充']) texts.delete(word)

const isBlank = oneOf(' \t')
const begins = /[\s,;。、]/
const follows = /[^\s,;。:]/

// By hand, not by a pattern that looks behind itself at every character: what stands before each run of blanks.
function beforeBlanks(text: string): { label: string; start: number; end: number }[] {
  const found: { label: string; start: number; end: number }[] = []
  for (let at = 1; at < text.length; at += 1) {
    if (!isBlank(text.charCodeAt(at)) || !isHan(text.charCodeAt(at - 1))) continue
    let start = at
    while (start > 0 && at - start < 7 && isHan(text.charCodeAt(start - 1))) start -= 1
    let end = at
    while (isBlank(text.charCodeAt(end))) end += 1
    const stands = at - start < 7 && (start === 0 || begins.test(text.charAt(start - 1)))
    if (stands && follows.test(text.charAt(end))) found.push({ label: text.slice(start, at), start, end })
    at = end
  }
  return found
}

/**
 * 户主 成有才, 原因 暴雨: labels without a colon. Only in what is a form: under a marker, or where several stand; and of
 * those that run on (备注 这几天没下地) anywhere.
 */
function withBlank(text: string, from: number, to: number): Start[] {
  if (text.indexOf(' ', from) < 0 && text.indexOf('\t', from) < 0) return []
  const found: Start[] = []
  const said = text.slice(from, to)
  for (const { label, start, end } of beforeBlanks(said)) {
    if (!general.has(label) && !everyLabel.has(label)) continue
    found.push({ label, start: from + start, from: from + end, about: general.get(label) ?? null })
  }
  const form = found.some(({ about }) => about !== null) && found.length > 1
  const marked = /^\s*[#【[]/.test(text)
  return found.filter(
    ({ label, about }) =>
      runsOn.test(label) ||
      (form && (about !== null || label.length > 1)) ||
      (marked && label.length > 1 && texts.has(label)),
  )
}

const beginsLabel = oneOf([...general.keys(), ...everyLabel.keys()].map((label) => label.charAt(0)).join(''))

// The longest known label that ends at the colon: 服务员月工资： is 月工资.
function labelBefore(text: string, from: number, colonAt: number): string | null {
  for (let start = from; start < colonAt; start += 1) {
    if (!beginsLabel(text.charCodeAt(start))) continue
    const label = text.slice(start, colonAt)
    if (general.has(label) || everyLabel.has(label)) return label
  }
  return null
}

// #大额支出： and a line that begins 收入：张三 are markers.
function inMarker(text: string, start: number, colonAt: number): boolean {
  let at = start - 1
  while (at >= start - 8 && at >= 0 && !stops.test(text[at] ?? '') && text[at] !== '#') at -= 1
  if (at >= 0 && text[at] === '#') return true
  let line = start
  while (line > 0 && line > start - 8 && text.charCodeAt(line - 1) !== 10) line -= 1
  const word = text.slice(line, colonAt).trim()
  // Under a marker only a kind's own full name begins another form.
  if (/^\s*[#【[]/.test(text) && line > 0 && !fullNames.has(word)) return false
  return isMark(word) && !/^\s*[\d一二三四五六七八九十]/.test(text.slice(colonAt + 1, colonAt + 4))
}

function endOf(text: string, { label, from }: Start, limit: number, listed: boolean): number {
  let end = from
  while (end < limit && /\s/.test(text[end] ?? '') && text[end] !== '\n') end += 1
  const hard = listed || runsOn.test(label) ? /[。;|\n]/ : stops
  while (end < limit && !hard.test(text[end] ?? '')) end += 1
  while (end > from && /[,、|\s]/.test(text[end - 1] ?? '')) end -= 1
  return end
}
