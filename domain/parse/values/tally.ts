import { pastBlank } from './blanks.ts'
import { figuresAt } from './figures.ts'
import {
  afterBlanks,
  codeAt,
  hanDigit,
  isAsciiDigit,
  isAsciiLetter,
  isFormalThree,
  oneOf,
  tensOf,
  unitExponent,
} from './glyphs.ts'
import { pastRoughly } from './roughly.ts'

/** What has been counted so far of a numeral that is being read. */
export interface Tally {
  readonly text: string
  at: number
  /** Counted in 亿, in 万, and below. */
  high: number
  middle: number
  section: number
  /** Figure that waits for its unit; -1: none. */
  pending: number
  /** How many digits it has, and the last of them. */
  run: number
  lastDigit: number
  /** The last unit; the last one below 万 in this section, 0 where none was said. */
  unit: number
  small: number
  /** 零 was said since the last unit. */
  zero: boolean
  exact: boolean
  han: boolean
  whole: boolean
  dotted: boolean
  /** How many units were said. */
  units: number
  /** A blank was taken inside it. */
  spaced: boolean
}

/** A tally that has counted nothing yet; the numeral begins at `start`. */
export function newTally(text: string, start: number): Tally {
  return {
    text,
    at: start,
    high: 0,
    middle: 0,
    section: 0,
    pending: -1,
    run: 0,
    lastDigit: -9,
    unit: 0,
    small: 0,
    zero: false,
    exact: true,
    han: unitExponent(codeAt(text, start)) === 1,
    whole: true,
    dotted: false,
    units: 0,
    spaced: false,
  }
}

// A tail 一 before these begins 一个月, 一天: 三千一个月 is 3,000 a month, never 3,100 months.
const perUnit = oneOf('个天月年次亩斤户人头只趟季日吨棵平套件袋箱桶场位家条')
// 三万五月 and 2万15号: the last digits begin a date. 三千五个月: nobody leaves 百 out before a classifier.
const dateOrTime = oneOf('号日月年点时:：天周')
const smallCount = oneOf('天个年句人户次下口斤亩')
const twos = oneOf('两兩')

function startsNext(tally: Tally, end: number, isOne: boolean): boolean {
  if (tally.units === 0 || tally.small === 10 || tally.zero) return false
  const next = codeAt(tally.text, end)
  // 三万五万: two amounts, not 35,000.
  if (unitExponent(next) > 1 && 10 ** unitExponent(next) === tally.unit) return true
  // 八百一千: the second is larger.
  if (unitExponent(next) > 0 && 10 ** unitExponent(next) > tally.unit && unitExponent(next) < 4) return true
  return (
    dateOrTime(next) || (isOne && perUnit(next)) || (next === 0x4e2a /* 个 */ && codeAt(tally.text, end + 1) === 0x6708)
  )
}

function takeHanDigit(tally: Tally, digit: number): boolean {
  const { text, at } = tally
  const isTwo = twos(codeAt(text, at))
  if (tally.pending < 0) {
    // 一百两银子: after a unit, 两 is a weight unless a unit follows.
    if (tally.units > 0 && isTwo && unitExponent(codeAt(text, at + 1)) === 0) return false
    if (startsNext(tally, at + 1, digit === 1)) return false
    tally.pending = digit
    tally.run = 1
  } else if (!tally.han) return false
  else if (tally.units > 0) {
    // 一万五六, 三十七八: two digits that follow each other are a guess.
    if (digit !== tally.lastDigit + 1) return false
    tally.exact = false
    tally.pending = digit
  } else {
    // 三两酒 is a weight, 三两天 a guess.
    const next = codeAt(text, at + 1)
    if (isTwo && (tally.run > 1 || !(smallCount(next) || unitExponent(next) > 0))) return false
    if (twos(codeAt(text, at - 1)) && tally.run === 1 && digit !== 3 && digit !== 1) return false
    if (isTwo) tally.exact = false
    tally.pending = tally.pending * 10 + digit
    tally.run++
  }
  tally.han = true
  tally.lastDigit = digit
  tally.at++
  return true
}

