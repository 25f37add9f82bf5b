import { reportsOfMessage, versionsNow } from '../../domain/lists/amendable.ts'
import { saidBefore } from '../../domain/lists/quoted.ts'
import { revise } from '../../domain/records/revise.ts'
import type { Standing } from '../../domain/standing.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import { notAmended, owedAfter, reask } from './amend-carry.ts'
import { askWhich, choiceOf, correctBy } from './amend-correct.ts'
import { withoutName } from './amend-named.ts'
import { figureIn } from './amend-read.ts'
import { householdsIn, namedIn } from './amend-whom.ts'
import { withdraw } from './amend-withdraw.ts'
import { amendmentIn, takesLastBack } from './amend-words.ts'
import { type Hearing, householdChoices, sourceOf } from './hearing.ts'
import type { Open } from './open-question.ts'
import { saidRevised, settle } from './settle.ts'
import { closing, no, yes } from './turn.ts'

/** The reports that a quoted text is about, as they stand now; null where it is no text of this chat. */
export async function quotedReports(db: Database, hearing: Hearing): Promise<readonly Standing[] | null> {
  const { districtId, message, sender } = hearing
  if (message.quoted === null) return null
  const said = await saidBefore(db, { districtId, chat: message.chat, sender: sender.userid }, message.quoted)
  if (said === null) return null
  const ids = idsIn(said.say)
  if (ids.length > 0) return versionsNow(db, districtId, ids)
  if (said.messageId === null) return []
  return versionsNow(db, districtId, await reportsOfMessage(db, districtId, said.messageId))
}

/** Ids of the reports that an answer shows. */
function idsIn(say: unknown): string[] {
  if (typeof say !== 'object' || say === null) return []
  if ('of' in say) return idsIn(say.of)
  const all = 'reports' in say ? say.reports : 'report' in say ? [say.report] : []
  if (!Array.isArray(all)) return []
  return all.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
  )
}

const takesBack = /^(?:撤回|撤销|作废|删除|删掉|删了|取消|不要了?|不算|不记了)(?:这条|这个|这一条|吧|了)*$/u

/**
 * A message that quotes an answer is about its reports, at any time: 撤回, 是, a right value, a right name. Null where it
 * quotes nothing that was said here, or says nothing about it.
 */
export async function amendQuoted(db: Database, tx: Tx, hearing: Hearing, open: Open | null): Promise<Say | null> {
  if (hearing.message.quoted === null) return null
  const { parsed, sender } = hearing
  const words = hearing.message.text.normalize('NFKC').trim().replace(closing, '')
  const command = parsed.command?.name
  const meant = command === 'correct' || command === 'withdraw' || takesBack.test(words) || takesLastBack(words)
  const found = await quotedReports(db, hearing)
  if (found === null || found.length === 0) return meant ? notAmended(hearing, 'no-quote', null) : null
  if (command !== undefined && !meant) return null
  const own = found.filter(({ cadreId }) => cadreId === sender.id)
  const stand = own.filter(({ report }) => report.status !== 'withdrawn')
  const targets = narrowed(hearing, stand, words)
  if (targets.length === 0) {
    const says = meant || yes.has(words) || amendmentIn(words) !== null || figureIn(hearing, words) !== null
    if (!says) return null
    return notAmended(hearing, own.length === 0 ? 'another' : 'gone', null)
  }
  if (command === 'withdraw' || takesBack.test(words) || takesLastBack(words)) {
    const [only, ...others] = targets
    if (only && others.length === 0) return withdraw(db, tx, hearing, open, only, 0)
    return askWhich(
      tx,
      hearing,
      open,
      targets.map((was) => choiceOf(hearing, was, null)),
      '',
      'withdraw',
    )
  }
  if (yes.has(words)) return confirmQuoted(db, tx, hearing, open, targets)
  if (no.has(words)) return notAmended(hearing, 'what', targets.at(-1) ?? null)
  return correctQuoted(db, tx, hearing, open, targets, words)
}

