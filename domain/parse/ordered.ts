/**
 * The elements of an ordered list that start within two offsets, found by halving: a message of 500 facts asks this
 * for each of its clauses.
 */
export function within<T extends { readonly start: number }>(
  list: readonly T[],
  from: number,
  to: number,
): readonly T[] {
  if (list.length === 0) return list
  const first = firstFrom(list, from)
  let end = first
  while (end < list.length && (list[end]?.start ?? to) < to) end += 1
  return first === 0 && end === list.length ? list : list.slice(first, end)
}

/** A list no longer than this is put in order by moving its elements: `sort` first copies it twice. */
const short = 16

/** Puts a list in order by where its elements start, in place; of equals the earlier one stays before. */
export function inOrder<T>(list: T[], startOf: (one: T) => number): T[] {
  if (list.length > short) return list.sort((a, b) => startOf(a) - startOf(b))
  for (let at = 1; at < list.length; at += 1) {
    const one = list[at] as T
    const start = startOf(one)
    let to = at
    for (; to > 0 && startOf(list[to - 1] as T) > start; to -= 1) list[to] = list[to - 1] as T
    list[to] = one
  }
  return list
}

/** Index of the first element that starts at or after an offset. */
export function firstFrom(list: readonly { readonly start: number }[], from: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
