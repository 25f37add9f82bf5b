import { assistance } from './assistance.ts'
import { monitoringCase } from './case.ts'
import { collective } from './collective.ts'
import { customs } from './customs.ts'
import { employment } from './employment.ts'
import { expense } from './expense.ts'
import { hardship } from './hardship.ts'
import { income } from './income.ts'
import { industry } from './industry.ts'
import type { Field, Kind } from './kind.ts'
import { measure } from './measure.ts'
import { member } from './member.ts'
import { project } from './project.ts'
import { property } from './property.ts'
import { sale } from './sale.ts'
import { task } from './task.ts'
import { training } from './training.ts'
import { villageCheck } from './village-check.ts'
import { villageReview } from './village-review.ts'
import { visit } from './visit.ts'

/** Every kind of report, in the order in which help and the console show them; the last five are the further ones. */
export const kinds = {
  visit,
  employment,
  training,
  hardship,
  income,
  expense,
  industry,
  assistance,
  property,
  measure,
  'village-check': villageCheck,
  collective,
  project,
  customs,
  member,
  case: monitoringCase,
  'village-review': villageReview,
  sale,
  task,
} as const satisfies Record<string, Kind>

export type KindCode = keyof typeof kinds

export const kindCodes = Object.keys(kinds) as readonly KindCode[] // the keys of a literal are what its type says

export function isKind(code: string): code is KindCode {
  return Object.hasOwn(kinds, code)
}

/** The field of a kind by its code, or undefined where the kind has none of that name. */
export function fieldOf(kind: KindCode, code: string): Field | undefined {
  const fields: readonly Field[] = kinds[kind].fields
  return fields.find((field) => field.code === code)
}

/**
 * A field's value as a person reads it: an option's Chinese label, 是/否, a number with its unit (5500元).
 * What is unknown comes back as it is.
 */
export function labelOf(kind: KindCode, code: string, value: string | number | boolean): string {
  const field = fieldOf(kind, code)
  if (field === undefined) return String(value)
  switch (field.value.type) {
    case 'choice':
      return field.value.options.find((option) => option.code === value)?.label ?? String(value)
    case 'boolean':
      return value === true ? '是' : '否'
    default:
      return `${value}${field.unit ?? ''}`
  }
}
