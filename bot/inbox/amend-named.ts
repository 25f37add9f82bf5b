import { toldAbout, toldLately } from '../../domain/lists/amendable.ts'
import type { Standing } from '../../domain/standing.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import { carryOut, notAmended } from './amend-carry.ts'
import { askWhich, bestEdit, choiceOf, correctBy, movedTo } from './amend-correct.ts'
import { figureIn, figuresOf, labelIn, labelled, parseAs } from './amend-read.ts'
import { householdsIn, namedIn } from './amend-whom.ts'
import type { Hearing } from './hearing.ts'
import type { Open } from './open-question.ts'

/** In chat a report is corrected within this time; later in the console (contract/chat.md, 'Turns'), in milliseconds. */
const correctable = 40 * 86_400_000

const toWhom = /^(?:户主?|农户|归户|姓名|本人|成员|人)(?:改?[是为成]|[:：\s])+(.+)$/u

/** 更正 王建国 月工资4800: the sender's latest report of that household that has that field. */
export async function correctNamed(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  text: string,
): Promise<Say> {
  const { districtId, sender, now } = hearing
  const since = new Date(now.getTime() - correctable)
  const who = householdsIn(hearing, text)
  const unknown = who === null ? unknownName(hearing, text) : null
  if (unknown !== null) return notAmended(hearing, 'nobody', null, unknown)
  const rest = who === null ? text : withoutName(text, who.name)
  const told = (after: Date | null): Promise<readonly Standing[]> =>
    who === null
      ? toldLately(db, districtId, sender.id, after ?? new Date(0))
      : toldAbout(db, districtId, sender.id, who.households, after)
  const all = await told(since)
  const [latest] = all
  if (latest === undefined) {
    const [older] = await told(null)
    return notAmended(hearing, older ? 'told-long-ago' : 'nothing-told', older ?? null, who?.name ?? null)
  }
  if (rest.trim() === '') return notAmended(hearing, 'what', latest)
  const person = who?.name ?? null
  return (
    (await correctOne(db, tx, hearing, open, all, rest, person)) ??
    (await inOlder(hearing, await told(null), rest, person)) ??
    noField(hearing, all, rest, latest)
  )
}

// 月工资4800 where only a visit was told: what is missing is said, not how a correction is written.
function noField(hearing: Hearing, all: readonly Standing[], words: string, latest: Standing): Say {
  const label = labelIn(words)
  const has = label !== null && all.some(({ report }) => labelled(report, words) > 0)
  return label === null || has
    ? notAmended(hearing, 'not-read', latest)
    : notAmended(hearing, 'no-field', latest, label)
}

async function correctOne(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  all: readonly Standing[],
  words: string,
  person: string | null,
): Promise<Say | null> {
  const [latest] = all
  if (latest === undefined) return null
  const whom = toWhom.exec(words.trim())?.[1]
  if (whom !== undefined) return moveLatest(db, tx, hearing, open, latest, whom)
  if (figureIn(hearing, words) !== null) {
    const figured = all.find((was) => figuresOf([was], '').length > 0)
    return figured ? correctBy(db, tx, hearing, open, [figured], { not: null, now: words }) : null
  }
  const edit = bestEdit(hearing, all, words, person)
  return edit && carryOut(db, tx, hearing, open, [edit])
}

async function moveLatest(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  was: Standing,
  whom: string,
): Promise<Say> {
  const named = namedIn(hearing, whom)
  const [household, ...others] = named?.households ?? []
  if (named === null || household === undefined) return notAmended(hearing, 'nobody', null, whom)
  if (others.length > 0) {
    const choices = [household, ...others].map((code) => choiceOf(hearing, was, null, code))
    return askWhich(tx, hearing, open, choices, named.said)
  }
  return carryOut(db, tx, hearing, open, [{ was, reading: movedTo(household, named, was) }])
}

// What was told more than 40 days ago is there, and is the console's to correct.
async function inOlder(hearing: Hearing, all: readonly Standing[], words: string, person: string | null) {
  const edit = bestEdit(hearing, all, words, person)
  return edit && notAmended(hearing, 'told-long-ago', edit.was)
}

/** 把王建国的月工资改成4800 as 更正 says it; null where what is changed into something is no field: 厕所改成水冲式了. */
export async function changeNamed(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  text: string,
): Promise<Say | null> {
  const who = householdsIn(hearing, text)
  if (who === null) return null
  const words = withoutName(text, who.name)
  const since = new Date(hearing.now.getTime() - correctable)
  const all = await toldAbout(db, hearing.districtId, hearing.sender.id, who.households, since)
  const labelledOnes = all.filter(({ report }) => labelled(report, words) > 1 || dated.test(words))
  return correctOne(db, tx, hearing, open, labelledOnes, words, who.name)
}

const dated = /^日期/u

/** A name in front that is nobody's on the roster: what it says must not be put into another's report. */
function unknownName(hearing: Hearing, text: string): string | null {
  const { problems } = parseAs(hearing, `#务工就业 ${text}`)
  return problems.find(({ code }) => code === 'unknown-household' || code === 'ambiguous-household')?.said ?? null
}

export function withoutName(text: string, name: string): string {
  const bare = text.normalize('NFKC')
  const at = bare.indexOf(name)
  if (name === '' || at < 0 || at > 8) return text
  return bare.slice(at + name.length).replace(/^(?:家的?|那户|这户|户(?![主是为:：\s])|的|[:：,，、\s])+/u, '')
}
