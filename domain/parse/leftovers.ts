import type { Fact } from './fact.ts'
import { oneOf } from './values/glyphs.ts'

/** A bare value of a form: what is left of a piece once names, figures and times are taken off it. */
export interface Leftover {
  /** Offsets in the fact's text. */
  readonly from: number
  readonly to: number
  readonly text: string
}

const stops = ',。;!?、:|/ \n\t\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'
const wide = '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'
const cut = oneOf(`${stops}${wide}\uE000\uE001\uE002\uE003\uE004\uE005`)
/** Where a figure belongs to what is told: 硬化门前路30米. */
export const betweenPieces = oneOf(`${stops}${wide}\uE000\uE002\uE004\uE005`)

const fillers =
  /^(?:家里|家的|家|的|他|她|在|是|有|了|个|一|嗯|呃|啊|呢|吧|就是|那个|目前|现在|都|也|还|已经|今年|去年|本月|这个月)+|(?:的|了|个|呢|吧|啊|左右|大概)+$/g

// Asked of every piece: most neither begin nor end as a filler does, and are spared the search.
const opens = oneOf('家的他她在是有了个一嗯呃啊呢吧就那目现都也还已今去本这')
const closes = oneOf('的了个呢吧啊右概')

function trimmedOf(part: string): string {
  if (!opens(part.charCodeAt(0)) && !closes(part.charCodeAt(part.length - 1))) return part
  return part.replace(fillers, '')
}

/** What a marked fact says without a label and is no name, figure or time, in order: 高山蔬菜, 粉条厂. */
export function leftovers({ text }: Fact, breaks: (unit: number) => boolean = cut): Leftover[] {
  const found: Leftover[] = []
  let from = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !breaks(text.charCodeAt(at))) continue
    const part = text.slice(from, at)
    const begun = from
    from = at + 1
    const trimmed = part === '' ? '' : trimmedOf(part)
    if (trimmed === '') continue
    const start = begun + part.indexOf(trimmed)
    found.push({ from: start, to: start + trimmed.length, text: trimmed })
  }
  return found
}
