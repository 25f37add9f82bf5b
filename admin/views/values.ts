import { fieldOf, isKind, kinds, labelOf } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import { maskText } from '../../domain/secrets.ts'
import { amount } from './words.ts'

/** Label and words of each of a report's values (4,500 元); a number that someone wrote into a text stays masked. */
export function valuesOf(report: {
  readonly kind: string
  readonly fields: Readonly<Record<string, FieldValue>>
}): readonly (readonly [label: string, words: string])[] {
  const { kind, fields } = report
  if (!isKind(kind)) return []
  // The database keeps them by the length of their names; people read them as the kind asks for them.
  const known: readonly Field[] = kinds[kind].fields
  const place = ([code]: readonly [string, unknown]): number => known.findIndex((field) => field.code === code)
  const ordered = Object.entries(fields).sort((a, b) => place(a) - place(b))
  return ordered.map(([code, value]) => {
    const field = fieldOf(kind, code)
    const words =
      typeof value === 'number' && field?.value.type !== 'year'
        ? `${amount(value)} ${field?.unit ?? ''}`.trimEnd()
        : maskText(labelOf(kind, code, value))
    return [field?.label ?? code, words] as const
  })
}
