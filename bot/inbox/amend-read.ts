import { fieldOf, kindCodes, kinds } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import { parse } from '../../domain/parse/read.ts'
import { readValues } from '../../domain/parse/read-values.ts'
import type { FieldValue, Parsed } from '../../domain/parse/types.ts'
import type { Problem } from '../../domain/problems.ts'
import type { Change } from '../../domain/records/correct.ts'
import type { KeptReport } from '../../domain/report.ts'
import type { Standing } from '../../domain/standing.ts'
import { maskedFields } from './act-report.ts'
import type { Hearing } from './hearing.ts'

/** What words say a report should be; problems are those of its new values. */
export interface Reading {
  readonly change: Change
  readonly problems: readonly Problem[]
}

/**
 * Reads words as values of a report by the grammar that read the report: its kind's labels, choices, places, days. Null
 * where they say none of it.
 *
 * @param loose a word alone may stand for a text that the report has: 不对，是焊工.
 */
export function readFor(hearing: Hearing, report: KeptReport, words: string, loose = false): Reading | null {
  const day = dayIn(hearing, words)
  if (day !== null && day <= hearing.today) return { change: { date: day }, problems: [] }
  // 日期 is no field's label: behind a marker it would be taken for a value.
  const plain = marked(report, words.replaceAll(/(?:日期|那天)[是为:：\s]*/gu, ' '))
  const { reports, problems } = parseAs(hearing, `#${kinds[report.kind].label} ${whoOf(hearing, report)} ${plain}`)
  const at = reports.findIndex(({ kind }) => kind === report.kind)
  const read = reports[at]
  if (read === undefined || isOthers(report, plain)) return null
  const told = problems.filter(
    ({ code, report: of }) =>
      of === at && (code === 'bad-value' || code === 'future-date' || code === 'implausible-amount'),
  )
  const dated = read.spans.date !== undefined || told.some(({ field }) => field === 'date')
  const bad = told.some(({ code, field }) => code === 'bad-value' && field === 'date')
  const fields = maskedFields(
    Object.fromEntries(Object.entries(read.fields).filter(([code]) => isSaid(report, code, plain, loose))),
  )
  if (Object.keys(fields).length === 0 && !dated && told.length === 0) return null
  return { change: { fields, ...(dated && !bad ? { date: read.date } : {}) }, problems: told }
}

// 证书月嫂证: a text begins behind its label, though nothing parts them.
function marked({ kind }: KeptReport, words: string): string {
  const lead = words.replace(/^[，,、:：\s的]+/u, '')
  const labels = (kinds[kind].fields as readonly Field[]).flatMap((field) =>
    field.value.type === 'text' ? labelsOf(field) : [],
  )
  const label = labels.filter((one) => lead.startsWith(one)).sort((a, b) => b.length - a.length)[0]
  const value = label === undefined ? '' : lead.slice(label.length).replace(/^[是为:：\s]+/u, '')
  return label === undefined || value === '' ? words : `${label}：${value}`
}

const labelsOf = ({ label, synonyms }: Field): readonly string[] => [label, ...synonyms]
const ownLabels = ({ kind }: KeptReport): readonly string[] =>
  (kinds[kind].fields as readonly Field[]).flatMap(labelsOf)
const allLabels = new Set(kindCodes.flatMap((kind) => (kinds[kind].fields as readonly Field[]).flatMap(labelsOf)))

/** How many signs of a label of this kind's stand at the beginning of the words; 0: none. */
export function labelled(report: KeptReport, words: string): number {
  const lead = words.replace(/^[，,、:：\s的]+/u, '')
  return Math.max(0, ...ownLabels(report).map((label) => (lead.startsWith(label) ? label.length : 0)))
}

/** The longest label of any kind that words begin with; null: none. */
export function labelIn(words: string): string | null {
  const lead = words.replace(/^[，,、:：\s的]+/u, '')
  for (let length = Math.min(6, lead.length); length >= 2; length--) {
    if (allLabels.has(lead.slice(0, length))) return lead.slice(0, length)
  }
  return null
}

// 自付1万 is nothing of an income, though a grammar that was told to read an income would find a figure in it; nor may
// a wage be left out in silence where a visit's day is put right beside it.
function isOthers(report: KeptReport, words: string): boolean {
  return words.split(/[\s，,、；;。]+/u).some((part) => {
    const lead = part.replace(/^(?:[：:的是]|家的?)+/u, '')
    // The longest label names it: 月工资 is no 月.
    const own = labelled(report, lead)
    for (let length = 6; length >= 2 && length > own; length--) {
      if (allLabels.has(lead.slice(0, length)) && valued.test(lead.slice(length))) return true
    }
    return false
  })
}

const valued = /^[：:是为\s]*[-−负\d一二两三四五六七八九十百千万零半]|^[：:]/u

