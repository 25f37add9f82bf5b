import { setImmediate } from 'node:timers/promises'
import { type KeptText, messagesHolding, mostReread } from '../domain/lists/reread-messages.ts'
import { rosterRows } from '../domain/lists/roster-rows.ts'
import { localWords, type TaughtWord } from '../domain/lists/words.ts'
import { normalise } from '../domain/parse/normalise.ts'
import { type Difference, reread } from '../domain/parse/reread.ts'
import { buildRoster, headOf, placeOf, type Roster } from '../domain/parse/roster.ts'
import type { Database } from '../prisma/transact.ts'

export interface Changed extends Difference {
  readonly message: KeptText
}

/** What a word changes of the messages on record. */
export interface Rereading {
  /** The newest fifty of those that would read differently. */
  readonly changed: readonly Changed[]
  /** All of them. */
  readonly count: number
  /** Messages that hold the word and could not be read again within the time. */
  readonly unread: number
  /** There may be older ones that were not even looked at. */
  readonly more: boolean
  /** A household's head and village by its code: 王建国（中王村）. */
  household(code: string): string
}

/** Nobody waits longer for an answer; what is not read by then is told, milliseconds. */
const longest = 2_000
/** Where reading the roster alone took so long, some messages are read all the same. */
const least = 500
const shown = 50

/**
 * Reads the messages on record that hold a word with the words as they are and as they would be. A message without the
 * word reads the same either way, so it is not read; the roster is, only where some message holds it.
 */
export async function rereadAll(
  db: Database,
  districtId: string,
  word: string,
  now: readonly TaughtWord[],
  then: readonly TaughtWord[],
): Promise<Rereading> {
  const begun = performance.now()
  const kept = await messagesHolding(db, districtId, word, concerned(word, now, then))
  const holding = kept.filter(({ masked }) => normalise(masked).text.includes(word))
  const more = kept.length >= mostReread
  if (holding.length === 0) return { changed: [], count: 0, unread: 0, more, household: (code) => code }
  const roster = await rosterOf(db, districtId)
  const [before, after] = [localWords(now), localWords(then)]
  const changed: Changed[] = []
  const end = Math.max(begun + longest, performance.now() + least)
  let [count, read] = [0, 0]
  for (const message of holding) {
    if (performance.now() > end) break
    // Other requests are answered in between.
    if (read % 50 === 49) await setImmediate()
    read += 1
    const { id, sender, cadreId, at, masked } = message
    const heard = { id, from: sender, at: at.toISOString(), text: masked }
    const found = reread(heard, roster, before(cadreId), after(cadreId))
    if (found === null) continue
    count += 1
    if (changed.length < shown) changed.push({ message, ...found })
  }
  return { changed, count, unread: holding.length - read, more, household: naming(roster, changed) }
}

/** The cadres in whose messages the word holds before or after; null for everybody. */
function concerned(word: string, ...rows: readonly (readonly TaughtWord[])[]): readonly string[] | null {
  const cadres = rows.flat().flatMap((row) => (row.word === word ? [row.cadreId] : []))
  const known = cadres.filter((cadreId) => cadreId !== null)
  return known.length < cadres.length ? null : known
}

async function rosterOf(db: Database, districtId: string): Promise<Roster> {
  const { households, cadres } = await rosterRows(db, districtId)
  return buildRoster({
    households: households(),
    cadres: cadres.map(({ userid, name, households: own }) => ({ id: userid, name, households: own })),
  })
}

// Names of those households alone that are shown: a table of all would cost more than the reading.
function naming(roster: Roster, changed: readonly Changed[]): (code: string) => string {
  const wanted = new Set(
    changed.flatMap(({ before, after }) =>
      [...before.reports, ...after.reports, before.command, after.command].flatMap((one) => one?.household ?? []),
    ),
  )
  const names = new Map<string, string>()
  for (const [position, code] of roster.codes.entries()) {
    if (wanted.has(code)) names.set(code, `${headOf(roster, position)}（${placeOf(roster, position).village}）`)
  }
  return (code) => names.get(code) ?? code
}
