import { unknownWords } from '../../domain/parse/unknown.ts'
import { handled } from '../../domain/records/messages.ts'
import { handledQuestion } from '../../domain/records/questions.ts'
import { recordProblem } from '../../domain/records/reports.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import { answerAsked } from '../commands/asked.ts'
import { examplesNear } from '../commands/examples.ts'
import { commands } from '../commands/index.ts'
import { actSpoken, chosenOf, spokenOf } from '../commands/spoken.ts'
import type { Say } from '../replies/say.ts'
import { actAnswer, namesIn } from './act-answer.ts'
import { actField, fieldTurn } from './act-field.ts'
import { actReport, saidProblem } from './act-report.ts'
import { amendAnswer, amendTold } from './amend.ts'
import { amendQuoted } from './amend-quote.ts'
import { looksLikeChoice, looksLikeName } from './choice.ts'
import { type Hearing, notVisited, owedOf, saidHousehold, sourceOf } from './hearing.ts'
import { lateAnswer } from './late-answer.ts'
import { nicknameTold } from './nickname.ts'
import { isNoWord } from './nickname-words.ts'
import { type Open, openQuestionOf } from './open-question.ts'
import { type Act, turn, wordsOf } from './turn.ts'

/** After so long a silence the first word of a day is answered even where it is only talk, in milliseconds. */
const silence = 12 * 3_600_000

/** What was carried out before, or instead of, what the grammar reads. */
interface Done {
  readonly intent: 'answer' | 'command'
  readonly say: Say
}

/**
 * Acts on one message within its transaction: what it means is decided, carried out, and the message is done with.
 * Gives what to answer, or null where nothing is to be said.
 */
export async function act(db: Database, tx: Tx, hearing: Hearing): Promise<Say | null> {
  const open = openQuestionOf(hearing)
  const { known, parsed, message, sender } = hearing
  const about = { districtId: hearing.districtId, id: message.id }
  const first = await beforeReading(db, tx, hearing, open)
  const meant = turn(open?.asked.now ?? null, message.text, parsed, namesIn(hearing))
  if (first === null && known.question && !open)
    handledQuestion(tx, hearing.districtId, known.question.id, 'passed', hearing.now)
  const done = first ?? (await besideReading(db, tx, hearing, open, meant))
  if (done !== null) {
    handled(tx, about, { intent: done.intent, cadreId: sender.id })
    return done.say
  }
  const unknown = meant.act === 'unclear' ? unknownOf(hearing) : []
  const outcome = { intent: intentOf(meant), cadreId: sender.id, unknown }
  handled(tx, about, outcome)
  switch (meant.act) {
    case 'answer':
      if (open === null) return null
      return (await amendAnswer(db, tx, hearing, open, meant.answer)) ?? actAnswer(db, tx, hearing, open, meant.answer)
    case 'report':
      return actReport(db, tx, hearing)
    case 'command':
      return commands[meant.command.name](db, hearing, meant.command)
    case 'details':
      return lastOutcome(db, hearing)
    case 'late-answer':
      return open === null ? ((await lateAnswer(db, hearing)) ?? { say: 'nothing-asked' }) : { say: 'nothing-asked' }
    case 'unclear':
      return (await answeredBeside(db, hearing, open)) ?? unclear(tx, hearing)
    case 'chatter':
      return (await answeredBeside(db, hearing, open)) ?? (await answerAsked(db, hearing)) ?? chatter(hearing)
    default:
      return meant satisfies never
  }
}

// An answer to a field's question, also where it quotes that; else what quotes an answer; a leader's question.
async function beforeReading(db: Database, tx: Tx, hearing: Hearing, open: Open | null): Promise<Done | null> {
  const quotes = hearing.message.quoted !== null
  const field = quotes ? await fieldTurn(db, hearing, open) : null
  const quoted = field === null ? await amendQuoted(db, tx, hearing, open) : null
  if (quoted !== null) return { intent: 'answer', say: quoted }
  const spoken = field === null ? (spokenOf(hearing) ?? (open === null ? await chosenOf(db, hearing) : null)) : null
  if (spoken !== null) return { intent: 'command', say: await actSpoken(db, tx, hearing, spoken) }
  const answered = field ?? (quotes ? null : await fieldTurn(db, hearing, open))
  return answered === null ? null : { intent: 'answer', say: await actField(db, tx, hearing, answered) }
}

// A correction or withdrawal, and what a cadre calls somebody.
async function besideReading(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  meant: Act,
): Promise<Done | null> {
  const amended = await amendTold(db, tx, hearing, open, meant)
  if (amended !== null) return { intent: meant.act === 'command' ? 'command' : 'answer', say: amended }
  const nickname = meant.act === 'answer' ? null : await nicknameTold(db, tx, hearing)
  return nickname === null ? null : { intent: 'command', say: nickname }
}

// A word that answers what was asked half an hour ago, or that was meant for what is asked now and cannot be read.
async function answeredBeside(db: Database, hearing: Hearing, open: Open | null): Promise<Say | null> {
  if (open === null) return lateAnswer(db, hearing)
  const { now } = open.asked
  const wants =
    now.ask === 'which-household' ||
    now.ask === 'which-village' ||
    now.ask === 'which-amend' ||
    now.ask === 'confirm-all'
  const { text } = hearing.message
  if (wondering.test(text.normalize('NFKC').trim())) return { say: 'ask-again', question: now }
  const unknown = now.ask === 'which-household' && looksLikeName(text) && isNoWord(wordsOf(text))
  return wants && (unknown || looksLikeChoice(text)) ? { say: 'ask-again', question: now } : null
}

// ？ alone: he does not know what is wanted of him.
const wondering = /^[?\s]+$/u

function intentOf(meant: Act): string {
  if (meant.act === 'answer' || meant.act === 'late-answer') return 'answer'
  return meant.act === 'details' ? 'command' : meant.act
}

/** What an administrator may teach, so that the next such message is understood. */
function unknownOf({ message, sender, snapshot }: Hearing): readonly string[] {
  const heard = { id: message.id, from: sender.userid, at: message.at.toISOString(), text: message.text }
  return unknownWords(heard, snapshot.roster, snapshot.words(sender))
}

async function lastOutcome(db: Database, { districtId, message }: Hearing): Promise<Say> {
  const last = await db.prisma.outbox.findFirst({
    where: { districtId, chat: message.chat, way: 'answer', NOT: { say: { path: ['say'], equals: 'details' } } },
    orderBy: { seq: 'desc' },
  })
  return last ? { say: 'details', of: last.say as Say } : { say: 'nothing-asked' } // the outbox holds nothing but Says
}

function unclear(tx: Tx, hearing: Hearing): Say {
  const { parsed, message, sender, snapshot } = hearing
  for (const problem of parsed.problems) recordProblem(tx, sourceOf(hearing), problem, null)
  const own = snapshot
    .own(sender.userid)
    .slice(0, 3)
    .flatMap((code) => saidHousehold(snapshot, code) ?? [])
  const marker = parsed.problems.map(saidProblem).find(({ code }) => code === 'unknown-kind')?.said ?? null
  return { say: 'unclear', marker, ...examplesNear(message.text, own) }
}

// 收到 and 谢谢 want no answer; the first word after a night's silence is told what is still due, once.
function chatter(hearing: Hearing): Say | null {
  const { known, message, now } = hearing
  if (message.group) return null
  const last = known.lastHeardAt === null ? 0 : new Date(known.lastHeardAt).getTime()
  if (now.getTime() - last < silence) return null
  return { say: 'still-due', owed: owedOf(hearing, notVisited(hearing)), today: hearing.today }
}
