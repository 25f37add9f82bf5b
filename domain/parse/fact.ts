import { fieldOf, type KindCode } from '../kinds/index.ts'
import { type Lexicon, lexicon } from '../lexicon.ts'
import type { ProblemCode } from '../problems.ts'
import { asWritten, type Ground } from './ground.ts'
import type { Labelled } from './labels.ts'
import type { FieldValue, Span } from './types.ts'
import type { DurationReading, NumberReading, Reading } from './values/value.ts'

export interface Flaw {
  readonly code: ProblemCode
  readonly field: string
  readonly span: Span
}

/**
 * A stretch of the message that tells one thing of one kind, while its fields are being read. `text` is masked
 * (mask.ts) and begins at `start` of the plain text.
 */
export interface Fact {
  readonly ground: Ground
  readonly kind: KindCode
  /** A marker named the kind: what is left over may be a field without its label. */
  readonly marked: boolean
  readonly start: number
  readonly end: number
  readonly text: string
  readonly readings: readonly Reading[]
  readonly labels: readonly Labelled[]
  /** The village or town names of the stretch. */
  readonly fields: Record<string, FieldValue>
  readonly spans: Record<string, Span>
  readonly flaws: Flaw[]
  /** Figures that have found their field, or that have none: nobody else may take them. */
  readonly used: Set<Reading>
}

/** Contract: a text longer than this is cut and reported. */
const longest = 2_000

/** Fills a field that was not filled yet. Spans count in the plain text. */
export function put(fact: Fact, field: string, value: FieldValue, span: Span): void {
  if (field in fact.fields) return
  fact.fields[field] = value
  fact.spans[field] = span
}

// 学了那个美容: what a speaker says while he looks for the word.
const fillers = /^(?:那个|这个|嗯|呃|啊|就是)+/

// 学厨师呢: how it is said, no part of what.
const particles = /[呢嘛吧啊呀嘞哩咧]+$/

/** Fills a text field with the message's own words between two offsets of the fact's text. */
export function putText(fact: Fact, field: string, from: number, to: number): void {
  const skip = fillers.exec(fact.text.slice(from, to))?.[0].length ?? 0
  to -= particles.exec(fact.text.slice(from + 1, to))?.[0].length ?? 0
  putWritten(fact, field, [fact.start + from + (skip < to - from ? skip : 0), fact.start + to])
}

export function putWritten(fact: Fact, field: string, span: Span): void {
  const written = asWritten(fact.ground, span[0], span[1])
  if (written === '' || field in fact.fields) return
  if (written.length > longest) fact.flaws.push({ code: 'bad-value', field, span })
  put(fact, field, written.slice(0, longest), span)
}

/** Where a pattern is met in the fact's text, as offsets in it; null where it is not. */
export function find(fact: Fact, pattern: RegExp): { from: number; to: number; text: string } | null {
  const found = pattern.exec(fact.text)
  return found === null ? null : { from: found.index, to: found.index + found[0].length, text: found[0] }
}

/** Puts the option whose pattern is met first, by the order of the table. */
export function putFirst(
  fact: Fact,
  field: string,
  table: readonly (readonly [code: string, pattern: RegExp])[],
): void {
  for (const [code, pattern] of table) {
    const found = find(fact, pattern)
    if (found === null) continue
    put(fact, field, code, [fact.start + found.from, fact.start + found.to])
    return
  }
}

export const numbersOf = (fact: Fact): NumberReading[] => fact.readings.filter((one) => one.type === 'number')

export const durationsOf = (fact: Fact): DurationReading[] => fact.readings.filter((one) => one.type === 'duration')

/** Up to `length` characters before a reading, within the fact. */
export const leftOf = (fact: Fact, reading: Reading, length = 12): string => {
  const at = reading.span[0] - fact.start
  return fact.text.slice(Math.max(0, at - length), at)
}

export const rightOf = (fact: Fact, reading: Reading, length = 8): string => {
  const at = reading.span[1] - fact.start
  return fact.text.slice(at, at + length)
}

/** Who may take a figure: by the words before it, or behind it. Tables of them are made once, not for each fact. */
export interface Claim {
  readonly field: string
  readonly before?: RegExp
  readonly after?: RegExp
  /** What the figure itself must be like. */
  readonly when?: (reading: NumberReading, fact: Fact) => boolean
}

