import type { Roster } from './roster.ts'
import { memberOf } from './roster.ts'
import { soundOf } from './sound.ts'
import { surnameAt } from './surnames.ts'

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
}

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
      if (bearer.person.length - surname === 2) file(given, bearer.person.slice(surname), bearer)
    }
  }
  return { households: new Set(roster.own(cadre)), bySound, heads, given }
}
