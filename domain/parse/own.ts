import { isHan } from './edges.ts'
import type { Roster } from './roster.ts'
import { memberOf } from './roster.ts'
import { soundOf } from './sound.ts'
import { isDoubleStart, surnameAt } from './surnames.ts'

/** A person who may be meant: his household and his name in the roster's spelling. */
export interface Bearer {
  readonly household: number
  readonly person: string
}

/** The sender's own people, by what is looked for in his messages. Made at his first message, then kept. */
export interface Own {
  readonly households: ReadonlySet<number>
  /** By a sound of the name's first character: what a voice transcript may have written otherwise. */
  readonly bySound: ReadonlyMap<number, readonly Bearer[]>
  /** Heads by surname: 老王, 王叔. */
  readonly heads: ReadonlyMap<string, readonly Bearer[]>
  /** Members by given name of two characters: 建国哥, 铁柱家. */
  readonly given: ReadonlyMap<string, readonly Bearer[]>
  /** Members by given name of one character: 小磊, 磊子, 娜娜. */
  readonly single: ReadonlyMap<string, readonly Bearer[]>
  /** What may begin at a character: flags below. Asked for at every position of every message. */
  readonly begins: (unit: number) => number
}

/**
 * A name of the sender's own by sound; a given name by sound; somebody's surname; an age (老王, 小李); a name of the
 * roster. `known` alone: nothing.
 */
export const begins = { known: 1, sound: 2, given: 4, surname: 8, age: 16, name: 32 } as const

const made = new WeakMap<Roster, Map<string, Own>>()

export function ownOf(roster: Roster, cadre: string): Own {
  const known = made.get(roster) ?? new Map<string, Own>()
  made.set(roster, known)
  const own = known.get(cadre) ?? makeOwn(roster, cadre)
  known.set(cadre, own)
  return own
}

function makeOwn(roster: Roster, cadre: string): Own {
  const bySound = new Map<number, Bearer[]>()
  const heads = new Map<string, Bearer[]>()
  const given = new Map<string, Bearer[]>()
  const single = new Map<string, Bearer[]>()
  const file = <K>(table: Map<K, Bearer[]>, key: K, bearer: Bearer) => {
    const filed = table.get(key)
    if (filed === undefined) table.set(key, [bearer])
    else filed.push(bearer)
  }
  for (const household of roster.own(cadre)) {
    const [from, to] = [roster.firstMember[household] ?? 0, roster.firstMember[household + 1] ?? 0]
    for (let position = from; position < to; position += 1) {
      const bearer = { household, person: memberOf(roster, position) }
      for (const sound of soundOf(bearer.person.charCodeAt(0)).near) file(bySound, sound, bearer)
      const surname = surnameAt(bearer.person, 0) || 1
      if (position === from) file(heads, bearer.person.slice(0, surname), bearer)
      if (bearer.person.length - surname === 1 && !/[一二三四五六七八九十大小老]/.test(bearer.person.slice(surname)))
        file(single, bearer.person.slice(surname), bearer)
      if (bearer.person.length - surname === 2) file(given, bearer.person.slice(surname), bearer)
    }
  }
  return {
    households: new Set(roster.own(cadre)),
    bySound,
    heads,
    given,
    single,
    begins: beginnings(roster, bySound, given, single),
  }
}

const old = '老'.charCodeAt(0)
const little = '小'.charCodeAt(0)

/** More than there are syllables, whole and folded: some 800. */
const mostSounds = 2_048

// What hangs on the character alone is one table a roster; what hangs on the sender goes by sound, 2 kB each. A table of
// all characters a sender took 64 kB: 64 MB for a thousand cadres.
function beginnings(
  roster: Roster,
  bySound: Own['bySound'],
  given: Own['given'],
  single: Own['single'],
): Own['begins'] {
  const shared = characterFlags(roster)
  const own = new Uint8Array(mostSounds)
  for (const sound of bySound.keys()) own[sound] = begins.sound
  for (const name of given.keys()) {
    for (const sound of soundOf(name.charCodeAt(0)).near) own[sound] = (own[sound] ?? 0) | begins.given
  }
  for (const name of single.keys()) {
    for (const sound of soundOf(name.charCodeAt(0)).near) own[sound] = (own[sound] ?? 0) | begins.given
  }
  return (unit) => {
    let flags = shared(unit)
    const { near } = soundOf(unit)
    for (let i = 0; i < near.length; i += 1) flags |= own[near[i] ?? 0] ?? 0
    return flags
  }
}

const flagsOf = new WeakMap<Roster, (unit: number) => number>()

function characterFlags(roster: Roster): (unit: number) => number {
  const known = flagsOf.get(roster)
  if (known !== undefined) return known
  const table = new Uint8Array(65_536)
  const made = (unit: number): number => {
    const filled = table[unit] ?? 0
    if (filled !== 0) return filled
    let flags: number = begins.known
    if (isHan(unit)) {
      if (surnameAt(String.fromCharCode(unit), 0) > 0 || isDoubleStart(unit)) flags |= begins.surname
      if (unit === old || unit === little) flags |= begins.age
      if (roster.names.isBegunBy(unit)) flags |= begins.name
    }
    table[unit] = flags
    return flags
  }
  flagsOf.set(roster, made)
  return made
}
