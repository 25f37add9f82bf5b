import { kinds } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import { type Context, hidesNames } from './chat.ts'
import { maskNames, nameIn } from './names.ts'
import { phrases } from './phrases/index.ts'
import { bare, labelled, type Phrase, type Told, type Word } from './phrases/phrase.ts'
import { isPrivate } from './private.ts'
import type { SaidReport } from './say.ts'
import { valueWords } from './values.ts'

/** A report's fields as clauses in the order they are said, and whether this chat may not see some of them. */
export interface Clauses {
  readonly clauses: readonly string[]
  readonly withheld: boolean
}

/** `names`: whole names of this answer, which people's own words may repeat. */
export function clausesOf(report: SaidReport, context: Context, names: readonly string[]): Clauses {
  const all: readonly Field[] = kinds[report.kind].fields
  const given = all.filter(({ code }) => report.fields[code] !== undefined)
  const shown = given.filter(({ code }) => !context.group || !isPrivate(report.kind, code, report.fields[code] ?? ''))
  const fields: Record<string, Told> = {}
  for (const field of shown) {
    const value = report.fields[field.code] ?? ''
    fields[field.code] = { label: field.label, value, words: wordsFor(report, field, value, context, names) }
  }
  const phrase = phrases[report.kind] ?? {}
  const clauses = ordered(shown, phrase).flatMap((field) => {
    const told = fields[field.code]
    const word = phrase.words?.[field.code] ?? wordFor(field)
    const clause = told && word(told, fields)
    return clause ? [clause] : []
  })
  return { clauses, withheld: shown.length < given.length }
}

/** What stands behind the person's name: 务工, 电话走访, 突发困难. */
export function nounOf(report: SaidReport, context: Context): string {
  const noun = phrases[report.kind]?.noun
  if (noun === undefined) return kinds[report.kind].label
  const fields: Record<string, Told> = {}
  for (const field of kinds[report.kind].fields as readonly Field[]) {
    const value = report.fields[field.code]
    if (value === undefined) continue
    fields[field.code] = { label: field.label, value, words: valueWords(field, value, context) }
  }
  return noun(fields)
}

/** 月工资 4,500 → 4,800 元, for each field that a correction changed. */
export function changesOf(report: SaidReport, context: Context, names: readonly string[]): Clauses {
  const all: readonly Field[] = kinds[report.kind].fields
  const changed = all.filter(({ code }) => report.was?.[code] !== undefined)
  const hidden = (code: string): boolean =>
    [report.was?.[code], report.fields[code]].some(
      (value) => context.group && value !== undefined && isPrivate(report.kind, code, value),
    )
  const shown = changed.filter(({ code }) => !hidden(code))
  const clauses = shown.map((field) => {
    const old = wordsFor(report, field, report.was?.[field.code] ?? '', context, names)
    const now = report.fields[field.code]
    if (report.was?.[field.code] === '' && now !== undefined) {
      return `${field.label} ${wordsFor(report, field, now, context, names)}`
    }
    if (now === undefined) return `${field.label} ${old} 去掉了`
    return `${field.label} ${arrow(old, wordsFor(report, field, now, context, names))}`
  })
  return { clauses, withheld: shown.length < changed.length }
}

// The unit once: 4,500 → 4,800 元.
function arrow(old: string, now: string): string {
  const unit = / \p{Script=Han}+$/u.exec(now)?.[0] ?? ''
  return `${unit !== '' && old.endsWith(unit) ? old.slice(0, -unit.length) : old} → ${now}`
}

function wordsFor(
  report: SaidReport,
  field: Field,
  value: FieldValue,
  context: Context,
  names: readonly string[],
): string {
  if (report.kind === 'member' && field.code === 'name') return nameIn(context, String(value))
  const words = valueWords(field, value, context)
  return hidesNames(context) && field.value.type === 'text' ? maskNames(context, words, names) : words
}

function ordered(fields: readonly Field[], phrase: Phrase): readonly Field[] {
  const first = (phrase.first ?? []).flatMap((code) => fields.filter((field) => field.code === code))
  return [...first, ...fields.filter((field) => !first.includes(field))]
}

/** From the kind's labels alone: 自付 23,000 元, 因病, 备注：…. */
function wordFor(field: Field): Word {
  switch (field.value.type) {
    case 'choice':
      return bare
    case 'text':
    case 'boolean':
      return labelled
    default:
      return ({ label, words }) => `${label} ${words}`
  }
}
