import type { Ask } from '../../domain/asks.ts'
import type { KindCode } from '../../domain/kinds/index.ts'
import type { Digest } from '../../domain/lists/digest.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import type { ProblemCode } from '../../domain/problems.ts'
import type { SaidEvidence, SaidImport, SaidPictures } from './say-brought.ts'
import type { SaidToLeader } from './say-leaders.ts'

/** A household as an answer names it. */
export interface SaidHousehold {
  readonly code: string
  readonly head: string
  /** Short name: 中王村. */
  readonly village: string
}

export type SaidStatus = 'recorded' | 'to-confirm' | 'pending' | 'withdrawn'

export interface SaidReport {
  /** So that a message that quotes the answer is known to be about this report. */
  readonly id?: string
  readonly kind: KindCode
  readonly household: SaidHousehold | null
  readonly person: string | null
  readonly village: string | null
  /** YYYY-MM-DD. */
  readonly date: string
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly status: SaidStatus
  /** The same fact was on record already. */
  readonly known: boolean
  /**
   * After a correction: what stood before, by field code; `household` holds the former head's name, `date` the former
   * day; '' where nothing was said before. Only what is named here is shown, as 月工资 4,500 → 4,800 元.
   */
  readonly was?: Readonly<Record<string, FieldValue>>
}

export interface SaidProblem {
  readonly code: ProblemCode
  readonly report: number | null
  readonly field: string | null
  readonly said: string | null
  /** The parser's own sentence: what is wrong and how to write it. */
  readonly message: string
}

/**
 * Why nothing was corrected or withdrawn: nothing told (of that name, within 40 days), told longer ago, nothing that it
 * could be read as, it is so already, nobody of that name, another's report, quoted what is no report, withdrawn
 * already, a value that cannot be, 不对 alone, or a doubtful correction that was given up.
 */
export type NotAmended =
  | 'nothing-told'
  | 'nothing-to-withdraw'
  | 'told-long-ago'
  | 'not-read'
  | 'same'
  | 'nobody'
  | 'another'
  | 'no-quote'
  | 'gone'
  | 'bad-value'
  | 'no-field'
  | 'half-hour'
  | 'what'
  | 'kept'
  | 'as-before'

/** What a cadre has not visited this month. */
export interface Owed {
  readonly count: number
  /** Heads' names, nearest first; at most ten. */
  readonly names: readonly string[]
  /** 1–12. */
  readonly month: number
}

/** A line of a copied list that told nothing. */
export interface SaidLine {
  readonly number: number
  readonly text: string
}

/** A nickname that is kept from now on. */
export interface SaidLearned {
  readonly word: string
  readonly household: SaidHousehold
  readonly person: string
}

export interface TodoLine {
  /** YYYY-MM-DD, or null without a day. */
  readonly dueOn: string | null
  readonly words: string
}

/** What a query tells of a household: eight lines at most, a topic each; null or empty is left out. */
export interface SaidHouseholdFacts {
  readonly household: SaidHousehold
  /** 一般脱贫户, 边缘易致贫户 …. */
  readonly type: string | null
  readonly members: readonly { readonly name: string; readonly relation: string | null }[]
  /** Yuan of this income year by category, only what is on record. */
  readonly income: Readonly<Partial<Record<'wage' | 'business' | 'property' | 'transfer', number>>>
  /** Told without a category. */
  readonly unsorted?: number
  readonly perCapita: number | null
  /** Yuan a head; null: unset. */
  readonly monitoringLine: number | null
  /** The last finished period; told where of the running one nothing is on record. */
  readonly before?: { readonly year: number; readonly perCapita: number; readonly monitoringLine: number | null } | null
  readonly openCases: readonly string[]
  readonly measures: readonly string[]
  readonly lastVisit: { readonly date: string; readonly by: string | null } | null
  readonly work: readonly string[]
  readonly perhapsUnclaimed: readonly string[]
}

/**
 * What the robot says, as a value: the outbox keeps it, and words are made when it is sent. `today`: the day in
 * Shanghai on which it was decided. In groups no illness and no whole names, unless the group's setting says so.
 */