// What is left over behind a marker may stand in any text field: only a place, what a label names, or a word alone in
// the place of another is taken for a text.
function isSaid(report: KeptReport, code: string, words: string, loose: boolean): boolean {
  const field = fieldOf(report.kind, code)
  if (field?.value.type !== 'text' || code === 'place') return true
  if (labelsOf(field).some((label) => words.includes(label))) return true
  return loose && mayBeText(words.trim()) && report.fields[code] !== undefined && labelled(report, words) === 0
}

/** The name that the grammar finds a report's household or village by. */
function whoOf({ snapshot }: Hearing, { household, person, kind }: KeptReport): string {
  if (household !== null) return person ?? snapshot.household(household)?.head ?? ''
  return kinds[kind].about === 'village' ? '本村' : ''
}

export function parseAs({ message, sender, snapshot }: Hearing, text: string): Parsed {
  const heard = { id: message.id, from: sender.userid, at: message.at.toISOString(), text }
  return parse(heard, snapshot.roster, snapshot.words(sender))
}

/** A day alone: 昨天, 7月15日; null where the words say something else. */
export function dayIn(hearing: Hearing, words: string): string | null {
  const [only, ...others] = readValues(words, hearing.today)
  if (only?.type !== 'date' || others.length > 0 || only.to !== undefined) return null
  const rest = words.slice(0, only.span[0]) + words.slice(only.span[1])
  return /^(?:日期|时间|是|在|的|去的?|那天|[:：\s])*$/u.test(rest) ? only.from : null
}

const around =
  /^(?:是|有|为|共|一共|总共|每月|一个月|每年|一年|月|块钱?|元|钱|亩|地|户|人|头|只|口|个|斤|天|岁|整|的|了|多少|[:：\s])*$/u

/** A figure alone: 4800, 三千五, 6亩; null where the words say something else. */
export function figureIn(hearing: Hearing, words: string): { readonly value: number; readonly unit: string } | null {
  const [only, ...others] = readValues(words, hearing.today)
  if (only?.type !== 'number' || !only.exact || only.negative === true || others.length > 0) return null
  const rest = words.slice(0, only.span[0]) + words.slice(only.span[1])
  return around.test(rest) ? { value: only.value, unit: only.money ? '元' : (only.unit ?? '') } : null
}

/** A value of a report that a bare figure may replace. */
export interface Figure {
  readonly was: Standing
  readonly field: Field
}

const counts = new Set(['money', 'number', 'area'])

/** The figures that reports hold and that one of this unit may replace: 元 only money, 亩 only an area or a quantity. */
export function figuresOf(all: readonly Standing[], unit: string): Figure[] {
  return all.flatMap((was) =>
    (kinds[was.report.kind].fields as readonly Field[]).flatMap((field) => {
      if (typeof was.report.fields[field.code] !== 'number' || !counts.has(field.value.type)) return []
      const money = field.value.type === 'money'
      return unit !== '' && (unit === '元') !== money ? [] : [{ was, field }]
    }),
  )
}

/** A figure put into a field, checked as a told one is. */
export function figureFor(hearing: Hearing, { was, field }: Figure, value: number): Reading {
  const read = readFor(hearing, was.report, `${field.label}：${value}${field.value.type === 'money' ? '元' : ''}`)
  const problems = read?.change.fields?.[field.code] === value ? read.problems : []
  return { change: { fields: { [field.code]: value } }, problems: problems.filter((one) => one.field === field.code) }
}

/** A word put into the text field that held another: 不是宁波，是慈溪. Null where no text field holds it. */
export function textFor(report: KeptReport, not: string | null, now: string): Reading | null {
  if (not === null) return null
  const held = Object.entries(report.fields).find(([code, value]) => {
    const text = fieldOf(report.kind, code)?.value.type === 'text'
    return text && typeof value === 'string' && (value === not || value.includes(not) || not.includes(value))
  })
  return held === undefined ? null : { change: { fields: maskedFields({ [held[0]]: now }) }, problems: [] }
}

/** How many of the fields that a reading gives the report has already; the day is had by all. */
export function had({ fields = {}, date }: Change, has: Readonly<Record<string, FieldValue>>): 'all' | 'some' | 'none' {
  const codes = Object.keys(fields)
  const known = codes.filter((code) => has[code] !== undefined).length
  if (known === codes.length && (known > 0 || date !== undefined)) return 'all'
  return known > 0 ? 'some' : 'none'
}

/** The text fields that reports hold. */
export function textsOf(all: readonly Standing[]): Figure[] {
  return all.flatMap((was) =>
    (kinds[was.report.kind].fields as readonly Field[]).flatMap((field) =>
      field.value.type === 'text' && was.report.fields[field.code] !== undefined ? [{ was, field }] : [],
    ),
  )
}

/** Whether words may be a name of a firm, a thing, a trade: a word or two, and no talk. */
export function mayBeText(words: string): boolean {
  return (
    /^[\p{Script=Han}A-Za-z\d]{2,12}$/u.test(words) &&
    !/[这那他她它我你咱俺谁没不吗呢]|什么|怎么|知道|收到|好的|谢谢|明白|辛苦/u.test(words)
  )
}
