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