/** Those of several that the words name, where they name one. */
function narrowed(hearing: Hearing, all: readonly Standing[], words: string): readonly Standing[] {
  const bare = words.replace(/^(?:更正|改正|撤回|撤销)[:：\s]*/u, '')
  const who = all.length > 1 ? householdsIn(hearing, bare) : null
  if (who === null) return all
  const person = all.filter(({ report }) => report.person === who.name)
  const household = all.filter(({ report }) => report.household !== null && who.households.includes(report.household))
  return person.length > 0 ? person : household.length > 0 ? household : all
}

async function correctQuoted(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  targets: readonly Standing[],
  words: string,
): Promise<Say | null> {
  const { parsed } = hearing
  const placed = await placeQuoted(db, tx, hearing, open, targets, words)
  if (placed !== null) return placed
  const amendment = amendmentIn(words)
  const told = parsed.command?.name === 'correct' ? parsed.command.text : words
  const named = householdsIn(hearing, told)
  // A whole report of somebody else beside a quote is a report.
  const others = parsed.reports.some(
    ({ household }) => household !== null && !targets.some((was) => was.report.household === household),
  )
  if (amendment === null && others) return null
  const about =
    named !== null &&
    targets.some(({ report }) => report.household !== null && named.households.includes(report.household))
  const plain = about && named !== null ? withoutName(told, named.name) : told
  const done = await correctBy(
    db,
    tx,
    hearing,
    open,
    targets,
    amendment ?? { not: null, now: plain === '' ? told : plain, plain: true },
  )
  if (done !== null) return done
  const figure = figureIn(hearing, words) !== null
  const meant = amendment !== null || figure || parsed.command !== null || parsed.intent === 'unclear'
  return meant ? notAmended(hearing, amendment?.now === '' ? 'what' : 'not-read', targets.at(-1) ?? null) : null
}

/** A name, or a number of the list that was shown, says whose a quoted pending report is. */
async function placeQuoted(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  targets: readonly Standing[],
  words: string,
): Promise<Say | null> {
  const waiting = targets.filter(({ report }) => report.status === 'pending')
  const [first] = waiting
  if (first === undefined || waiting.length < targets.length) return null
  const number = /^(?:第\s*)?([1-5])(?:\s*[个户])?$/u.exec(words)?.[1]
  const { candidates } = first.report
  const chosen =
    number === undefined || candidates.length === 0
      ? undefined
      : householdChoices(hearing, candidates)[Number(number) - 1]
  const named = namedIn(hearing, amendmentIn(words)?.now ?? words)
  const household = chosen?.code ?? (named?.households.length === 1 ? named.households[0] : undefined)
  if (household === undefined) return null
  const settled = await settle(db, tx, hearing, waiting, { household })
  const revised = waiting.map((was) => ({ was, report: null, place: null, duplicateOf: null }))
  return {
    say: 'outcome',
    today: hearing.today,
    lead: 'record',
    reports: settled.map(({ said }) => said),
    problems: [],
    question: await reask(db, tx, hearing, open, revised, []),
    owed: null,
  }
}

/** 是 to a quoted answer: what was in doubt counts as it was understood. */
export async function confirmQuoted(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  targets: readonly Standing[],
): Promise<Say> {
  const doubtful = targets.filter(({ report }) => report.status === 'to-confirm')
  if (doubtful.length === 0) {
    const pending = targets.find(({ report }) => report.status === 'pending')
    return notAmended(hearing, pending ? 'what' : 'same', pending ?? targets.at(-1) ?? null)
  }
  const revised = await revise(
    db,
    tx,
    sourceOf(hearing),
    doubtful.map((was) => {
      const report = { ...was.report, status: 'recorded' as const }
      return { was, next: { report, place: was.place, problems: [] } }
    }),
  )
  return {
    say: 'outcome',
    today: hearing.today,
    lead: 'confirmed',
    reports: revised.map((one) => saidRevised(hearing, one)),
    problems: [],
    question: await reask(db, tx, hearing, open, revised, []),
    owed: await owedAfter(db, hearing, revised),
  }
}