export type Say =
  | {
      readonly say: 'outcome'
      readonly today: string
      /** What the first line begins with; counts come from `reports`. */
      readonly lead: 'record' | 'corrected' | 'withdrawn' | 'confirmed'
      readonly reports: readonly SaidReport[]
      readonly problems: readonly SaidProblem[]
      readonly question: Ask | null
      readonly owed: Owed | null
      /** What the answer to a question has taught. */
      readonly learned?: SaidLearned
      /** After 撤回: how many reports of the same message stand. */
      readonly left?: number
      /** Lines of a list copied from a group that were not read. */
      readonly unread?: readonly SaidLine[]
      /** Those that came with the message. */
      readonly pictures?: SaidPictures
    }
  /** `examples` hold {户} and {村} as `examplesNear` gives them; filled from the sender's own when they are shown. */
  | {
      readonly say: 'unclear'
      readonly marker: string | null
      readonly examples: readonly string[]
      readonly households?: readonly SaidHousehold[]
      readonly village?: string | null
    }
  | {
      readonly say: 'help'
      readonly kind: KindCode | null
      /** What the sender leads: he may ask over lists; absent: nothing. */
      readonly area?: string | null
      readonly households: readonly SaidHousehold[]
      readonly village: string | null
    }
  | { readonly say: 'household'; readonly today: string; readonly facts: SaidHouseholdFacts }
  | { readonly say: 'which-query'; readonly choices: readonly SaidHousehold[]; readonly said: string }
  | { readonly say: 'no-such-household'; readonly said: string }
  | {
      readonly say: 'todo'
      readonly today: string
      readonly items: readonly TodoLine[]
      readonly owed: Owed | null
      /** Of his own reports those that wait for 是 or for their household. */
      readonly waiting?: number
    }
  /** What is left to do in a leader's area this month, households by village. */
  | {
      readonly say: 'area-due'
      readonly today: string
      readonly area: string
      readonly items: readonly TodoLine[]
      readonly villages: readonly { readonly name: string; readonly count: number }[]
      readonly unchecked: readonly string[]
    }
  | {
      readonly say: 'progress'
      readonly month: number
      readonly area: string
      readonly done: number
      readonly due: number
      readonly villages: readonly { readonly name: string; readonly done: number; readonly due: number }[]
    }
  /** What waits for 是: `count` of them, and `pending` whose household is not known. `why`: nothing is asked. */
  | {
      readonly say: 'waiting'
      readonly today: string
      readonly question: Ask | null
      readonly count: number
      readonly pending: number
      readonly why?: 'none' | 'group' | 'later'
    }
  | { readonly say: 'still-due'; readonly owed: Owed | null; readonly today: string }
  /** A question was put aside by 取消, or there is none to answer. */
  | { readonly say: 'cancelled' }
  | { readonly say: 'nothing-asked' }
  /** The value for a question could not be read. */
  | { readonly say: 'ask-again'; readonly question: Ask }
  /** 不知道 to a field's question, or no answer twice: the report stays as it is. */
  | {
      readonly say: 'field-left'
      readonly today?: string
      /** What rested meanwhile and is asked now, and the report it is about. */
      readonly question?: Ask
      readonly report?: SaidReport | null
    }
  /** An answer came after the half hour that its question waited. */
  | { readonly say: 'question-passed' }
  /** 二蛋就是王建国 and 忘记 二蛋; `known`: false where there was nothing to forget. */
  | { readonly say: 'nickname-learned'; readonly learned: SaidLearned }
  | { readonly say: 'nickname-forgotten'; readonly word: string; readonly known: boolean }
  /** Nothing was corrected or withdrawn; `report`: the one that was meant, where one was. */
  | {
      readonly say: 'not-amended'
      readonly today: string
      readonly why: NotAmended
      /** As it was said: the name, the value, or the parser's sentence. */
      readonly said: string | null
      readonly report: SaidReport | null
    }
  /** A report of more than a day ago is withdrawn only on 是. `on`: the day it was told. */
  | {
      readonly say: 'sure-withdraw'
      readonly today: string
      readonly on: string
      readonly report: SaidReport /** So that a card can ask it. */
      readonly question?: Ask
    }
  /** Which of several is meant; numbered. */
  | { readonly say: 'which-amend'; readonly today: string; readonly question: Ask }
  | { readonly say: 'how-to-bind' }
  /** 绑定 succeeded, or was so already; `households`: how many this cadre looks after. */
  | { readonly say: 'bound'; readonly name: string; readonly households: number }
  | { readonly say: 'bind-wrong' }
  | { readonly say: 'bind-locked' }
  | SaidEvidence
  | ({
      readonly say: 'import'
      /** Checked and asked about; checked anew as the records had changed; carried out; or nothing would change. */
      readonly step: 'checked' | 'changed' | 'done' | 'nothing'
      readonly question: Ask | null
    } & SaidImport)
  | { readonly say: 'media-refused'; readonly why: string }
  /** Scheduled: households not visited this month; `daysLeft`: of the month, today not counted. */
  | { readonly say: 'visits-due'; readonly today: string; readonly owed: Owed; readonly daysLeft: number }
  /** At somebody's first word: what is still due; `check`: the village whose 月排查 is not reported. */
  | { readonly say: 'due-now'; readonly today: string; readonly owed: Owed; readonly check: string | null }
  /** Scheduled: this month's check of a village is not reported. */
  | {
      readonly say: 'check-due'
      readonly today: string
      readonly village: string
      readonly month: number
      readonly dueOn: string
      readonly daysLeft: number
    }
  /** Scheduled: what a town is late with, by village; `who` only for its leaders, in their single chats. */
  | {
      readonly say: 'overdue'
      readonly today: string
      readonly area: string
      readonly month: number
      readonly villages: readonly { readonly name: string; readonly count: number }[]
      readonly unchecked: readonly string[]
      readonly unreached: number
      readonly who?: {
        readonly visits: readonly { readonly name: string; readonly count: number }[]
        readonly checks: readonly { readonly village: string; readonly names: readonly string[] }[]
      }
    }
  /** Scheduled: people of one's households who meet the transport subsidy's conditions and have none. */
  | {
      readonly say: 'unclaimed'
      readonly year: number
      readonly people: readonly { readonly name: string; readonly head: string }[]
    }
  | {
      readonly say: 'unclaimed-count'
      readonly area: string
      readonly count: number
      readonly villages: readonly { readonly name: string; readonly count: number }[]
      readonly unreached: number
    }
  /** A group's digest: its text, with a picture of the same figures. */
  | { readonly say: 'digest'; readonly figures: Digest }
  | SaidToLeader
  | { readonly say: 'trouble' }
  /** The message failed three times and is kept aside; `trouble`: the number to tell an administrator. */
  | { readonly say: 'aside'; readonly trouble: string }
  /** The whole of an answer that was cut to six lines. */
  | { readonly say: 'details'; readonly of: Say }

export type SayName = Say['say']

export type SayOf<Name extends SayName> = Extract<Say, { say: Name }>
