/** Two for a Han sign, one for ASCII: a line holds thirty 汉字 (ux.md, 'Chat'). */
const lineRoom = 60

/** Parts with `between` between them, on as many lines as they need; a part itself is never broken. */
export function flowing(head: string, parts: readonly string[], between: string): string[] {
  const lines: string[] = []
  let line = head
  for (const [at, part] of parts.entries()) {
    const joined = at === 0 ? `${line}${part}` : `${line}${between}${part}`
    if (at > 0 && roomOf(joined) > lineRoom) {
      lines.push(line)
      line = part
    } else line = joined
  }
  return parts.length === 0 ? [] : [...lines, line]
}

function roomOf(text: string): number {
  let room = 0
  // A backslash is the escape of the sign behind it.
  for (const sign of text) if (sign !== '\\') room += sign > '\u2000' ? 2 : 1
  return room
}
