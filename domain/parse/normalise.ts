import { Converter } from 'opencc-js/t2cn'
import { traditionalCharacters } from './traditional.ts'

export interface Normalised {
  readonly text: string
  /** Offset in the text as sent of an offset in the normalised text. */
  at(index: number): number
}

const dropped = 0xffff
const surrogate = 0xfffe
const fullComma = 0xfffd
const traditional = 0xfffc

/** What each UTF-16 code unit becomes: itself, another, or one of the marks above (none of them is a character). */
const becomes = table()

function table(): Uint16Array {
  const units = new Uint16Array(65_536)
  for (let unit = 0; unit < 65_536; unit++) units[unit] = unit
  for (let unit = 0xff01; unit <= 0xff5e; unit++) units[unit] = unit - 0xfee0
  const map = (characters: string, to: string) => {
    for (let i = 0; i < characters.length; i++) units[characters.charCodeAt(i)] = to.charCodeAt(0)
  }
  map('\u3000\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f', ' ')
  map('\r\u0085\u2028\u2029', '\n')
  map('￥', '¥')
  map('〜∼', '~')
  map('﹣−‐‑', '-')
  units[0xff0c] = fullComma
  for (const character of traditionalCharacters) units[character.charCodeAt(0)] = traditional
  const pictures = /\p{Extended_Pictographic}/u
  for (let unit = 0xa9; unit < 0x32a0; unit++) if (pictures.test(String.fromCharCode(unit))) units[unit] = dropped
  const drop = (from: number, to: number) => units.fill(dropped, from, to + 1)
  // Controls, soft hyphen, zero width, direction, joiners, variation selectors, keycap, byte order mark.
  for (const [from, to] of [
    [0, 8],
    [11, 12],
    [14, 31],
    [127, 132],
    [134, 159],
    [0xad, 0xad],
    [0x61c, 0x61c],
    [0x180e, 0x180e],
  ] as const)
    drop(from, to)
  for (const [from, to] of [
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0x20e3, 0x20e3],
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
  ] as const)
    drop(from, to)
  units.fill(surrogate, 0xd800, 0xe000)
  units.fill(dropped, 0xfffc)
  return units
}

const isAsciiDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** How many units an emoji (or half a pair) takes up at `at`; 0 where a character of two units stands there. */
function pictureAt(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0
  if (point < 0x10000) return 1
  return (point >= 0x1f000 && point <= 0x1fbff) || point >= 0xe0000 ? 2 : 0
}

// Made when the first traditional character comes: it takes 12 ms.
let made: ((text: string) => string) | undefined

/** Keeps the length, so that offsets hold: where a phrase would change it, characters are converted one by one. */
function simplified(text: string): string {
  const convert = made ?? Converter({ from: 'tw', to: 'cn' })
  made = convert
  const whole = convert(text)
  if (whole.length === text.length) return whole
  return text.replace(/[\u3400-\u9fff]/g, (character) => {
    const one = convert(character)
    return one.length === 1 ? one : character
  })
}

/** `at` of a text of which nothing was dropped. */
export const same = (index: number): number => index

/** Offsets where `cuts[i]` units of the normalised text stand before the i-th unit that was dropped. */
function offsets(cuts: readonly number[]): (index: number) => number {
  return (index) => {
    let [low, high] = [0, cuts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cuts[middle] ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return index + low
  }
}

/**
 * Makes a text ready to be read: full-width becomes half-width, traditional simplified; emoji, zero-width and direction
 * characters and half surrogates go. A full-width comma between half-width digits becomes 、: it separates (5，200),
 * and must not read as the comma of 5,200.
 */
export function normalise(text: string): Normalised {
  let out = ''
  let from = 0
  let length = 0
  let isTraditional = false
  const cuts: number[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const to = becomes[unit] as number
    if (to === unit) continue
    if (to === traditional) {
      isTraditional = true
      continue
    }
    let gone = to === dropped ? 1 : 0
    if (to === surrogate) {
      gone = pictureAt(text, at)
      if (gone === 0) {
        at++
        continue
      }
    }
    out += text.slice(from, at)
    length += at - from
    if (gone === 0) {
      const isBetween = isAsciiDigit(text.charCodeAt(at - 1)) && isAsciiDigit(text.charCodeAt(at + 1))
      out += to === fullComma ? (isBetween ? '、' : ',') : String.fromCharCode(to)
      length++
      from = at + 1
    } else {
      for (let unitsGone = 0; unitsGone < gone; unitsGone++) cuts.push(length)
      from = at + gone
      at = from - 1
    }
  }
  const read = from === 0 ? text : out + text.slice(from)
  return { text: isTraditional ? simplified(read) : read, at: cuts.length === 0 ? same : offsets(cuts) }
}
