import type { FieldValue } from '../../../domain/parse/types.ts'

/** One field of a report, put into words already: `words` has no label. */
export interface Told {
  readonly label: string
  readonly value: FieldValue
  readonly words: string
}

/** All that was told and may be shown, by field code. */
export type Fields = Readonly<Record<string, Told | undefined>>

/** A field as a clause of its own, or null where another field's clause says it. */
export type Word = (told: Told, fields: Fields) => string | null

/** How one kind is spoken of. What it does not name is said from the kind's labels. */
export interface Phrase {
  /** 务工 for 务工就业: what follows the person's name. Default: the kind's label. */
  readonly noun?: (fields: Fields) => string
  /** Fields said first, in this order; the others follow in the kind's own. */
  readonly first?: readonly string[]
  readonly words?: Readonly<Record<string, Word>>
}

/** The value alone, where it says by itself what it is: 宁波, 因病. */
export const bare: Word = ({ words }) => words

/** 备注：…: people's own words behind their label. */
export const labelled: Word = ({ label, words }) => `${label}：${words}`

/** Said by another field. */
export const silent: Word = () => null

/** 6 亩, 15 只: a number with the unit as it was written. */
export function amountOf(quantity: Told | undefined, unit: Told | undefined): string {
  if (quantity === undefined) return ''
  return unit === undefined ? quantity.words : `${quantity.words} ${unit.words}`
}

const every = { month: '每月 ', year: '每年 ', once: '一次性 ' } as const

/** 每月 3,000 元: money with the period it is paid by. */
export const perPeriod: Word = ({ words }, { period }) => {
  const prefix = Object.entries(every).find(([code]) => code === period?.value)?.[1] ?? ''
  return `${prefix}${words}`
}

/** A period is said with its amount; without one, by itself. */
export const periodAlone: Word = ({ words }, { amount }) => (amount === undefined ? words : null)

/** What stands beside `quantity` is said with it. */
export const quantityWithUnit: Word = (quantity, { unit }) => amountOf(quantity, unit)

/** A unit without a quantity says nothing. */
export const unitOfQuantity: Word = silent
