/**
 * The figures of a digest: what the text, the picture, the file and the console show, from one reading. Names are
 * whole here; who shows them hides them where the group wants it. "Today" is the day of recording, whatever day a
 * report speaks of (contract/chat.md, 'Scheduled acts').
 */
export interface Digest {
  readonly digest: 'daily' | 'weekly' | 'monthly'
  readonly area: { readonly code: string; readonly name: string }
  /** The day it speaks of, YYYY-MM-DD: of a week or a month the last day that is counted. */
  readonly on: string
  /** YYYY-MM; of its visits. */
  readonly month: string
  readonly visits: {
    /** Assigned households on record. */
    readonly due: number
    /** Of them visited this month. */
    readonly done: number
    /** Visits recorded in the span: the day, the week, the month. */
    readonly told: number
    /** How many ought to be done by now: due × working days gone ÷ working days of the month; not rounded. */
    readonly expected: number
  }
  /** Towns of a district, villages of a town (of a village: itself); all of them, by code. */
  readonly placesAre: 'town' | 'village'
  readonly places: readonly DigestPlace[]
  /** What came new in the span. */
  readonly added: Added
  /** The same of the span before: last week, the same days of last month; null of a day. */
  readonly before: Added | null
  /** What is past its day and not done; the longest first, at most five of them named. */
  readonly overdue: { readonly count: number; readonly first: readonly OverdueItem[] }
  /** Cadres of the area to whom nothing can be sent yet (未接通). */
  readonly unreached: number
  /** Of a week: eight columns of visits told, the oldest first, this week last; else none. */
  readonly columns: readonly { readonly label: string; readonly value: number }[]
  /** Of a month: six figures; else none. */
  readonly tiles: readonly DigestTile[]
  /** Of a month: what needs asking after, the gravest first, three at most; else none. */
  readonly askAfter: readonly AskAfter[]
}

export interface DigestPlace {
  readonly code: string
  /** Short name: 中王村, 轵城镇. */
  readonly name: string
  readonly due: number
  readonly done: number
  /** Not rounded; a place is behind where `done` is below it. */
  readonly expected: number
}

export interface Added {
  /** Households. */
  readonly hardship: number
  /** Cases that were opened. */
  readonly cases: number
  /** People who found work, or lost it. */
  readonly workFound: number
  readonly workLost: number
  readonly visits: number
}

export interface OverdueItem {
  /** Short name of its village; '' where it belongs to none. */
  readonly village: string
  /** Name of the household's head; null where it is about none. */
  readonly head: string | null
  /** Days past. */
  readonly days: number
}

export interface DigestTile {
  /** 走访, 月排查 …: five 汉字 at most. */
  readonly name: string
  readonly value: number
  /** 户, 个村, 人, 件. */
  readonly unit: string
  /** What the value is of (12/15); null: of nothing. */
  readonly of: number | null
  /** The value of the same days of last month; null: not known. */
  readonly before: number | null
  /** Somebody must act. */
  readonly act: boolean
}

export type AskAfter =
  /** Villages without this month's 月排查; names of at most ten. */
  | { readonly about: 'unchecked'; readonly count: number; readonly villages: readonly string[] }
  /** Things past their day. */
  | { readonly about: 'overdue'; readonly count: number; readonly villages: readonly string[] }
  /** Places behind with visits, most left first; `count` households left. */
  | { readonly about: 'visits'; readonly count: number; readonly villages: readonly string[] }
  /** People who lost work and of whom no new work was told, in the month. */
  | { readonly about: 'work-lost'; readonly count: number; readonly villages: readonly string[] }
