import { addMonths } from '../calendar.ts'

/** One word about a person's work, as recorded. Months are YYYY-MM. */
export interface JobWord {
  /** Month in which it was said. */
  readonly said: string
  /** started, continuing, ended, seeking; null: work was only mentioned. */
  readonly change: string | null
  /** Outside 济源: other province, or another city of Henan. */
  readonly away: boolean | null
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly months: number | null
}

/**
 * Months in which a person worked outside 济源, each once, in order. A job counts up to the last word of it, never
 * beyond (contract/chat.md, 'Scheduled acts'). `words`: oldest first.
 */
export function awayMonths(words: readonly JobWord[]): readonly string[] {
  const months = new Set<string>()
  let open: { readonly since: string; readonly away: boolean } | null = null
  for (const word of words) {
    if (word.change === 'seeking') {
      open = null
      continue
    }
    const goesOn: boolean =
      open !== null && word.change !== 'started' && (word.away === null || word.away === open.away)
    const away: boolean = word.away ?? (goesOn && open !== null ? open.away : false)
    const to = earlier(word.endedOn ?? word.said, word.said)
    const from = earlier(beginOf(word, to) ?? (goesOn && open !== null ? open.since : to), to)
    if (away) for (let month = from; month <= to; month = addMonths(month, 1)) months.add(month)
    const over = word.change === 'ended' || word.endedOn !== null
    open = over ? null : { since: from, away }
  }
  return [...months].sort()
}

const earlier = (a: string, b: string): string => (a < b ? a : b)

function beginOf({ startedOn, months, change }: JobWord, to: string): string | null {
  if (startedOn !== null) return startedOn
  // 干了三个月: the month of the word is the last of them.
  if (months !== null && months >= 1) return addMonths(to, 1 - Math.ceil(months))
  return change === 'started' ? to : null
}

/**
 * Whether the plan's condition is met in a calendar year: three months on end, the third of which falls into the year
 * (they may cross New Year), or six in all within it (plan T1, policy 'Settled').
 */
export function meetsTransportSubsidy(months: readonly string[], year: string): boolean {
  const worked = new Set(months)
  const own = months.filter((month) => month.startsWith(year))
  if (own.length >= 6) return true
  return own.some((month) => worked.has(addMonths(month, -1)) && worked.has(addMonths(month, -2)))
}
