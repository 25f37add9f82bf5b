import { afterBlanks, codeAt, hanDigit, isAsciiDigit, oneOf, unitExponent } from './glyphs.ts'
import { measureAt } from './measures.ts'
import { isMoney } from './money-units.ts'

/** What a numeral has taken so far, as far as a blank asks. */
export interface Broken {
  readonly text: string
  readonly at: number
  /** A figure waits for its unit; -1: none does. */
  readonly pending: number
  readonly run: number
  readonly han: boolean
  readonly units: number
  /** The last unit. */
  readonly unit: number
  /** A blank was taken before. */
  readonly spaced: boolean
}

const ends = oneOf(' ,.;:!?、。，；：！？)）\n元圆块点又分')
const parts = oneOf('折成个倍%')
const dayMark = oneOf('月日号点时')
const isDigit = (code: number): boolean => isAsciiDigit(code) || hanDigit(code) > 0

/** 5 十一月, 三 十五号: the 十 begins a day. */
function beginsDay(text: string, ten: number): boolean {
  const next = codeAt(text, ten + 1)
  return dayMark(next) || (isDigit(next) && dayMark(codeAt(text, ten + 2)))
}

/** 三 万, 5 千4 百, 三十 亿: the unit of the figure that waits. Behind Arabic figures 十 is none, and 千克 a measure. */
function unitBehind({ text, han, run, units }: Broken, next: number): boolean {
  const exponent = unitExponent(codeAt(text, next))
  if (exponent === 0) return false
  if (exponent >= 4 || unitExponent(codeAt(text, next + 1)) >= 4) return true
  if (han) return (run === 1 || units > 0) && !(exponent === 1 && beginsDay(text, next))
  const follows = codeAt(text, next + 1)
  return exponent > 1 && (follows === 0 || ends(follows) || isDigit(follows))
}

/** 两万 三千: a figure with a unit below the last one; not where it counts something of its own (2万 3千斤). */
function smallerBehind({ text, unit, spaced }: Broken, next: number): boolean {
  if (!isDigit(codeAt(text, next))) return false
  let at = next
  while (isAsciiDigit(codeAt(text, at))) at++
  if (at === next) at++
  const behind = afterBlanks(text, at)
  const exponent = unitExponent(codeAt(text, behind))
  if (exponent === 0) return spaced && at === next + 1 && (codeAt(text, at) === 0 || ends(codeAt(text, at)))
  if (10 ** exponent >= unit || beginsDay(text, behind)) return false
  const measure = measureAt(text, behind + 1)
  return spaced || measure === '' || isMoney(measure)
}

/** 十 余 万, 一百 几亿 */
const guessBehind = (text: string, next: number): boolean =>
  (codeAt(text, next) === 0x4f59 || codeAt(text, next) === 0x51e0) &&
  unitExponent(codeAt(text, afterBlanks(text, next + 1))) >= 4

/** 百 零 八 */
const zeroBehind = (text: string, next: number): boolean => {
  const digit = codeAt(text, afterBlanks(text, next + 1))
  return codeAt(text, next) === 0x96f6 && (isDigit(digit) || unitExponent(digit) === 1)
}

/**
 * Where a numeral goes on behind the blank at `at` (两万 三千, 三 万 八 千, 三十 亿), or -1. Voice transcripts and
 * tables break a numeral; 三千 五千 are two, since the second is not smaller by a unit.
 */
export function pastBlank(broken: Broken): number {
  const { text, at, pending, units } = broken
  const next = afterBlanks(text, at)
  if (pending >= 0) return unitBehind(broken, next) ? next : -1
  if (units === 0) return -1
  const isLarger = unitExponent(codeAt(text, next)) >= 4 || guessBehind(text, next)
  return isLarger || smallerBehind(broken, next) || zeroBehind(text, next) ? next : -1
}

/** The point of 八 点 五 折, which a blank parts from its figures: index behind the 点, or -1. */
export function pastBrokenPoint(text: string, at: number): number {
  const point = afterBlanks(text, at)
  if (codeAt(text, point) !== 0x70b9) return -1
  const digit = afterBlanks(text, point + 1)
  if (digit === at + 1 || hanDigit(codeAt(text, digit)) < 0) return -1
  let end = digit + 1
  while (hanDigit(codeAt(text, end)) >= 0) end++
  const behind = codeAt(text, afterBlanks(text, end))
  return behind === 0 || ends(behind) || parts(behind) ? digit : -1
}
