import type { AmendChoice, Ask } from '../../domain/asks.ts'
import { lastTold, versionsNow } from '../../domain/lists/amendable.ts'
import { lastAnswer } from '../../domain/lists/last-answer.ts'
import type { Standing } from '../../domain/standing.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say, SayOf } from '../replies/say.ts'
import { carryOut, notAmended } from './amend-carry.ts'
import { chosenEdit, correctBy } from './amend-correct.ts'
import { changeNamed, correctNamed } from './amend-named.ts'
import { confirmQuoted } from './amend-quote.ts'
import { withdrawNamed, withdrawNow } from './amend-withdraw.ts'
import { type Amendment, amendmentIn, changedInto, takesLastBack } from './amend-words.ts'
import { askedBeside } from './ask-beside.ts'
import { endAsking } from './ask-first.ts'
import type { Hearing } from './hearing.ts'
import type { Open } from './open-question.ts'
import type { Act, Answer } from './turn.ts'

/** 不对，是3500 is about the last report for so long (contract/chat.md, 'Turns'), in milliseconds. */
const recently = 30 * 60_000
/** Whoever told something within this time may mean that, in milliseconds. */
const shownFor = 86_400_000

/**
 * Corrects or withdraws where a message says so: 更正, 撤回, 不对，是…. Null where it does not, or where nothing was told
 * that it could be about; it then means what it would mean otherwise.
 */
export async function amendTold(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  meant: Act,
): Promise<Say | null> {
  if (meant.act === 'command') {
    const { name, text } = meant.command
    if (name === 'withdraw') return withdrawNamed(db, tx, hearing, open, text)
    return name === 'correct' ? correctNamed(db, tx, hearing, open, text) : null
  }
  if (meant.act === 'answer' || meant.act === 'details') return null
  const { text } = hearing.message
  if (takesLastBack(text)) return withdrawNamed(db, tx, hearing, open, '')
  const amendment = amendmentIn(text)
  if (amendment !== null) return correctLast(db, tx, hearing, open, meant, amendment)
  const into = changedInto(text)
  if (into !== null) return changeNamed(db, tx, hearing, open, into)
  return meant.act === 'report' ? null : rightAfterWrong(db, tx, hearing, open, meant)
}

// 不对, and a moment later, when it was asked what is right: 4800.
async function rightAfterWrong(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  meant: Act,
): Promise<Say | null> {
  const { districtId, message, sender } = hearing
  const words = message.text
    .normalize('NFKC')
    .trim()
    .replace(/^是(?!的)/u, '')
  if (open !== null || words.length > 20 || talk.test(words)) return null
  const since = new Date(hearing.now.getTime() - recently)
  const last = (await lastAnswer(db, { districtId, chat: message.chat, sender: sender.userid, since })) as Say | null // only Says are kept there
  if (last?.say !== 'not-amended' || last.why !== 'what') return null
  return correctLast(db, tx, hearing, open, meant, { not: null, now: words })
}

const talk = /^(?:收到|好|行|可以|嗯|谢|辛苦|知道|明白|没有|没事|算了|取消|是的?$|对)/u

async function correctLast(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  meant: Act,
  amendment: Amendment,
): Promise<Say | null> {
  const { districtId, sender, now, parsed } = hearing
  const all = await lastTold(db, districtId, sender.id, new Date(now.getTime() - recently))
  const [last] = all.slice(-1)
  if (last === undefined) return tooLate(db, hearing, open, meant)
  if (amendment.now === '') return notAmended(hearing, 'what', last)
  // A whole new fact after 不对 is one of its own, unless the last message told of the same household.
  const named = new Set(parsed.reports.flatMap(({ household, said }) => household ?? said ?? []))
  const targets =
    named.size === 0 ? all : all.filter(({ report }) => report.household !== null && named.has(report.household))
  if (named.size > 0 && targets.length === 0) return null
  const done = await correctBy(db, tx, hearing, open, targets, amendment)
  if (done !== null || meant.act === 'report') return done
  return notAmended(hearing, 'not-read', last)
}

// 不对，是3500 half an hour after the last report: silence would look like a correction that was made.
async function tooLate(db: Database, hearing: Hearing, open: Open | null, meant: Act): Promise<Say | null> {
  if (open !== null || meant.act === 'report') return null
  const since = new Date(hearing.now.getTime() - shownFor)
  const [last] = (await lastTold(db, hearing.districtId, hearing.sender.id, since)).slice(-1)
  return last === undefined ? null : notAmended(hearing, 'half-hour', last)
}

/** Carries out the answer to whether, or which, is to be withdrawn or put right. Null where something else was asked. */
export async function amendAnswer(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open,
  answer: Answer,
): Promise<Say | null> {
  const ask = open.asked.now
  if (ask.ask !== 'withdraw' && ask.ask !== 'which-amend') return null
  const standing = await versionsNow(db, hearing.districtId, ask.reportIds)
  const gone = standing.filter(({ report }) => report.status !== 'withdrawn').length === 0
  const ends = answer.answer === 'cancel' || answer.answer === 'no' || gone
  const choice = answer.answer === 'choice' && ask.ask === 'which-amend' ? ask.choices[answer.number - 1] : undefined
  if (!ends && answer.answer !== 'yes' && choice === undefined) return { say: 'ask-again', question: ask }
  if (gone || ends) {
    await endAsking(db, tx, hearing, open, 'cancelled')
    return gone ? notAmended(hearing, 'gone', null) : notAmended(hearing, 'kept', standing[0] ?? null)
  }
  const done = await amendChosen(db, tx, hearing, { ...open, answered: true }, ask, choice, standing)
  if (done?.say === 'outcome') return withAsked(db, hearing, done)
  await endAsking(db, tx, hearing, open, 'answered')
  return done ?? notAmended(hearing, 'gone', null)
}

// Null where what was chosen is gone.
async function amendChosen(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open,
  ask: Extract<Ask, { ask: 'withdraw' | 'which-amend' }>,
  choice: AmendChoice | undefined,
  standing: readonly Standing[],
): Promise<Say | null> {
  if (ask.ask === 'withdraw') return withdrawNow(db, tx, hearing, open, standing, 0)
  const [was] = await versionsNow(db, hearing.districtId, choice ? [choice.id] : [])
  if (was === undefined || choice === undefined) return null
  if (ask.act === 'withdraw') return withdrawNow(db, tx, hearing, open, [was], 0)
  if (ask.act === 'confirm') return confirmQuoted(db, tx, hearing, open, [was])
  const edit = chosenEdit(hearing, choice, was, ask.now)
  return edit === null ? notAmended(hearing, 'not-read', was) : carryOut(db, tx, hearing, open, [edit])
}

// What waited behind is asked now: the answer says it, with the report it is about.
async function withAsked(db: Database, hearing: Hearing, said: SayOf<'outcome'>): Promise<Say> {
  const beside = await askedBeside(db, hearing, said.question ?? undefined, said.reports)
  return { ...said, reports: [...said.reports, ...beside] }
}
