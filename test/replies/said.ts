import type { Chat } from '../../bot/replies/chat.ts'
import { render } from '../../bot/replies/render.ts'
import type { SaidHousehold, SaidProblem, SaidReport, Say, SayOf } from '../../bot/replies/say.ts'
import type { Ask } from '../../domain/asks.ts'

/** A Wednesday, as in the tables of how it should feel. */
export const today = '2024-07-17'

export const single: Chat = { group: false, fullNames: false }
export const group: Chat = { group: true, fullNames: false }

export const wang: SaidHousehold = { code: 'JY-0001', head: '王建国', village: '中王村' }
export const other: SaidHousehold = { code: 'JY-0005', head: '王建国', village: '泗涧村' }
export const li: SaidHousehold = { code: 'JY-0002', head: '李铁柱', village: '中王村' }

export function report(over: Partial<SaidReport> = {}): SaidReport {
  return {
    kind: 'visit',
    household: wang,
    person: '王建国',
    village: null,
    date: today,
    fields: {},
    status: 'recorded',
    known: false,
    ...over,
  }
}

export function problem(over: Partial<SaidProblem> & Pick<SaidProblem, 'code'>): SaidProblem {
  return { report: 0, field: null, said: null, message: '', ...over }
}

export function outcome(over: Partial<SayOf<'outcome'>> = {}): SayOf<'outcome'> {
  return { say: 'outcome', today, lead: 'record', reports: [], problems: [], question: null, owed: null, ...over }
}

/** What is read: hard breaks and escapes gone, a line each. */
export function read(say: Say, chat: Chat = single): string[] {
  return render(say, chat)
    .split('  \n')
    .map((line) => line.replaceAll('\\', ''))
}

/** A doubt that 是 or 不是 answers. */
export function confirm(over: Partial<Extract<Ask, { ask: 'confirm' }>>): Ask {
  return {
    ask: 'confirm',
    reportIds: ['r'],
    about: 'implausible-amount',
    field: null,
    said: null,
    value: null,
    ...over,
  }
}
