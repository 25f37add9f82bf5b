import type { KindCode } from '../../domain/kinds/index.ts'
import type { FieldValue } from '../../domain/parse/types.ts'

/**
 * What no group may see (security.md, 'What is kept': illness and disability never in a group, whatever its setting).
 * A field is left out for every value, not only for 因病: else its absence would tell. Money that a household paid
 * itself goes with its cause.
 */
const hiddenFields = {
  visit: ['medical', 'needs', 'note'],
  hardship: ['cause', 'selfPaid', 'note'],
  expense: ['category', 'selfPaid', 'insured'],
  property: ['counterpart'],
  measure: ['type'],
  'village-check': ['note'],
  'village-review': ['note'],
  member: ['relation'],
  case: ['risk', 'note'],
  task: ['note'],
} as const satisfies Partial<Record<KindCode, readonly string[]>>

/** Values that speak of illness or disability in fields that mostly do not. */
const hiddenValues: ReadonlySet<FieldValue> = new Set(['disability-allowance', 'medical-aid', 'disabled', 'died'])

// 药材 and 农药 are trade, not illness.
const trade = /药材|农药|中药|药业|病虫害?/gu
const illness =
  /病|残|癌|瘤|医|药|住院|出院|手术|骨折|伤|治疗|理疗|化疗|放疗|透析|症|炎|疼|痛|瘫|聋|哑|盲|失明|孕|流产|艾滋|肝|肾|肺|心脏|脑梗|中风|糖尿|血压|血栓|摔|车祸|康复|护理|卧床|昏迷|抢救|截肢|假肢|轮椅|拐杖|精神|智力|智障|抑郁|痴呆|自杀|戒毒|去世|死亡|病故/u

/** True where people's own words may speak of an illness; when unsure, true. */
export function mayTellIllness(text: string): boolean {
  return illness.test(text.replace(trade, ''))
}

/** True where a group must not see this value. */
export function isPrivate(kind: KindCode, field: string, value: FieldValue): boolean {
  const hidden: Partial<Record<KindCode, readonly string[]>> = hiddenFields
  if (hidden[kind]?.includes(field) === true || hiddenValues.has(value)) return true
  return typeof value === 'string' && mayTellIllness(value)
}
