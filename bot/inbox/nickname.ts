import type { Ask } from '../../domain/asks.ts'
import { kinds } from '../../domain/kinds/index.ts'
import { surnameAt } from '../../domain/parse/surnames.ts'
import type { ParsedReport } from '../../domain/parse/types.ts'
import { correctWord, endWord, teachWord } from '../../domain/records/words.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { SaidLearned, Say } from '../replies/say.ts'
import { type Hearing, householdsNamed, mayHearOf, saidHousehold } from './hearing.ts'
import { isNoWord, looksFull, mayBeNickname, nicknameIn } from './nickname-words.ts'
import type { SnapshotHousehold } from './snapshot.ts'

/** Whom a nickname most likely means. */
export interface Guess {
  readonly code: string
  /** The member; the head where only the household is guessed. */
  readonly person: string
}

/** The message with the nickname (二蛋家走访了) as what was said in its reports that name nobody else. */
export function withNickname(hearing: Hearing): Hearing {
  const nameless = ({ kind, household, said }: ParsedReport): boolean =>
    household === null && said === undefined && kinds[kind].about !== 'village' && kinds[kind].about !== 'unit'
  if (!hearing.parsed.reports.some(nameless)) return hearing
  const said = nicknameIn(hearing)
  if (said === null) return hearing
  const reports = hearing.parsed.reports.map((report) => (nameless(report) ? { ...report, said } : report))
  return { ...hearing, parsed: { ...hearing.parsed, reports } }
}

// Signs that half the nicknames of a village share: they tell of nobody.
const weak = /[大小老二三四五六子家蛋娃妞毛的啊阿]/u

/**
 * The one of the sender's own households that a nickname most likely means: who shares a telling sign of his name with
 * it; else the only one of a village named in the message; else the sender's only one. Null where several fit or none.
 */
export function guessOf(hearing: Hearing, said: string): Guess | null {
  const { snapshot, sender, message } = hearing
  if (!mayBeNickname(hearing, said)) return null
  const own = snapshot.own(sender.userid).flatMap((code) => snapshot.household(code) ?? [])
  const alike = own.flatMap((household) => likeIn(household, said))
  if (alike.length > 0) return alike.length === 1 ? (alike[0] ?? null) : null
  if (looksFull(said)) return null
  const there = own.filter(({ village }) => village !== '' && message.text.includes(village))
  const [only, ...others] = there.length > 0 ? there : own
  return only === undefined || others.length > 0 ? null : { code: only.code, person: only.head }
}

// 铁蛋 and 李铁柱 share 铁; of a whole name two signs must agree, as a surname alone tells nothing.
function likeIn({ code, members }: SnapshotHousehold, said: string): Guess[] {
  return members.flatMap((person) => {
    const given = person.slice(surnameAt(person, 0) || 1)
    const shared = looksFull(said)
      ? [...said].filter((sign) => person.includes(sign)).length - 1
      : [...said].filter((sign) => !weak.test(sign) && given.includes(sign)).length
    return shared > 0 ? [{ code, person }] : []
  })
}

type Which = Extract<Ask, { ask: 'which-household' }>

/** Adds the guess to a question after an unknown name, its household first among the choices. */
export function withGuess(hearing: Hearing, ask: Ask): Ask {
  if (ask.ask !== 'which-household' || ask.said === null) return ask
  const guess = guessOf(hearing, ask.said)
  const choice = guess && saidHousehold(hearing.snapshot, guess.code)
  if (guess === null || choice === null) return ask
  return { ...ask, guess, choices: [choice, ...ask.choices.filter(({ code }) => code !== guess.code)].slice(0, 5) }
}

/** What an answer has taught, and whom the waiting reports are about by it. */
export interface Taught {
  readonly learned: SaidLearned
  readonly person: string
}

/**
 * Keeps what the answer has taught: from now on this cadre's 二蛋 means that person, the head where only a household
 * was chosen. Null where nothing is to be kept: a whole name that no roster has (刘大伟) is a person of his own, whose
 * household alone was told.
 */
export function learn(tx: Tx, hearing: Hearing, { said }: Which, code: string, named: string | null): Taught | null {
  const household = hearing.snapshot.household(code)
  if (said === null || household === null || looksFull(said) || !mayBeNickname(hearing, said)) return null
  const person = named ?? household.head
  const target = targetFor(hearing, household, person)
  if (target === null) return null
  teachWord(tx, byOf(hearing), { word: said, means: 'person', target, cadreId: hearing.sender.id })
  const { head, village } = household
  return { learned: { word: said, household: { code, head, village }, person }, person }
}

