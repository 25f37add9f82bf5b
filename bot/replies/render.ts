import { notAmended, sureWithdraw, whichAmend } from './amend.ts'
import type { Chat } from './chat.ts'
import { digest } from './digest.ts'
import { evidence } from './evidence.ts'
import { onWire } from './fit.ts'
import * as group from './group.ts'
import { help } from './help.ts'
import { household } from './household.ts'
import { importing } from './import.ts'
import { type Late, lateLines } from './late.ts'
import * as listed from './lists.ts'
import * as nickname from './nickname.ts'
import { overdue } from './overdue.ts'
import * as plain from './plain.ts'
import { progress } from './progress.ts'
import { noSuchHousehold, whichQuery } from './queries.ts'
import { recorded } from './recorded.ts'
import { checkDue, dueNow, visitsDue } from './reminders.ts'
import type { Say, SayName, SayOf } from './say.ts'
import { areaDue, todo } from './todo.ts'
import { unclaimed, unclaimedCount } from './unclaimed.ts'
import { unclear } from './unclear.ts'
import * as urge from './urge.ts'
import { waiting } from './waiting.ts'

type Template<Name extends SayName> = (say: SayOf<Name>, chat: Chat) => string[]

/** Every answer by its name; each gives its lines. */
const templates = {
  outcome: recorded,
  unclear,
  help,
  household,
  'which-query': whichQuery,
  'no-such-household': noSuchHousehold,
  todo,
  'area-due': areaDue,
  progress,
  waiting,
  'still-due': plain.stillDue,
  cancelled: plain.cancelled,
  'nothing-asked': plain.nothingAsked,
  'ask-again': plain.askAgain,
  'field-left': plain.fieldLeft,
  'question-passed': plain.questionPassed,
  'nickname-learned': nickname.learned,
  'nickname-forgotten': nickname.forgotten,
  'not-amended': notAmended,
  'sure-withdraw': sureWithdraw,
  'which-amend': whichAmend,
  'how-to-bind': plain.howToBind,
  bound: plain.bound,
  'bind-wrong': plain.bindWrong,
  'bind-locked': plain.bindLocked,
  evidence,
  import: importing,
  'media-refused': plain.mediaRefused,
  digest,
  'visits-due': visitsDue,
  'check-due': checkDue,
  'due-now': dueNow,
  overdue,
  unclaimed,
  'unclaimed-count': unclaimedCount,
  listed: listed.listed,
  'ask-near': listed.askNear,
  'ask-outside': listed.askOutside,
  'ask-which': listed.askWhich,
  unset: listed.unset,
  'list-file': listed.listFile,
  'no-list': listed.noList,
  urge: urge.urge,
  'urge-done': urge.urgeDone,
  'urge-refused': urge.urgeRefused,
  'group-bound': group.groupBound,
  'group-refused': group.groupRefused,
  'group-unbound': group.groupUnbound,
  'unbind-refused': group.unbindRefused,
  trouble: plain.trouble,
  aside: plain.aside,
  details: (say, chat) => lines(say.of, { ...chat, whole: true }),
} as const satisfies { [Name in SayName]: Template<Name> }

/** Names of all answers. */
export const sayNames = Object.keys(templates) as readonly SayName[] // the table's own keys

/**
 * A value → the markdown that is sent: Chinese, at most 20,480 bytes, in a group without illness and, unless its
 * setting says so, without whole names. Pure: what waited in the outbox is worded when it goes.
 *
 * @param late of an answer: when it was decided and when it goes, so that one that comes late says so.
 */
export function render(say: Say, chat: Chat, late: Late | null = null): string {
  return onWire([...lines(say, chat), ...(late === null ? [] : lateLines(late))])
}

function lines(say: Say, chat: Chat): string[] {
  // The table pairs each name with its own template; the compiler cannot follow a union through the look-up.
  const template = templates[say.say] as (say: Say, chat: Chat) => string[]
  return template(say, chat)
}
