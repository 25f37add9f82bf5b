/** WeCom ends a mention with U+2005; people type blanks. */
const blanks = /^[\s\u2005]+/u
const someMention = /^@\S+[\s\u2005]+/u

/**
 * The text of a group message without the robot's own name.
 *
 * In front goes `@name`, with or without a blank after it; where the robot is called otherwise in the group, the
 * leading `@…` and its blank. At the end goes only exactly `@name`. Other mentions stay: they are what was said.
 */
export function withoutOwnName(text: string, botName: string): string {
  // Without a name, a bare @ would count as one.
  const own = botName === '' ? '@\u0000' : `@${botName}`
  const offFront = (said: string) => said.slice(own.length).replace(blanks, '')
  let rest = text.replace(blanks, '')
  if (rest.startsWith(own)) rest = offFront(rest)
  else {
    rest = rest.replace(someMention, '')
    if (rest.startsWith(own)) rest = offFront(rest)
  }
  const ended = rest.trimEnd()
  return ended.endsWith(own) ? ended.slice(0, -own.length).trimEnd() : rest
}
