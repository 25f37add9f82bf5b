/** A bounded store by id: the oldest leave when there are more than `most`. */
export interface Keep<Value> {
  get(id: string): Value | undefined
  has(id: string): boolean
  set(id: string, value: Value): void
  delete(id: string): void
  readonly size: number
}

/**
 * Makes an empty store.
 *
 * @param most how many are kept; a key that is set again counts as new
 */
export function keep<Value>(most: number): Keep<Value> {
  const rows = new Map<string, Value>()
  return {
    get: (id) => rows.get(id),
    has: (id) => rows.has(id),
    set(id, value) {
      rows.delete(id)
      rows.set(id, value)
      // A Map yields its keys in the order in which they were set.
      for (const oldest of rows.keys()) {
        if (rows.size <= most) break
        rows.delete(oldest)
      }
    },
    delete: (id) => void rows.delete(id),
    get size() {
      return rows.size
    },
  }
}