/**
 * Gives each free figure to the first claim that fits it. A figure that is not exact takes its field's place and
 * leaves it empty: 损失六千来块 must not let the next figure be the loss. What is negative is a flaw.
 */
export function claim(fact: Fact, claims: readonly Claim[]): void {
  for (const reading of numbersOf(fact)) {
    if (fact.used.has(reading) || reading.ordinal === true) continue
    const left = leftOf(fact, reading)
    const right = rightOf(fact, reading)
    const found = claims.find(({ before, after, when }) => {
      if (when !== undefined && !when(reading, fact)) return false
      if (before === undefined && after === undefined) return true
      return before?.test(left) === true || after?.test(right) === true
    })
    if (found === undefined) continue
    fact.used.add(reading)
    give(fact, found.field, reading)
  }
}

/** Puts a figure into a field, by the contract: negative money is left out with a problem, 几百 is left out. */
export function give(fact: Fact, field: string, reading: NumberReading): void {
  if (reading.negative === true) {
    fact.flaws.push({ code: 'bad-value', field, span: reading.span })
    return
  }
  if (reading.exact && !bounded(fact, reading)) put(fact, field, reading.value, reading.span)
}

// 破十万, 不到五千, 比去年多挣一千: a bound or a difference is no figure; 大概 and 左右 are taken as said.
const boundBefore =
  /(?:突?破|超过|低于|高于|少于|多于|大于|小于|至少|最多|不到|不足|将近|接近|好几|(?<![大老从])小|还差|差着|缺口|还缺|从|由|原来是?|以前是?|原先是?|[多少](?:挣|赚|卖|收|拿|得|花|开|领))了?$/
const boundAfter = /^(?:块钱?|元)?(?:以上|以下|往上|朝上|靠上|打底|起步|(?:-|—|~|到|至)+\uE001)/
const spanBefore = /\uE001(?:块钱?|元)?(?:-|—|~|到|至)+$/

/** Whether a figure is only one end of what was told, or how much it changed. */
export const bounded = (fact: Fact, reading: NumberReading): boolean =>
  boundBefore.test(leftOf(fact, reading, 4)) ||
  boundAfter.test(rightOf(fact, reading, 5)) ||
  spanBefore.test(leftOf(fact, reading, 5))

const price =
  /(?:每|(?<!卖了?|买了?|养了?|宰了?)[一1])(?:亩|斤|公斤|吨|头|只|匹|箱|棵|株|平方?米?|趟|次|件|袋|股|天|日|晚|桌|车|板|单|份|碗|个|瓶|桶|包|锅|筐|罐|条|套|双|节|堂|斗|方)(?:地|能|卖|给|算|合|的|是|价|一年|每年|年|按|租金?|挣|拿|工钱|工资|大概|约|差不多)*$/

/** 一亩300, 每斤3块, 一天80: what one costs or brings is never the sum. */
export const ofOne = ({ ground, start }: Fact, { span }: NumberReading): boolean =>
  price.test(ground.text.slice(Math.max(start, span[0] - 12), span[0]))

export const isMoney = (reading: NumberReading): boolean =>
  reading.money || reading.unit === undefined || reading.unit === ''

const choices = new Map<string, Lexicon<string>>()

/** The option of a choice field whose word is found first between two offsets of a text; words denied do not count. */
export function choiceIn(
  kind: KindCode,
  field: string,
  text: string,
  from = 0,
  to = text.length,
): { code: string; start: number; end: number } | null {
  const table = choiceWords(kind, field)
  const hit = table.all(text, from, to).find(({ start, word }) => !denied(text, start, word))
  return hit === undefined ? null : { code: hit.means, start: hit.start, end: hit.end }
}

const denied = (text: string, start: number, word: string): boolean =>
  start > 0 && '不没未'.includes(text[start - 1] ?? '') && !/^[不没未]/.test(word)

export function choiceWords(kind: KindCode, field: string): Lexicon<string> {
  const key = `${kind}.${field}`
  const known = choices.get(key)
  if (known !== undefined) return known
  const value = fieldOf(kind, field)?.value
  const options = value?.type === 'choice' ? value.options : []
  const made = lexicon(options.flatMap(({ code, words }) => words.map((word) => [word, code] as const)))
  choices.set(key, made)
  return made
}
