/**
 * The two-character pieces of names, each once: what Household.bigrams holds, and what a search for a part of a name
 * asks for (all pieces must be there). pg_trgm cannot serve two Chinese characters.
 */
export function bigramsOf(names: Iterable<string>): string[] {
  const pieces = new Set<string>()
  for (const name of names) {
    const signs = [...name.replaceAll(/\s/g, '')]
    for (let at = 0; at + 1 < signs.length; at++) pieces.add(`${signs[at]}${signs[at + 1]}`)
  }
  return [...pieces]
}
