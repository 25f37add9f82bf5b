import type { Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import type { KeptReport } from '../report.ts'
import type { Counted } from './counted.ts'

/** Why a case was opened. What departments and rules add has other keys beside these. */
export interface Lead {
  readonly from: string
  readonly id?: string
  /** YYYY-MM-DD: the day it happened. */
  readonly on?: string
  readonly cause?: unknown
  /** YYYY-MM-DD: the day it was recorded, from which the case's clock runs. */
  readonly heardOn?: string
}

/** A case as far as a further lead needs it. */
export interface KnownCase {
  readonly id: string
  readonly version: number
  readonly leads: readonly unknown[]
}

/** The risk a cause of hardship stands for on the official list (policy.md, 'Risks'); others have no code of their own. */
const risks: Readonly<Record<string, string>> = {
  illness: '因病',
  disability: '因残',
  disaster: '因自然灾害',
  accident: '因意外事故',
  education: '因学',
  unemployment: '因务工就业不稳',
  'industry-failure': '因产业项目失败',
  housing: '因安全住房',
  water: '因安全饮水',
}

export const riskOf = (cause: unknown): string => risks[String(cause)] ?? '其他'

export function leadOf(report: KeptReport, heardOn: string): Lead {
  return { from: 'report', id: report.id, on: report.date, cause: report.fields.cause ?? null, heardOn }
}

export const withLeads = (known: KnownCase, leads: readonly Lead[]): unknown[] => [...known.leads, ...leads]

/** A new case of a household, at its first step; the clock runs from the day on which its first lead was recorded. */
export function openCase(tx: Tx, { districtId, report, place, today }: Counted, leads: readonly Lead[]): void {
  tx.insert('Case', {
    districtId,
    id: newId(),
    householdCode: report.household ?? '',
    villageCode: place.villageCode,
    step: 'lead',
    state: 'open',
    risk: riskOf(report.fields.cause),
    leads: [...leads],
    leadOn: today,
    reportId: report.id,
  })
}
