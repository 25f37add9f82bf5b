import type { Field, Option } from './kind.ts'

/** Short makers of fields and options, so that a kind's file reads as a table. Labels are Chinese; units are shown. */

type Synonyms = readonly string[]

export function text(code: string, label: string, synonyms: Synonyms = []): Field {
  return { code, label, synonyms, value: { type: 'text' } }
}

/** Yuan. */
export function money(code: string, label: string, synonyms: Synonyms = []): Field {
  return { code, label, synonyms, value: { type: 'money' }, unit: '元' }
}

export function number(code: string, label: string, unit: string, synonyms: Synonyms = []): Field {
  const field: Field = { code, label, synonyms, value: { type: 'number' } }
  return unit === '' ? field : { ...field, unit }
}

/** Mu. */
export function area(code: string, label: string, synonyms: Synonyms = []): Field {
  return { code, label, synonyms, value: { type: 'area' }, unit: '亩' }
}

export function choice(code: string, label: string, synonyms: Synonyms, options: readonly Option[]): Field {
  return { code, label, synonyms, value: { type: 'choice', options } }
}

export function plain(
  type: 'date' | 'month' | 'month-or-date' | 'year' | 'boolean',
  code: string,
  label: string,
  synonyms: Synonyms = [],
): Field {
  return { code, label, synonyms, value: { type } }
}

/** `words` is one string, split at spaces; the label is a word too. */
export function option(code: string, label: string, words = ''): Option {
  const said = words.split(' ').filter((word) => word !== '' && word !== label)
  return { code, label, words: [label, ...said] }
}

/** A field of 'Further kinds and fields': nobody outside judges it. */
export function further(field: Field): Field {
  return { ...field, further: true }
}