function takeZero(tally: Tally): boolean {
  if (tally.units === 0) {
    if (tally.pending >= 0 && !tally.han) return false
    tally.pending = Math.max(tally.pending, 0) * 10
    tally.run++
    tally.han = true
    tally.lastDigit = 0
  } else {
    const next = codeAt(tally.text, afterBlanks(tally.text, tally.at + 1))
    const isNumber = hanDigit(next) > 0 || isAsciiDigit(next) || tensOf(next) > 0 || next === 0x53c2
    if (tally.pending >= 0 || !(isNumber || (unitExponent(next) > 0 && unitExponent(next) < 3))) return false
    tally.zero = true
  }
  tally.at++
  return true
}

/** 一百零几万: what is behind the 零 was not told. */
function takeUntold(tally: Tally): boolean {
  if (tally.units === 0 || codeAt(tally.text, tally.at + 1) !== 0x51e0) return false
  tally.exact = false
  tally.at += 2
  const larger = unitExponent(codeAt(tally.text, tally.at))
  return larger < 4 || takeUnit(tally, larger)
}

function takeFigures(tally: Tally): boolean {
  if (tally.pending >= 0) return false
  const figures = figuresAt(tally.text, tally.at)
  if (tally.units > 0) {
    if (figures.fractional || figures.dotted || figures.value >= (tally.small || tally.unit)) return false
    if (startsNext(tally, figures.end, false)) return false
  }
  tally.pending = figures.value
  tally.run = figures.digits
  tally.whole &&= !figures.fractional
  tally.dotted = figures.dotted
  tally.lastDigit = -9
  tally.at = figures.end
  return true
}

/** 廿, 卅, 卌: tens in one character. */
function takeTens(tally: Tally, tens: number): boolean {
  if (tally.pending >= 0 || tally.small === 10) return false
  tally.section += tens
  tally.small = 10
  tally.unit = 10
  tally.units++
  tally.han = true
  tally.at++
  return true
}

/** A guess of two digits before a unit: 三四千, 七八十. */
function settleRun(tally: Tally): boolean {
  if (!tally.han || tally.run < 2 || tally.units > 0) return true
  if (tally.run > 2 || tally.lastDigit === 0) return false
  tally.exact = false
  tally.pending = tally.lastDigit
  return true
}

function takeSmallUnit(tally: Tally, exponent: number): boolean {
  const size = 10 ** exponent
  if (tally.small > 0 && size >= tally.small) return false
  const next = codeAt(tally.text, tally.at + 1)
  // 千克 is a unit of its own; 千米, 千瓦 after Arabic digits too (三千米 is a run of 3,000 metres).
  if (exponent === 3 && (next === 0x514b || (kilo(next) && !tally.han && tally.units === 0))) return false
  // 零十五, 一万零百二十
  if (tally.pending < 0 || (tally.pending === 0 && tally.run === 1)) {
    if (tally.small === 10 || !(exponent === 1 || (exponent === 2 && tally.zero))) return false
    tally.pending = 1
  } else if (!settleRun(tally)) return false
  tally.section += tally.pending * size
  tally.pending = -1
  tally.small = size
  return true
}

function takeLargeUnit(tally: Tally, exponent: number): boolean {
  // 兆字节, 兆瓦: a unit of its own.
  if (exponent === 12 && mega(codeAt(tally.text, tally.at + 1))) return false
  if (tally.pending >= 0 && !settleRun(tally)) return false
  const below = tally.section + Math.max(tally.pending, 0)
  const size = 10 ** exponent
  if (below === 0 && tally.middle + tally.high === 0 && tally.pending < 0) return false
  if (exponent === 4) {
    if (tally.unit === 10_000 && below > 0) return false
    tally.middle = (tally.middle + below) * size
    if (below === 0 && tally.middle === 0 && tally.high > 0) tally.high *= size
  } else {
    if (tally.unit >= size && below > 0) return false
    // 一兆五千亿: behind 兆 the 亿 is added, in 一万亿 it multiplies.
    const isBelow = exponent === 8 && tally.high >= 1e12 && tally.middle + below > 0
    if (isBelow) tally.high += (tally.middle + below) * size
    else tally.high = (tally.high + tally.middle + below) * size
    tally.middle = 0
  }
  tally.section = 0
  tally.pending = -1
  tally.small = 0
  return true
}

