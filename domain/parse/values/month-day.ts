import { dayNumber, daysInMonth, exists, isoMonth, lastYearOf, monthAfter, type Today, weekday } from './days.ts'
import { afterBlanks, codeAt, isAsciiDigit, oneOf } from './glyphs.ts'
import { lastLunarDay, lunarDay } from './lunar-calendar.ts'
import { lunarDayAt } from './lunar-words.ts'
import { badDate, dateReading, type Said, vagueTime } from './make.ts'
import { measureAt } from './measures.ts'
import { type Numeral, numeralAt } from './numeral.ts'
import type { Found } from './reader.ts'

const dayMark = oneOf('日号')
const monthPart = oneOf('底末初')
// 7月中去的 is mid-July, 12月中王村 is a village.
const middle = /中(?:$|(?=[^\u4e00-\u9fff]|旬|的|去|回|来|在|就|开|左右|前后))/y

function pastMonthPart(text: string, at: number): number {
  if (monthPart(codeAt(text, at))) return at + 1
  middle.lastIndex = at
  return middle.test(text) ? at + 1 : -1
}

const tenDays = oneOf('上中下')
// 15号楼, 3号线: not a day.
const notDay = oneOf('楼院房线机柜桌床池井站台车位店坑库屋厂')
// 3月租, 5月供: a rent or a rate, not a month.
const notMonth = oneOf('租薪供息均嫂饼球')

export const isDayMark = (text: string, at: number): boolean =>
  dayMark(codeAt(text, at)) &&
  !notDay(codeAt(text, at + 1)) &&
  // 三日元 is money, 3日元旦 a day.
  !(codeAt(text, at + 1) === 0x5143 && codeAt(text, at + 2) !== 0x65e6)

/** The year of a month without one: the last such month not after today's. */
export const yearOfMonth = (today: Today, month: number): number => (month > today.month ? today.year - 1 : today.year)

/** What is meant behind 年 or before 月: the year (null: not said), how the day was said, and the text's own place. */
export interface MonthScene {
  readonly reader: string
  readonly start: number
  readonly year: number | null
  readonly said: Said
  readonly today: Today
}

/** End of 15日, 15号, or of a bare 15 with neither a unit nor a further digit behind; -1 where it is no day. */
function pastDay(text: string, end: number, han: boolean): number {
  const next = afterBlanks(text, end)
  if (dayMark(codeAt(text, next))) return notDay(codeAt(text, next + 1)) ? -1 : next + 1
  const code = codeAt(text, next)
  if ((isAsciiDigit(code) && next === end) || code === 37 || code === 0x6708 || measureAt(text, next) !== '') return -1
  return han && code === 0x591a ? -1 : end
}

/** End of the day behind a month that does not exist, so that it is not read alone. */
function pastAnyDay(text: string, at: number): number {
  const day = numeralAt(text, afterBlanks(text, at))
  if (!day) return at
  const mark = afterBlanks(text, day.end)
  return dayMark(codeAt(text, mark)) ? mark + 1 : at
}

function resolve(scene: MonthScene, month: number, day: number, end: number): Found {
  const { reader, start, today, said } = scene
  const year = scene.year ?? lastYearOf(today, month, day)
  if (year === null || !exists(year, month, day)) return badDate(reader, start, end)
  return dateReading(reader, start, end, dayNumber(year, month, day), today, said)
}

/** Reads what follows 月 at `at`: 15日, 15, 初五, 底, or nothing (the month itself). */
export function afterMonth(text: string, month: number, at: number, scene: MonthScene): Found | null {
  const { reader, start } = scene
  if (notMonth(codeAt(text, at))) return null
  if (month < 1 || month > 12) return badDate(reader, start, pastAnyDay(text, at))
  const code = codeAt(text, at)
  const lunar = lunarDayAt(text, at)
  if (lunar) {
    const day =
      scene.year === null ? lastLunarDay(scene.today, month, lunar.day) : lunarDay(scene.year, month, lunar.day)
    if (day === null) return vagueTime(reader, start, lunar.end)
    return dateReading(reader, start, lunar.end, day, scene.today, scene.said)
  }
  const year = scene.year ?? yearOfMonth(scene.today, month)
  const isWhole = code === 0x4efd /* 份 */
  const edge = namedDay(text, isWhole ? at + 1 : at, year, month, scene)
  if (edge) return edge
  if (isWhole) return monthReading(scene, month, at + 1)
  const part = pastMonthPart(text, at)
  if (part > 0) return vagueTime(reader, start, part)
  if (tenDays(code) && codeAt(text, at + 1) === 0x65ec /* 旬 */) return vagueTime(reader, start, at + 2)
  const from = code === 0x7684 /* 的 */ ? at + 1 : afterBlanks(text, at)
  const day = numeralAt(text, from)
  if (day?.exact && day.whole && !day.dotted && day.value <= 99 && day.multiplier === 1) {
    const end = pastDay(text, day.end, day.han)
    const isMarked = end > day.end
    if (end >= 0 && (isMarked || (day.value >= 1 && day.value <= 31))) return resolve(scene, month, day.value, end)
  }
  return monthReading(scene, month, at)
}

