/** The shape of a report kind. One file a kind; `index.ts` is the literal table. */

/** What a field holds. Money is yuan, area mu, dates YYYY-MM-DD, months YYYY-MM. */
export type FieldType =
  | { readonly type: 'text' }
  | { readonly type: 'money' }
  | { readonly type: 'number' }
  | { readonly type: 'area' }
  | { readonly type: 'date' }
  | { readonly type: 'month' }
  | { readonly type: 'month-or-date' }
  | { readonly type: 'year' }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly options: readonly Option[] }

/** One value of an enumeration: its code, its Chinese label as answers and pages show it, the words that say it. */
export interface Option {
  readonly code: string
  readonly label: string
  readonly words: readonly string[]
}

export interface Field {
  /** The contract's name of the field. */
  readonly code: string
  /** Chinese label, as answers, forms and column heads show it. */
  readonly label: string
  /** Other labels that may stand before a value in a message (月薪 for 月工资). */
  readonly synonyms: readonly string[]
  readonly value: FieldType
  /** Unit shown behind the value and in column heads: 元, 亩, 人. */
  readonly unit?: string
  /** True for fields of 'Further kinds and fields': judged by nobody outside. */
  readonly further?: boolean
}

/**
 * What recording a report of this kind leads to, as data; `records/apply.ts` carries it out. The typed record's columns
 * are called as the fields are.
 */
export interface Effect {
  /** The typed record's table; null where the report itself is the record. */
  readonly table:
    | 'Visit'
    | 'Job'
    | 'Training'
    | 'Hardship'
    | 'Income'
    | 'Expense'
    | 'Industry'
    | 'Support'
    | 'Property'
    | 'Measure'
    | 'VillageMonth'
    | 'Collective'
    | 'ProjectState'
    | 'Customs'
    | 'MemberChange'
    | 'Sale'
    | null
  /** Column that takes the day it happened. */
  readonly on?: string
  /** Fields that go into columns of the same name. */
  readonly fields?: readonly string[]
  /** Whether the record names the member. */
  readonly person?: boolean
  /** Columns that are the same for every record of this kind. */
  readonly always?: Readonly<Record<string, string>>
  /** What else follows: the household's last visit moves on; a lead is opened; the month defaults to the report's. */
  readonly also?: readonly ('last-visit' | 'lead' | 'own-month')[]
  /** Field whose value is counted apart in the roll-up by village and day (employment.started). */
  readonly countBy?: string
  /** Money field that the roll-up sums. */
  readonly sums?: string
}

/** A field that the chat asks for once, where it was not said and the records do not know it. */
export interface FieldAsk {
  readonly field: string
  /** Stands behind the name it is about (王磊, 中王村), and ends with how to answer in few words. */
  readonly words: string
  /** Field → values of it with which this is not asked: whoever came home works nowhere. */
  readonly never?: Readonly<Record<string, readonly string[]>>
  /** Fields that tell as much: where one of them was said this is not asked. */
  readonly unless?: readonly string[]
}

export interface Kind {
  readonly code: string
  /** 走访, 务工就业 …: the marker's word and the console's title. */
  readonly label: string
  /** Shorter or other words that mark it (#务工 for #务工就业). */
  readonly synonyms: readonly string[]
  readonly about: 'household' | 'person' | 'village' | 'unit'
  readonly fields: readonly Field[]
  /** Fields asked for, the most useful first, where they were not said (contract/chat.md, 'Turns'). */
  readonly asks: readonly FieldAsk[]
  /** Living examples for 帮助; {户} and {村} are replaced by the sender's own. */
  readonly examples: readonly string[]
  readonly effect: Effect
}
