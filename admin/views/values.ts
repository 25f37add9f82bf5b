import { fieldOf, isKind, labelOf } from '../../domain/kinds/index.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import { maskText } from '../../domain/secrets.ts'

/** Label and words of each of a report's values (4,500 元); a number that someone wrote into a text stays masked. */
export function valuesOf(report: {
  readonly kind: string
  readonly fields: Readonly<Record<string, FieldValue>>
}): readonly (readonly [label: string, words: string])[] {
  const { kind, fields } = report
  if (!isKind(kind)) return []
  return Object.entries(fields).map(([code, value]) => {
    const field = fieldOf(kind, code)
    const words =
      typeof value === 'number' && field?.value.type !== 'year'
        ? `${value.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${field?.unit ?? ''}`.trimEnd()
        : maskText(labelOf(kind, code, value))
    return [field?.label ?? code, words] as const
  })
}
