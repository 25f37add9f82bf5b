import { parse } from './read.ts'
import type { Roster } from './roster.ts'
import type { LocalWords, MessageIn, Parsed } from './types.ts'

/** Both readings of a message that two sets of words read differently. */
export interface Difference {
  readonly before: Parsed
  readonly after: Parsed
}

/**
 * Reads a message with the words as they are and as they would be; null where both say the same. Where a value stands
 * and how a remedy is worded is no difference.
 */
export function reread(message: MessageIn, roster: Roster, before: LocalWords, after: LocalWords): Difference | null {
  const [was, is] = [parse(message, roster, before), parse(message, roster, after)]
  return essence(was) === essence(is) ? null : { before: was, after: is }
}

const essence = ({ intent, command, reports, problems }: Parsed): string =>
  JSON.stringify([
    intent,
    command,
    reports.map(({ spans: _, said: __, ...report }) => report),
    problems.map(({ code, report, field }) => [code, report, field]),
  ])
