import { codeAt, isAsciiDigit, isAsciiLetter } from './glyphs.ts'

/** A number in Arabic digits: 4500, 1,500,000, 3.14, 1e10, 1.1^23. */
export interface Figures {
  readonly end: number
  readonly value: number
  /** Digits before the point. */
  readonly digits: number
  readonly fractional: boolean
  /** 2024.7.15, 192.168.1.1: only the part before the first point was read. */
  readonly dotted: boolean
}

function pastDigits(text: string, from: number): number {
  let at = from
  while (isAsciiDigit(codeAt(text, at))) at++
  return at
}

const isGroup = (text: string, at: number): boolean =>
  isAsciiDigit(codeAt(text, at)) &&
  isAsciiDigit(codeAt(text, at + 1)) &&
  isAsciiDigit(codeAt(text, at + 2)) &&
  !isAsciiDigit(codeAt(text, at + 3))

/** 1 000 000: blanks part one number only where there are two of them. */
function pastBlankGroups(text: string, first: number): number {
  let end = first
  while (codeAt(text, end) === 32 && isGroup(text, end + 1)) end += 4
  return end >= first + 8 ? end : first
}

/** End of 1,500,000 where `first` is the end of its first group; `first` itself where no group of three follows. */
function pastGroups(text: string, start: number, first: number): number {
  if (first - start > 3 || codeAt(text, start) === 48) return first
  if (codeAt(text, first) === 32) return pastBlankGroups(text, first)
  let end = first
  while (codeAt(text, end) === 44) {
    if (!isGroup(text, end + 1)) break
    end += 4
  }
  return end
}

/** End of the e10 of 1e10 or the ^23 of 1.1^23, or `from`. Three digits at most: more is no amount. */
function pastExponent(text: string, from: number): number {
  const sign = codeAt(text, from)
  if (sign !== 94 && (sign | 32) !== 101) return from
  const first = codeAt(text, from + 1) === 43 || codeAt(text, from + 1) === 45 ? from + 2 : from + 1
  const end = pastDigits(text, first)
  return end > first && end <= first + 3 && !isAsciiLetter(codeAt(text, end)) ? end : from
}

/** Reads the Arabic digits that begin at `start` (which must be one). Linear in what it takes. */
export function figuresAt(text: string, start: number): Figures {
  const first = pastDigits(text, start)
  const whole = pastGroups(text, start, first)
  const isPoint = codeAt(text, whole) === 46 && isAsciiDigit(codeAt(text, whole + 1))
  const point = isPoint ? pastDigits(text, whole + 1) : whole
  if (isPoint && codeAt(text, point) === 46 && isAsciiDigit(codeAt(text, point + 1)))
    return {
      end: whole,
      value: Number(text.slice(start, whole)),
      digits: first - start,
      fractional: false,
      dotted: true,
    }
  const written = whole === first ? text.slice(start, point) : text.slice(start, point).replaceAll(/[, ]/g, '')
  const end = pastExponent(text, point)
  let value = Number(written)
  if (end > point) {
    const exponent = Number(text.slice(point + 1, end))
    value = codeAt(text, point) === 94 ? value ** exponent : Number(`${written}e${exponent}`)
  }
  const digits = whole === first ? first - start : whole - start
  return { end, value, digits, fractional: isPoint || end > point, dotted: false }
}
