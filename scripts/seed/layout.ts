import { type Village, villages } from '../../domain/places/jiyuan.ts'
import type { Random } from './random.ts'

/** How many households each village gets; in the order of the codes. */
export interface Share {
  readonly village: Village
  readonly households: number
}

/** Some 25 households a village, over as many real villages as that takes, all 557 from 14,000 households on. */
export function spread(random: Random, households: number): readonly Share[] {
  const count = Math.min(villages.length, Math.ceil(households / 25))
  const chosen = shuffled(random, villages).slice(0, count)
  const ordered = [...chosen].sort((a, b) => (a.code < b.code ? -1 : 1))
  return ordered.map((village, index) => ({
    village,
    households: Math.floor(households / count) + (index < households % count ? 1 : 0),
  }))
}

/** Fisher and Yates. */
function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.between(0, last)
    const moved = order[last] as Item // both places are within the list
    order[last] = order[other] as Item
    order[other] = moved
  }
  return order
}
