import type { Field } from '../../domain/kinds/kind.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import type { Context } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { dateWords } from './days.ts'
import { figure, yuan } from './figures.ts'

// What fits beside the rest on a phone's line; 详情 shows all.
const shortText = 24

/** A field's value as people write it, without its label: 5,500 元, 6 亩, 8月, 因病, 是. Never an English code. */
export function valueWords(field: Field, value: FieldValue, context: Context): string {
  const { value: holds, unit } = field
  switch (holds.type) {
    case 'choice':
      // A code that the table does not know can only be a leftover of an older version: nothing of it is shown.
      return holds.options.find(({ code }) => code === String(value))?.label ?? '其他'
    case 'boolean':
      return value === true || value === 'true' ? '是' : '否'
    case 'money':
      return typeof value === 'number' ? yuan(value) : own(String(value), context)
    case 'number':
    case 'area': {
      if (typeof value !== 'number') return own(String(value), context)
      return unit === undefined || unit === '%' ? `${figure(value)}${unit ?? ''}` : `${figure(value)} ${unit}`
    }
    case 'year':
      return `${clean(String(value))}年`
    case 'date':
    case 'month':
    case 'month-or-date':
      return clean(dateWords(String(value), context.today))
    case 'text':
      return own(String(value), context)
    default:
      return holds satisfies never
  }
}

function own(text: string, context: Context): string {
  const safe = clean(text)
  return context.whole === true ? safe : cutAt(safe, shortText)
}