function takeUnit(tally: Tally, exponent: number): boolean {
  const isTaken = exponent < 4 ? takeSmallUnit(tally, exponent) : takeLargeUnit(tally, exponent)
  if (!isTaken) return false
  tally.unit = 10 ** exponent
  tally.units++
  tally.zero = false
  tally.run = 0
  tally.at++
  return true
}

/** k, w, M right behind Arabic digits (40k, 30w, 2w5), but not the first letter of kg, km, kW. */
function letterExponent(tally: Tally, code: number): number {
  const exponent = (code | 32) === 107 ? 3 : (code | 32) === 119 ? 4 : code === 77 ? 6 : 0
  if (exponent === 0 || tally.han || tally.pending < 0 || tally.units > 0) return 0
  const next = codeAt(tally.text, tally.at + 1)
  if (isAsciiLetter(next) || next === 47) return 0
  // 10M宽带 is a rate: a million only where nothing else follows.
  if (exponent === 6 && next > 0x3000 && next !== 0x5143 && next !== 0x7f8e && next !== 0x3002) return 0
  return isAsciiDigit(next) && isAsciiDigit(codeAt(tally.text, tally.at + 2)) ? 0 : exponent
}

/** .77 at the start or behind a blank; elsewhere a point ends a sentence. */
function isBarePoint({ text, at, units, pending }: Tally): boolean {
  const previous = codeAt(text, at - 1)
  return units === 0 && pending < 0 && (previous === 0 || previous === 32) && isAsciiDigit(codeAt(text, at + 1))
}

/** A blank inside is taken with what stands behind it, or not at all. */
function takeBlank(tally: Tally): boolean {
  const { at } = tally
  const past = pastBlank(tally)
  if (past < 0) return false
  tally.at = past
  if (step(tally)) {
    tally.spaced = true
    return true
  }
  tally.at = at
  return false
}

const kilo = oneOf('米瓦卡伏帕赫字比')
const mega = oneOf('字瓦赫欧帕比')

/** Takes the next figure, digit or unit into the tally; false where the numeral ends. */
export function step(tally: Tally): boolean {
  const code = codeAt(tally.text, tally.at)
  if (code === 0) return false
  if (isAsciiDigit(code) || (code === 46 && isBarePoint(tally))) return takeFigures(tally)
  const digit = isFormalThree(tally.text, tally.at) ? 3 : hanDigit(code)
  if (digit > 0) return takeHanDigit(tally, digit)
  if (digit === 0) return takeZero(tally) || takeUntold(tally)
  const tens = tensOf(code)
  if (tens > 0) return takeTens(tally, tens)
  if (code === 32) return takeBlank(tally)
  const exponent = unitExponent(code) || letterExponent(tally, code)
  if (exponent > 0) return takeUnit(tally, exponent)
  const rough = pastRoughly(tally.text, tally.at, tally.pending < 0 ? tally.unit : tally.han ? 0 : tally.pending)
  if (rough === tally.at) return false
  tally.exact = false
  tally.at = rough
  // 十几万, 一百多万: only a larger unit may follow.
  const larger = unitExponent(codeAt(tally.text, rough))
  if (larger < 2 && tally.text[rough] === ' ' && unitExponent(codeAt(tally.text, rough + 1)) >= 4) tally.at++
  const behind = unitExponent(codeAt(tally.text, tally.at))
  return behind >= 2 && takeUnit(tally, behind)
}

/** 三千五 is 3,500, but 两千零五 2,005 and 1万500 10,500. */
export function total(tally: Tally): number {
  const { pending, section, middle, high } = tally
  if (pending < 0) return high + middle + section
  const isTail = tally.run === 1 && !tally.zero && tally.units > 0 && pending > 0 && tally.small !== 10
  const tail = isTail ? (pending * (tally.small || tally.unit)) / 10 : pending
  return high + middle + section + tail
}
