import { placeOf } from './roster.ts'
import type { Scene } from './scene.ts'
import type { VillageHit } from './villages.ts'

/**
 * The village of a report that names none itself: the only one that the message names anywhere, else for 俺村 and 我村
 * the one in which all of the sender's households live. Empty where that is not one.
 */
export function villageMeant({ places, ground, masked }: Scene): readonly VillageHit[] {
  const named = places.filter(({ means }) => means.kind === 'village' && !means.bare)
  const first = named[0]
  if (first !== undefined) return named.every(({ means }) => means.name === first.means.name) ? [first] : []
  const own = /[俺我咱本]们?村/.exec(masked)
  if (own === null) return []
  const { roster, message } = ground
  const villages = new Set(roster.own(message.from).map((household) => placeOf(roster, household).village))
  const [name = ''] = villages
  if (villages.size !== 1 || name === '') return []
  const [start, end] = [own.index, own.index + own[0].length]
  return [{ start, end, word: own[0], means: { kind: 'village', name, bare: false } }]
}
