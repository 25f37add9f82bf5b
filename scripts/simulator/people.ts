/** Somebody of the company who can write; `role` in words, as 帮扶责任人 · 轵城镇中王村 · 12 户. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly role: string
}

/** A group chat in which the robot is. */
export interface Group {
  readonly chat: string
  readonly topic: string
}

export interface Directory {
  set(people: readonly Person[], groups: readonly Group[]): void
  person(id: string): Person | undefined
  groups(): readonly Group[]
  /** Whether this is a group's id; one somebody has written in counts, listed or not. */
  isGroup(chat: string): boolean
  /** Those whose name, role or id holds every word asked for, at most `most`, and how many there are. */
  find(query: string, most: number): { readonly people: readonly Person[]; readonly total: number }
}

export const makeDirectory = (people: readonly Person[], groups: readonly Group[]): Directory => {
  let everybody: readonly (Person & { readonly haystack: string })[] = []
  let byId = new Map<string, Person>()
  let rooms: readonly Group[] = []
  let roomIds = new Set<string>()
  const set: Directory['set'] = (now, chats) => {
    everybody = now.map((one) => ({ ...one, haystack: `${one.name} ${one.role} ${one.id}`.toLowerCase() }))
    byId = new Map(now.map((one) => [one.id, one]))
    rooms = [...chats]
    roomIds = new Set(chats.map(({ chat }) => chat))
  }
  set(people, groups)
  return {
    set,
    person: (id) => byId.get(id),
    groups: () => rooms,
    isGroup: (chat) => roomIds.has(chat),
    find: (query, most) => {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean)
      const found = everybody.filter(({ haystack }) => words.every((word) => haystack.includes(word)))
      const shown = found.slice(0, most).map(({ id, name, role }) => ({ id, name, role }))
      return { people: shown, total: found.length }
    },
  }
}
