/** Where a text stops being JSON, as an offset. */
export class NoJson extends Error {
  override readonly name = 'NoJson'
  readonly at: number
  constructor(at: number) {
    super('no JSON')
    this.at = at
  }
}

export interface JsonRow {
  /** The key whose list it stands in. */
  readonly list: string
  readonly value: unknown
}

/**
 * The elements of the lists that an object of lists holds, one after the other: a file of 100,000 rows is never in
 * memory as objects, only as text. A key without a list gives one row of `undefined` under the key. Throws `NoJson`.
 */
export function* jsonRows(source: string): Generator<JsonRow> {
  let at = expect(source, space(source, 0), '{')
  if (source[space(source, at)] === '}') return ended(source, space(source, at) + 1)
  for (;;) {
    const from = space(source, at)
    const keyEnd = valueEnd(source, from)
    const key = parsed(source, from, keyEnd)
    if (typeof key !== 'string') throw new NoJson(from)
    at = space(source, expect(source, space(source, keyEnd), ':'))
    if (source[at] === '[') at = yield* elements(source, at + 1, key)
    else {
      const end = valueEnd(source, at)
      parsed(source, at, end)
      yield { list: key, value: undefined }
      at = end
    }
    at = space(source, at)
    if (source[at] === '}') return ended(source, at + 1)
    at = expect(source, at, ',')
  }
}

function* elements(source: string, from: number, list: string): Generator<JsonRow, number> {
  let at = space(source, from)
  if (source[at] === ']') return at + 1
  for (;;) {
    const end = valueEnd(source, at)
    yield { list, value: parsed(source, at, end) }
    at = space(source, end)
    if (source[at] === ']') return at + 1
    at = space(source, expect(source, at, ','))
  }
}

function parsed(source: string, from: number, end: number): unknown {
  try {
    return JSON.parse(source.slice(from, end))
  } catch {
    throw new NoJson(from)
  }
}

function expect(source: string, at: number, sign: string): number {
  if (source[at] !== sign) throw new NoJson(at)
  return at + 1
}

function ended(source: string, at: number): void {
  if (space(source, at) !== source.length) throw new NoJson(space(source, at))
}

function space(source: string, from: number): number {
  let at = from
  for (let code = source.charCodeAt(at); code === 32 || (code >= 9 && code <= 13); code = source.charCodeAt(at)) at++
  return at
}

const quote = 34
const backslash = 92

/** The offset behind the value that begins at `from`; what stands between is checked by who parses it. */
function valueEnd(source: string, from: number): number {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === quote) {
      at = stringEnd(source, at)
      if (depth === 0) return at + 1
    } else if (code === 123 || code === 91) depth++
    else if (code === 125 || code === 93) {
      depth--
      if (depth < 0) return at
      if (depth === 0) return at + 1
    } else if (depth === 0 && (code === 44 || code === 58 || code <= 32)) return at
  }
  if (depth > 0) throw new NoJson(source.length)
  return source.length
}

/** The place of the quote that ends the string which begins at `from`. */
function stringEnd(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === backslash) at++
    else if (code === quote) return at
  }
  throw new NoJson(source.length)
}
