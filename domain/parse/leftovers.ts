import type { Fact } from './fact.ts'

/** A bare value of a form: what is left of a piece once names, figures and times are taken off it. */
export interface Leftover {
  /** Offsets in the fact's text. */
  readonly from: number
  readonly to: number
  readonly text: string
}

const cut = /[,。;!?\n\s、:|/\uE000-\uE005]+/
/** Where a figure belongs to what is told: 硬化门前路30米. */
export const betweenPieces = /[,。;!?\n\s、:|/\uE000\uE002\uE004\uE005]+/

const fillers =
  /^(?:家里|家的|家|的|他|她|在|是|有|了|个|一|嗯|呃|啊|呢|吧|就是|那个|目前|现在|都|也|还|已经|今年|去年|本月|这个月)+|(?:的|了|个|呢|吧|啊|左右|大概)+$/g

/** What a marked fact says without a label and is no name, figure or time, in order: 高山蔬菜, 粉条厂. */
export function leftovers(fact: Fact, breaks: RegExp = cut): Leftover[] {
  const found: Leftover[] = []
  let at = 0
  for (const part of fact.text.split(breaks)) {
    const from = fact.text.indexOf(part, at)
    at = from + part.length
    const trimmed = part.replace(fillers, '')
    if (trimmed === '') continue
    const start = from + part.indexOf(trimmed)
    found.push({ from: start, to: start + trimmed.length, text: trimmed })
  }
  return found
}
