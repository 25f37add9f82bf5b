import { kinds } from '../kinds/index.ts'
import type { Effect } from '../kinds/kind.ts'
import type { KeptReport, Place } from '../report.ts'

/** A report that counts. */
export interface Counted {
  readonly districtId: string
  readonly report: KeptReport
  readonly place: Place
  readonly cadreId: string | null
  /** The day whose counts it belongs to, YYYY-MM-DD in Shanghai: what digests call today. */
  readonly today: string
}

export const effectOf = ({ kind }: KeptReport): Effect => kinds[kind].effect

/** Whether a report of this kind is a visit of a household, and whether it is a lead to a case. */
export const isVisit = (report: KeptReport): boolean => effectOf(report).also?.includes('last-visit') ?? false
export const isLead = (report: KeptReport): boolean => effectOf(report).also?.includes('lead') ?? false
