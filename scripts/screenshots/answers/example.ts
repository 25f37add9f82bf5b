import type { Chat } from '../../../bot/replies/chat.ts'
import type { Late } from '../../../bot/replies/late.ts'
import type { SaidHousehold, SaidReport, Say, SayOf } from '../../../bot/replies/say.ts'
import type { Ask } from '../../../domain/asks.ts'

/** One answer as a sheet shows it: when it is said, and the value that is put into words. */
export interface Example {
  /** What was written or happened, in Chinese, a few signs. */
  readonly when: string
  readonly say: Say
  /** Default: a single chat. */
  readonly chat?: Chat
  readonly late?: Late
  /** The card behind the answer is shown as well. */
  readonly card?: true
}

/** Answers of one matter, on one picture. */
export interface Sheet {
  /** Name of the picture, without `answers-`. */
  readonly name: string
  readonly title: string
  readonly examples: readonly Example[]
}

/** A Wednesday. */
export const today = '2024-07-17'
export const single: Chat = { group: false, fullNames: false }
export const group: Chat = { group: true, fullNames: false }

export const wang: SaidHousehold = { code: 'JY-0001', head: '王建国', village: '中王村' }
export const li: SaidHousehold = { code: 'JY-0002', head: '李铁柱', village: '中王村' }
export const other: SaidHousehold = { code: 'JY-0005', head: '王建国', village: '泗涧村' }

export const work: SaidReport = {
  kind: 'employment',
  household: wang,
  person: '王磊',
  village: null,
  date: today,
  fields: { place: '宁波', monthlyWage: 5500, change: 'started' },
  status: 'recorded',
  known: false,
}

export const visit: SaidReport = {
  ...work,
  kind: 'visit',
  person: '王建国',
  fields: { situation: 'stable', housing: 'ok' },
}

/** An outcome with what matters of it. */
export function outcome(over: Partial<SayOf<'outcome'>>): SayOf<'outcome'> {
  return { say: 'outcome', today, lead: 'record', reports: [], problems: [], question: null, owed: null, ...over }
}

export const doubt: Extract<Ask, { ask: 'confirm' }> = {
  ask: 'confirm',
  reportIds: ['r'],
  about: 'implausible-amount',
  field: 'monthlyWage',
  said: '4万5',
  value: 45_000,
}

export const doubtful: SaidReport = { ...work, fields: { monthlyWage: 45_000 }, status: 'to-confirm' }
