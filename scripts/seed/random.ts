import { createHash } from 'node:crypto'

/** Chance that comes out the same for the same seed. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** Whole, both ends included. */
  between(least: number, most: number): number
  pick<Item>(items: readonly Item[]): Item
  chance(probability: number): boolean
}

/** sfc32 (PractRand's small fast counter), started from a hash of the seed's text. */
export function randomOf(seed: string): Random {
  const start = createHash('sha256').update(seed).digest()
  let [a, b, c, count] = [start.readInt32LE(0), start.readInt32LE(4), start.readInt32LE(8), 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let turn = 0; turn < 12; turn++) next()
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    // An empty list has nothing to pick: the tables here never are.
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    chance: (probability) => next() < probability,
  }
}
