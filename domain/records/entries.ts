/** What a file says of households and cadres, checked; whatever way the file was written. Absent: the file does not tell. */

/** A row that cannot be taken, with its place and remedy. */
export interface Rejected {
  /** 表 or list: 户, 干部, 群. */
  readonly list: string
  /** From 1; in a table the sheet's own number of the row. */
  readonly row: number
  /** Column or key path; null where it is about the whole row. */
  readonly column: string | null
  /** Chinese: what is wrong and how to put it right. No whole number in it. */
  readonly reason: string
}

export interface PersonEntry {
  readonly name: string
  readonly relation?: string
  readonly sex?: string
  /** YYYY-MM-DD. */
  readonly birthOn?: string
  /** 证件号码, whole. A masked one is left out: it says nothing new. */
  readonly idNumber?: string
  readonly phone?: string
  readonly bankAccount?: string
  readonly health?: string
  readonly education?: string
  readonly school?: string
  readonly labour?: string
  readonly disabilityKind?: string
  readonly disabilityGrade?: string
}

/** Yuan of the whole household. */
export interface IncomeEntry {
  readonly year: number
  readonly wage: number
  readonly business: number
  readonly property: number
  readonly transfer: number
  readonly cost: number
}

export interface HouseholdEntry {
  readonly row: number
  readonly code: string
  readonly villageCode: string
  readonly townCode: string
  readonly head: string
  readonly people: readonly PersonEntry[]
  readonly type?: string
  /** unstable, marginal, sudden-hardship. */
  readonly monitored?: string
  readonly risk?: string
  readonly identifiedOn?: string
  readonly removedOn?: string
  readonly relocated?: boolean
  readonly note?: string
  readonly income?: IncomeEntry
}

export interface CadreEntry {
  readonly row: number
  readonly name: string
  /** WeChat Work userid; absent: not bound yet. */
  readonly userid?: string
  readonly phone?: string
  /** Household codes; absent: the file does not tell. */
  readonly households?: readonly string[]
  /** Statistical code of the area. */
  readonly leads?: string
  /** 12 digits. */
  readonly reportsVillage?: string
  readonly unit?: string
}

/** A cadre without these households: who may not change them gives them to nobody. */
export function withoutHouseholds(cadre: CadreEntry, codes: ReadonlySet<string>): CadreEntry {
  if (codes.size === 0 || cadre.households === undefined) return cadre
  return { ...cadre, households: cadre.households.filter((code) => !codes.has(code)) }
}

export interface GroupEntry {
  readonly row: number
  readonly chat: string
  /** Statistical code. */
  readonly area: string
}

export interface Roster {
  readonly households: readonly HouseholdEntry[]
  readonly cadres: readonly CadreEntry[]
  readonly groups: readonly GroupEntry[]
  /** Codes of households whose rows were rejected: a cadre who names them is not wrong himself. */
  readonly badCodes: ReadonlySet<string>
}