const byOf = ({ districtId, sender, message, now }: Hearing) =>
  ({ districtId, actor: { kind: 'cadre', id: sender.id }, origin: message.chat, now }) as const

// By the name alone where it means this household to the sender; with its village where two bear the name.
function targetFor(hearing: Hearing, { code, village }: SnapshotHousehold, name: string): string | null {
  const { snapshot, sender } = hearing
  const own = new Set(snapshot.own(sender.userid))
  const bearers = householdsNamed(hearing, name)
  const nearest = bearers.some((each) => own.has(each)) ? bearers.filter((each) => own.has(each)) : bearers
  if (nearest.length === 1 && nearest[0] === code) return name
  const there = bearers.filter((each) => snapshot.household(each)?.village === village)
  return there.length === 1 && village !== '' ? `${name}（${village}）` : null
}

const forgets = /^\s*(?:忘记|忘掉)\s*[“"「]?(\p{Script=Han}{2,5})[”"」]?[\s。]*$/u
const teaches =
  /^\s*[“"「]?(\p{Script=Han}{2,5}?)[”"」]?\s*(就是|指的是|说的是|是)\s*(\p{Script=Han}{2,5}?)(?:家|户)?[\s。！!]*$/u

/** 二蛋就是王建国: the nickname and whose it is, where the second is a name and the first may be kept. */
export function toldName(
  hearing: Hearing,
): { readonly word: string; readonly name: string; readonly households: string[] } | null {
  const [, word, verb, name] = teaches.exec(hearing.message.text) ?? []
  if (word === undefined || name === undefined || !mayBeNickname(hearing, word)) return null
  // 昨天是王建国 teaches nothing; 石头就是王建国 is meant to.
  if (verb === '是' && !isNoWord(word)) return null
  const households = householdsNamed(hearing, name).filter((code) => mayHearOf(hearing, code))
  return households.length === 0 ? null : { word, name, households }
}

/** The member of a household whose name the answer holds: 王磊 tells more than his household's number does. */
export function personNamed({ snapshot, message }: Hearing, code: string): string | null {
  const members = snapshot.household(code)?.members ?? []
  const named = members.filter((member) => message.text.includes(member))
  return named.sort((a, b) => b.length - a.length)[0] ?? null
}

/** 忘记 二蛋, and 二蛋就是王建国 unasked. Null where the message is neither. */
export async function nicknameTold(db: Database, tx: Tx, hearing: Hearing): Promise<Say | null> {
  const forgotten = forgets.exec(hearing.message.text)?.[1]
  if (forgotten !== undefined) return forget(db, tx, hearing, forgotten)
  const told = toldName(hearing)
  const [code, ...others] = told?.households ?? []
  const household = code === undefined ? null : hearing.snapshot.household(code)
  if (told === null || household === null || others.length > 0) return null
  const target = targetFor(hearing, household, told.name)
  if (target === null) return null
  const known = await ownWord(db, hearing, told.word)
  const taught = { word: told.word, means: 'person', target, cadreId: hearing.sender.id } as const
  if (known === null) teachWord(tx, byOf(hearing), taught)
  else if (known.target !== target) correctWord(tx, byOf(hearing), known, taught, '本人重新说明')
  const { head, village } = household
  return {
    say: 'nickname-learned',
    learned: { word: told.word, household: { code: household.code, head, village }, person: told.name },
  }
}

async function forget(db: Database, tx: Tx, hearing: Hearing, word: string): Promise<Say> {
  const known = await ownWord(db, hearing, word)
  if (known === null) return { say: 'nickname-forgotten', word, known: false }
  endWord(tx, byOf(hearing), known, '本人要求忘记')
  return { say: 'nickname-forgotten', word, known: true }
}

async function ownWord(db: Database, { districtId, sender }: Hearing, word: string) {
  const row = await db.prisma.localWord.findFirst({
    where: { districtId, word, cadreId: sender.id, means: 'person', endedAt: null },
    orderBy: { id: 'desc' },
  })
  return (
    row && {
      id: row.id,
      version: row.version,
      word,
      means: 'person' as const,
      target: row.target,
      cadreId: row.cadreId,
    }
  )
}
