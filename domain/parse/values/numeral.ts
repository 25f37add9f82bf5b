import { pastBrokenPoint } from './blanks.ts'
import { codeAt, hanDigit, isAsciiDigit, oneOf, unitExponent } from './glyphs.ts'
import { pastRoughly } from './roughly.ts'
import { newTally, step, type Tally, total } from './tally.ts'

/** A number as it stands in the text, before anything is known of what it counts. */
export interface Numeral {
  readonly start: number
  readonly end: number
  readonly value: number
  /** False for 三四千, 十几, 两千多, and for a row of digits too long to be an amount. */
  readonly exact: boolean
  /** Digits in a row only (2024, 二〇二四, 0391); else it has units (十五, 3千) or a point. */
  readonly figures: boolean
  /** How many digits such a row has. */
  readonly digits: number
  readonly whole: boolean
  readonly han: boolean
  /** 2024.7.15: only what stands before the first point was read. */
  readonly dotted: boolean
  /** The 万 of 5万, where it closes the numeral; else 1. */
  readonly multiplier: number
}

const clockTail = oneOf('分刻钟十半拾:')
const dayPart = oneOf('午上早晚晨夜')
const figuresUnit = oneOf('万亿千百元块亩%倍米公斤吨')

/** End of the digits behind the 点 of 三点一四, or -1 where 点 tells the time or nothing follows. */
function pastSpokenPoint(tally: Tally, start: number, from: number): number {
  const { text } = tally
  let end = from
  const isArabic = isAsciiDigit(codeAt(text, end))
  while (isArabic ? isAsciiDigit(codeAt(text, end)) : hanDigit(codeAt(text, end)) >= 0) end++
  const next = codeAt(text, end)
  if (end === from || (clockTail(next) && !text.startsWith('分钟', end)) || dayPart(codeAt(text, start - 1))) return -1
  if (isArabic && !tally.han && end - from === 2 && tally.pending <= 24 && !figuresUnit(next)) return -1
  return end
}

/** `from`: where the digits behind the point begin. */
function decimal(tally: Tally, start: number, from: number): Numeral | null {
  const end = pastSpokenPoint(tally, start, from)
  if (end < 0) return null
  const { text } = tally
  let behind = ''
  for (let i = from; i < end; i++) {
    const digit = hanDigit(codeAt(text, i))
    behind += digit >= 0 ? digit : text[i]
  }
  const exponent = unitExponent(codeAt(text, end))
  const isScaled = exponent >= 2 && !(exponent === 3 && codeAt(text, end + 1) === 0x514b)
  const value = Number(`${total(tally)}.${behind}e${isScaled ? exponent : 0}`)
  const past = isScaled ? end + 1 : end
  const rough = isScaled ? pastRoughly(text, past, 10 ** exponent) : past
  const exact = tally.exact && rough === past && Number.isFinite(value)
  const multiplier = isScaled ? 10 ** exponent : 1
  return {
    start,
    end: rough,
    value,
    exact,
    figures: false,
    digits: 0,
    whole: false,
    han: true,
    dotted: false,
    multiplier,
  }
}

// Two digits that are said as a guess when nothing else tells: 三四, 三五, 两三.
function isGuess(tally: Tally): boolean {
  if (!tally.han || tally.units > 0 || tally.run !== 2) return false
  const [first, second] = [Math.floor(tally.pending / 10), tally.pending % 10]
  return first > 0 && (second === first + 1 || (first === 3 && second === 5))
}

/** 两, 十 and 零 inside are counted; 点 and 万 too. Null where no numeral begins at `start`. Linear in what it takes. */
export const numeralAt = (text: string, start: number): Numeral | null => tallied(newTally(text, start), start)

/** 百二十三: a numeral whose first 一 is left out. */
export const unsaidOne = (text: string, start: number): Numeral | null =>
  tallied({ ...newTally(text, start), pending: 1, run: 1, han: true }, start)

/** 几百, 数十: a numeral whose first digit is not told. Null where no unit follows the character at `start`. */
export function untoldNumeral(text: string, start: number): Numeral | null {
  if (unitExponent(codeAt(text, start + 1)) === 0) return null
  return tallied({ ...newTally(text, start + 1), pending: 1, run: 1, exact: false, han: true }, start)
}

/** 十几二十个, 八百一千: one guess, of which the second is a part. */
function pastSecondGuess(tally: Tally): void {
  const { text } = tally
  const larger = unitExponent(codeAt(text, tally.at + 1))
  if (tally.han && tally.unit > 10 && hanDigit(codeAt(text, tally.at)) > 0 && larger < 4 && 10 ** larger > tally.unit) {
    tally.exact = false
    tally.at += 2
    return
  }
  if (tally.exact || codeAt(text, tally.at - 1) !== 0x51e0 || hanDigit(codeAt(text, tally.at)) <= 0) return
  tally.at += unitExponent(codeAt(text, tally.at + 1)) > 0 ? 2 : 1
}

/** The 点 of 三点一四, or the full stop of 三.一四. */
function isPoint({ text, at, han }: Tally): boolean {
  const code = codeAt(text, at)
  return code === 0x70b9 || (code === 46 && han && hanDigit(codeAt(text, at + 1)) >= 0)
}

function decimalBehind(tally: Tally, start: number): Numeral | null {
  if (isPoint(tally) && codeAt(tally.text, tally.at + 1) !== 32) return decimal(tally, start, tally.at + 1)
  const from =
    codeAt(tally.text, tally.at) === 32 || codeAt(tally.text, tally.at + 1) === 32
      ? pastBrokenPoint(tally.text, tally.at)
      : -1
  return from < 0 ? null : decimal(tally, start, from)
}

function tallied(tally: Tally, start: number): Numeral | null {
  while (step(tally)) {
    // Each step takes at least one character.
  }
  if (tally.at === start) return null
  pastSecondGuess(tally)
  const spoken = tally.whole && !tally.dotted ? decimalBehind(tally, start) : null
  if (spoken) return spoken
  // 1.13万 is 11,300, not 11,299.999…98.
  const value = tally.whole ? total(tally) : Number(total(tally).toPrecision(15))
  const isLong = tally.units === 0 && tally.run > 15 && String(value) !== tally.text.slice(start, tally.at)
  return {
    start,
    end: tally.at,
    value,
    exact: tally.exact && !isGuess(tally) && Number.isFinite(value) && !isLong,
    figures: tally.units === 0 && tally.whole,
    digits: tally.run,
    whole: tally.whole || Number.isInteger(value),
    han: tally.han,
    dotted: tally.dotted,
    multiplier: tally.pending < 0 && tally.unit > 10 ? tally.unit : 1,
  }
}
