import { createHash } from 'node:crypto'
import type { KindCode } from './kinds/index.ts'
import type { FieldValue, Span } from './parse/types.ts'

export type ReportStatus = 'recorded' | 'to-confirm' | 'withdrawn' | 'superseded' | 'pending'

/** Where a report belongs: its household's village, or the village it is about. */
export interface Place {
  readonly villageCode: string
  readonly townCode: string
}

/** A report as the records keep it; one version. */
export interface KeptReport {
  readonly id: string
  readonly kind: KindCode
  readonly household: string | null
  readonly person: string | null
  /** YYYY-MM-DD. */
  readonly date: string
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly spans: Readonly<Record<string, Span>>
  readonly status: ReportStatus
  readonly candidates: readonly string[]
  /** The name as said, where no household was found. */
  readonly said: string | null
}

/**
 * The same household (or village), kind, person, day and values have the same key: the same fact told twice counts
 * once (contract/chat.md, 'Turns'). Null where it is not known whom it is about.
 */
export function factKey(report: KeptReport, place: Place | null): string | null {
  const about = report.household ?? place?.villageCode
  if (about === undefined) return null
  const values = Object.entries(report.fields).sort(([a], [b]) => (a < b ? -1 : 1))
  const content = JSON.stringify([about, report.kind, report.person, report.date, values])
  return createHash('sha256').update(content).digest('base64url').slice(0, 27)
}
