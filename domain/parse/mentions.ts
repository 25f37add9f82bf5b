import { type Lexicon, lexicon } from '../lexicon.ts'
import { everyday, isHan, mayBegin, mayEnd } from './edges.ts'
import type { Ground } from './ground.ts'
import { nicknameAt, strangerAt } from './nicknames.ts'
import { type Bearer, begins, type Own, ownOf } from './own.ts'
import { householdAt, memberOf, placeOf, type Roster } from './roster.ts'
import { alike, soundOf } from './sound.ts'
import { surnameAt } from './surnames.ts'
import type { LocalWords } from './types.ts'

/** Somebody named in a message, before it is settled who of those is meant. Offsets count in the plain text. */
export interface Mention {
  readonly start: number
  readonly end: number
  /** name: as the roster has it · sound: written by sound · nick: 老王, 王叔, 建国哥 · stranger: in no roster */
  readonly via: 'name' | 'sound' | 'nick' | 'stranger'
  readonly bearers: readonly Bearer[]
}

/**
 * Everybody named, from left to right; at a position an exact name goes before a nickname, that before a name by
 * sound, that before a stranger's. `taken` says where no name can start (dates, amounts, villages).
 */
export function findMentions(ground: Ground, taken: (at: number) => number): Mention[] {
  const { roster, text } = ground
  const own = ownOf(roster, ground.message.from)
  const areTaught = ground.words.names !== undefined
  const found: Mention[] = []
  for (let i = 0; i < text.length; ) {
    const skip = taken(i)
    if (skip > i) {
      i = skip
      continue
    }
    // One look into a table decides for nearly every character.
    const flags = own.begins(text.charCodeAt(i))
    if (flags === begins.known && !areTaught) {
      i += 1
      continue
    }
    const mention = (areTaught ? taughtAt(ground, i) : null) ?? mentionAt(roster, own, text, i, flags)
    if (mention !== null) found.push(mention)
    i = mention?.end ?? i + 1
  }
  return found
}

const taught = new WeakMap<LocalWords, Lexicon<string>>()

/** 王建国; where two bear the name 王建国（葛山村）. */
const target = /^([^（]+)(?:（([^）]+)）)?$/u

// A nickname that was taught stands for the name in the roster's spelling, before all else.
function taughtAt({ words, roster, text }: Ground, at: number): Mention | null {
  if (words.names === undefined) return null
  const known = taught.get(words) ?? lexicon(Object.entries(words.names))
  taught.set(words, known)
  const found = known.at(text, at)
  if (found === null) return null
  const [, person = '', village] = target.exec(found.means) ?? []
  const name = roster.names.numberOf(person)
  if (name < 0) return null
  const bearers = [...roster.names.bearers(name)].flatMap((position) => {
    const household = householdAt(roster, position)
    if (village !== undefined && placeOf(roster, household).village !== village) return []
    return [{ household, person }]
  })
  return { start: at, end: at + found.word.length, via: 'name', bearers }
}

function mentionAt(roster: Roster, own: Own, text: string, at: number, flags: number): Mention | null {
  if (flags === begins.known) return null
  return (
    ((flags & begins.name) !== 0 ? exactAt(roster, own, text, at) : null) ??
    nicknameAt(own, text, at, flags) ??
    ((flags & begins.sound) !== 0 ? soundAt(own, text, at) : null) ??
    ((flags & begins.surname) !== 0 ? strangerAt(text, at) : null)
  )
}

function exactAt(roster: Roster, own: Own, text: string, at: number): Mention | null {
  const name = roster.names.at(text, at)
  if (name < 0) return null
  const positions = roster.names.bearers(name)
  const end = at + (roster.names.list[name] ?? '').length
  const bearers: Bearer[] = []
  let mine = false
  for (const position of positions) {
    const household = householdAt(roster, position)
    mine ||= own.households.has(household)
    bearers.push({ household, person: memberOf(roster, position) })
  }
  const sure = end - at > 2 || (mine && !everyday.has(text.slice(at, end)))
  if (!sure && !(mayBegin(text, at) && mayEnd(text, end) && !everyday.has(text.slice(at, end)))) return null
  return { start: at, end, via: 'name', bearers }
}

// Among the sender's own only; the closest sound wins, and several of the same closeness stay candidates.
function soundAt(own: Own, text: string, at: number): Mention | null {
  let best: Bearer[] = []
  let level: 0 | 1 | 2 = 0
  let length = 0
  for (const sound of soundOf(text.charCodeAt(at)).near) {
    for (const bearer of own.bySound.get(sound) ?? []) {
      const heard = at + bearer.person.length <= text.length ? alike(bearer.person, text, at) : 0
      if (heard === 0 || !believable(bearer.person, text, at, heard)) continue
      if (heard < level || (heard === level && bearer.person.length < length)) continue
      if (heard > level || bearer.person.length > length) best = []
      level = heard
      length = bearer.person.length
      if (!best.some((one) => one.household === bearer.household && one.person === bearer.person)) best.push(bearer)
    }
  }
  return best.length === 0 ? null : { start: at, end: at + length, via: 'sound', bearers: best }
}

// Three syllables seldom sound alike by chance; two often do (账上 for 张三), so they must stand where names stand.
function believable(name: string, text: string, at: number, heard: 0 | 1 | 2): boolean {
  const end = at + name.length
  const said = text.slice(at, end)
  if (everyday.has(said) || everyday.has(said.slice(0, 2))) return said[0] === name[0] && name.length > 2
  if (name.length > 2) return heard === 2 || surnameAt(text, at) > 0
  if (!mayBegin(text, at) || !mayEnd(text, end)) return false
  // 万磊 for 王磊: a surname near in sound, where a sentence begins with it.
  const opens = at === 0 || !isHan(text.charCodeAt(at - 1))
  return said[0] === name[0] || ((heard === 2 || (opens && said[1] === name[1])) && surnameAt(text, at) > 0)
}