function monthReading(scene: MonthScene, month: number, end: number): Found {
  const year = scene.year ?? yearOfMonth(scene.today, month)
  return { type: 'month', span: [scene.start, end], month: isoMonth(year, month), reader: scene.reader }
}

const ordinalWeekday = /的?(?:第([一二三四五1-5])|最后一)个?(?:周|星期|礼拜)([一二三四五六日天])/y
const figuresOf = '一二三四五六日'

/** 5月第二个星期日, 本月最后一个周五. */
function nthWeekday(text: string, at: number, year: number, month: number, scene: MonthScene): Found | null {
  ordinalWeekday.lastIndex = at
  const found = ordinalWeekday.exec(text)
  if (!found) return null
  const day = found[2] === '天' ? 7 : figuresOf.indexOf(found[2] ?? '') + 1
  const first = dayNumber(year, month, 1)
  const last = first + daysInMonth(year, month) - 1
  const nth = Number(found[1]) || figuresOf.indexOf(found[1] ?? '无') + 1
  const number =
    nth > 0 ? first + ((day - weekday(first) + 7) % 7) + (nth - 1) * 7 : last - ((weekday(last) - day + 7) % 7)
  if (number > last) return badDate(scene.reader, scene.start, at + found[0].length)
  return dateReading(scene.reader, scene.start, at + found[0].length, number, scene.today, scene.said)
}

const edgeDay = /的?(?:最后一天|第一天)/y

/** 上个月最后一天, 6月的第一天; null where neither stands at `at`. */
function edgeOfMonth(text: string, at: number, scene: MonthScene, year: number, month: number): Found | null {
  edgeDay.lastIndex = at
  const found = edgeDay.exec(text)
  if (!found) return null
  const day = dayNumber(year, month, found[0].endsWith('第一天') ? 1 : daysInMonth(year, month))
  return dateReading(scene.reader, scene.start, at + found[0].length, day, scene.today, scene.said)
}

const beginsNamedDay = oneOf('的第最')

/** 的第二个星期日, 最后一天 behind a month; one look-up where neither can stand. */
const namedDay = (text: string, at: number, year: number, month: number, scene: MonthScene): Found | null =>
  beginsNamedDay(codeAt(text, at))
    ? (nthWeekday(text, at, year, month, scene) ?? edgeOfMonth(text, at, scene, year, month))
    : null

/** Reads a month and what follows it from `at` (7月15日, 十二月), where a year was said before; null where none is. */
export function monthAt(text: string, at: number, scene: MonthScene): Found | null {
  // 元月 is January.
  if (text.startsWith('元月', at)) return afterMonth(text, 1, at + 2, scene)
  const numeral = numeralAt(text, at)
  if (!numeral?.exact || !numeral.whole || numeral.value > 99) return null
  const mark = afterBlanks(text, numeral.end)
  return codeAt(text, mark) === 0x6708 ? afterMonth(text, numeral.value, mark + 1, scene) : null
}

/** 下个月十五, 上个月20: a day without its mark; one Han figure alone begins other words (这个月一直). */
const isBareDay = (day: Numeral, text: string): boolean =>
  day.exact &&
  day.whole &&
  day.multiplier === 1 &&
  day.figures === !day.han &&
  day.value >= 1 &&
  day.value <= 31 &&
  pastDay(text, day.end, day.han) === day.end

/** Reads a day of a month that was named by a word (上个月15号); the month itself where no day follows. */
export function dayOfMonth(text: string, at: number, steps: number, scene: MonthScene): Found {
  const { reader, start, today } = scene
  const { year, month } = monthAfter(today.year, today.month, steps)
  const code = codeAt(text, at)
  const from = code === 0x7684 || code === 0x4efd ? at + 1 : afterBlanks(text, at)
  const edge = namedDay(text, at, year, month, scene)
  if (edge) return edge
  if (steps !== 0 && (text.startsWith('今天', from) || text.startsWith('今日', from)))
    return resolve({ ...scene, year }, month, today.day, from + 2)
  const day = numeralAt(text, from)
  if (day?.exact && day.whole && isDayMark(text, afterBlanks(text, day.end)))
    return resolve({ ...scene, year }, month, day.value, afterBlanks(text, day.end) + 1)
  if (day && from - at < 2 && text[from - 1] !== ' ' && isBareDay(day, text))
    return resolve({ ...scene, year }, month, day.value, day.end)
  const part = pastMonthPart(text, at)
  if (part > 0) return vagueTime(reader, start, part)
  if (tenDays(code) && codeAt(text, at + 1) === 0x65ec) return vagueTime(reader, start, at + 2)
  return { type: 'month', span: [start, code === 0x4efd ? at + 1 : at], month: isoMonth(year, month), reader }
}
