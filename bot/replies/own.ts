import { type Chat, hidesNames } from './chat.ts'
import { clean } from './clean.ts'
import { nameIn, placeName } from './names.ts'
import type { SaidHousehold } from './say.ts'

/** The sender's own, from which examples are made. */
export interface Own {
  readonly households: readonly SaidHousehold[]
  readonly village: string | null
}

/**
 * An example with {户} and {村} filled from the sender's own, another household for each example. Where there is none,
 * and in groups, 某某: a masked name could not be sent as it stands. The text is the kind's own, so # stays meant.
 */
export function fillExample(chat: Chat, example: string, own: Own, turn = 0): string {
  const { households, village } = own
  const household = households.length === 0 ? undefined : households[turn % households.length]
  const head = household === undefined || hidesNames(chat) ? '某某' : nameIn(chat, household.head)
  const place = village ?? household?.village
  return clean(example)
    .replaceAll('{户}', () => head)
    .replaceAll('{村}', () => (place === undefined ? '某村' : placeName(place)))
}
