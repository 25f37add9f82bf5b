import { bareUnit, oneAndAHalf } from './bare-unit.ts'
import { bigCount } from './big-count.ts'
import { beforeTheHour, clockTime } from './clock-time.ts'
import { codeWord } from './code-word.ts'
import { compactDate } from './compact-date.ts'
import { code, counted } from './counted.ts'
import { dayAlone, dotAndVerb, followingDay } from './day-alone.ts'
import { daysInARow } from './days-in-a-row.ts'
import { daysAway, duration, minutesAway } from './duration.ts'
import { festival } from './festival.ts'
import { fraction, mixed, percent } from './fraction.ts'
import { aHalf, half } from './half.ts'
import { idioms } from './idioms.ts'
import { january } from './january.ts'
import { calledNumber, letterKind, lineName } from './line-name.ts'
import { looksLikeANumber } from './looks-like-a-number.ts'
import { lunarDate } from './lunar-date.ts'
import { measureAndTail } from './measure-and-tail.ts'
import { money } from './money.ts'
import { monthWord } from './month-word.ts'
import { numeralMonth } from './numeral-month.ts'
import { numeralYear } from './numeral-year.ts'
import { numericDate } from './numeric-date.ts'
import { ordinal, pair } from './ordinal.ts'
import { placeName } from './place-name.ts'
import type { NumeralReader, WordReader } from './reader.ts'
import { relativeDay } from './relative-day.ts'
import { repeating } from './repeating.ts'
import { signBefore, signed } from './signed.ts'
import { dottedMonths, spacedDate } from './spaced-date.ts'
import { twoDays } from './two-days.ts'
import { untold } from './untold.ts'
import { vagueWords } from './vague-words.ts'
import { webAddress } from './web-address.ts'
import { weekdayWord } from './weekday-word.ts'
import { otherEra, yearGroup } from './year-group.ts'
import { yearWord } from './year-word.ts'
import { zeroBetween } from './zero-between.ts'

/** Tried in this order at each character: the first that reads wins. */
export const wordReaders: readonly WordReader[] = [
  festival,
  lunarDate,
  repeating,
  vagueWords,
  weekdayWord,
  yearWord,
  monthWord,
  january,
  twoDays,
  relativeDay,
  otherEra,
  beforeTheHour,
  codeWord,
  webAddress,
  calledNumber,
  letterKind,
  zeroBetween,
  idioms,
  looksLikeANumber,
  percent,
  bareUnit,
  signed,
  signBefore,
  ordinal,
  oneAndAHalf,
  half,
  pair,
  untold,
]

/** Tried in this order behind a numeral. */
export const numeralReaders: readonly NumeralReader[] = [
  code,
  spacedDate,
  dottedMonths,
  lineName,
  placeName,
  yearGroup,
  numeralYear,
  numeralMonth,
  daysInARow,
  daysAway,
  dayAlone,
  dotAndVerb,
  followingDay,
  numericDate,
  clockTime,
  fraction,
  mixed,
  aHalf,
  bigCount,
  duration,
  minutesAway,
  money,
  measureAndTail,
  compactDate,
  counted,
]
