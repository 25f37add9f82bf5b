import { type Chat, hidesNames } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { doubleSurnames } from './surnames.ts'

const longest = 20

/**
 * Two stars behind the surname, escaped: between two such names a renderer finds **、李** and makes it bold.
 * A backslash, and not a full-width star, as the contract names 王** itself.
 */
const stars = String.raw`\*\*`

/** A person's name as this chat may see it: cut at 20 signs; in groups 王**, or 上官** for a surname of two signs. */
export function nameIn(chat: Chat, name: string): string {
  const safe = clean(name)
  if (!hidesNames(chat)) return cutAt(safe, longest)
  return safe === '' ? '' : `${surnameOf(safe)}${stars}`
}

function surnameOf(name: string): string {
  const signs = [...name]
  const two = signs.slice(0, 2).join('')
  return signs.length > 2 && doubleSurnames.has(two) ? two : (signs[0] ?? '')
}

/** The same where nothing is markdown, as in a file's cell: 王**. */
export function nameInCell(chat: Chat, name: string): string {
  return nameIn(chat, name).replaceAll('\\', '')
}

/** A place's or a thing's name: never hidden, cut at 20 signs. */
export function placeName(name: string): string {
  return cutAt(clean(name), longest)
}

/** Whole names that stand in `text` as this chat may see them; the longest first, so that 王建国强 is not 王建国's. */
export function maskNames(chat: Chat, text: string, names: readonly string[]): string {
  if (!hidesNames(chat)) return text
  const known = [...new Set(names.map(clean))].filter((name) => [...name].length > 1)
  return known
    .sort((a, b) => b.length - a.length)
    .reduce((masked, name) => masked.replaceAll(name, () => nameIn(chat, name)), text)
}

/** Names with 、 between them, as many as fit a line of `room` signs, then 等; `of` is how many there are in truth. */
export function namesInLine(chat: Chat, names: readonly string[], of: number, room: number): string {
  const shown: string[] = []
  let length = 0
  for (const name of names.map((each) => nameIn(chat, each))) {
    // The first is always shown; the backslashes of 王\*\* take no room.
    length += [...name.replaceAll('\\', '')].length + 1
    if (shown.length > 0 && length > room) break
    shown.push(name)
  }
  return shown.join('、') + (shown.length < of ? '等' : '')
}
