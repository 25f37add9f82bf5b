import { isHan } from './edges.ts'
import type { Span } from './types.ts'

const isGap = (unit: number): boolean => unit === 32 || unit === 44
/** Nobody begins again with more signs than these, nor with one alone: 一 一 is a list. */
const [longest, shortest] = [6, 2]

/**
 * 卖了 卖了九千, 那个 那个低压电工证, 一万二 一万二千六: where a speaker began twice with the same words the first are no
 * part of what he says. 正常 正常 is two columns of a row. In order; looks only where a blank or a comma stands.
 */
export function restarts(text: string): Span[] {
  const found: Span[] = []
  for (let at = shortest; at < text.length; at += 1) {
    if (!isGap(text.charCodeAt(at)) || !isHan(text.charCodeAt(at - 1))) continue
    let next = at + 1
    while (isGap(text.charCodeAt(next))) next += 1
    const length = repeated(text, at, next)
    if (length > 0) found.push([at - length, next])
    at = next
  }
  return found
}

// The longest run before the gap with which the text behind it begins.
function repeated(text: string, at: number, next: number): number {
  if (!isHan(text.charCodeAt(next))) return 0
  for (let length = Math.min(longest, at); length >= shortest; length -= 1) {
    if (text.charCodeAt(at - length) !== text.charCodeAt(next)) continue
    const goesOn = isHan(text.charCodeAt(next + length))
    if (goesOn && text.startsWith(text.slice(at - length, at), next) && allHan(text, at - length, at)) return length
  }
  return 0
}

function allHan(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isHan(text.charCodeAt(at))) return false
  return true
}
