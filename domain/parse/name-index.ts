/**
 * Full names by their first two characters, so that asking whether a name starts at a position costs the same in a
 * roster of 60 households and of a million.
 */
export interface NameIndex {
  /** Every different name, once. */
  readonly list: readonly string[]
  /** The number of the longest name that starts at a position, or -1. */
  readonly at: (text: string, position: number) => number
  /** Whether any name begins with a character. */
  readonly isBegunBy: (unit: number) => boolean
  /** The number of a name, or -1. */
  readonly numberOf: (name: string) => number
  /** Where (as a member's position) a name is borne. */
  readonly bearers: (name: number) => Int32Array
}

export function indexNames(list: readonly string[], memberNames: Int32Array): NameIndex {
  const numbers = new Map<string, number>()
  const lengths = new Map<number, number>()
  const surnames = new Uint8Array(65_536)
  for (let i = 0; i < list.length; i += 1) {
    const name = list[i] ?? ''
    if (name.length < 2) continue
    numbers.set(name, i)
    surnames[name.charCodeAt(0)] = 1
    const key = keyOf(name, 0)
    lengths.set(key, (lengths.get(key) ?? 0) | (1 << Math.min(name.length, 30)))
  }
  const numberOf = (name: string): number => numbers.get(name) ?? -1
  const at = (text: string, position: number): number => {
    if (surnames[text.charCodeAt(position)] !== 1) return -1
    const mask = lengths.get(keyOf(text, position)) ?? 0
    for (let length = mask === 0 ? 0 : 31 - Math.clz32(mask); length >= 2; length -= 1) {
      if ((mask & (1 << length)) === 0) continue
      const found = numbers.get(text.slice(position, position + length))
      if (found !== undefined) return found
    }
    return -1
  }
  return { list, at, isBegunBy: (unit) => surnames[unit] === 1, numberOf, bearers: bearers(list.length, memberNames) }
}

const keyOf = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1)

// A counting sort: positions of members grouped by name, without an array a name.
function bearers(count: number, memberNames: Int32Array): NameIndex['bearers'] {
  const starts = new Int32Array(count + 1)
  for (const name of memberNames) starts[name + 1] = (starts[name + 1] ?? 0) + 1
  for (let i = 0; i < count; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const next = starts.slice()
  const positions = new Int32Array(memberNames.length)
  memberNames.forEach((name, position) => {
    const slot = next[name] ?? 0
    positions[slot] = position
    next[name] = slot + 1
  })
  return (name) => positions.subarray(starts[name] ?? 0, starts[name + 1] ?? 0)
}
