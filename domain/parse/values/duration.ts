import { dayNumber, exists, monthAfter, type Today } from './days.ts'
import { codeAt, oneOf } from './glyphs.ts'
import { badDate, dateReading, vagueTime } from './make.ts'
import type { Found, NumeralReader, Scene } from './reader.ts'
import type { DurationReading } from './value.ts'

const name = '多久'
const pattern =
  /(个?)(多|来|半|把)?(个月|月|星期|礼拜|小时|钟头|钟(?![点表情声])|天半?|年半?|周半?|月半)(?:(多)(?![次种样人项])|(余)(?![额钱]))?/y
const unitOf: Readonly<Record<string, DurationReading['unit']>> = {
  月: 'month',
  星: 'week',
  礼: 'week',
  小: 'hour',
  钟: 'hour',
  天: 'day',
  年: 'year',
  周: 'week',
}
// 年级, 周岁, 天然, 周转: no duration.
const longer = {
  年: oneOf('级龄货轻纪代'),
  周: oneOf('岁年转围一二三四五六日天末期'),
  天: oneOf('然气花'),
  月: oneOf('底初饼'),
} as const
const ago = /(?:之|以|过)?(前(?![几后天年月]|[两三半十](?:天|年|个?月))|后(?!天|年|勤|续|代|期))/y

interface Told {
  readonly end: number
  readonly unit: DurationReading['unit']
  readonly said: string
  /** What 半 adds, or null where 多, 来, 余 make it a guess. */
  readonly extra: number | null
}

/** What is counted behind a number, where that is a time: 天, 个月, 个半小时, 年半; null where it is none. */
export function durationUnitAt(text: string, at: number): Told | null {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  if (!found) return null
  const [all, ge = '', inner = '', body = ''] = found
  const first = body[0] === '个' ? '月' : (body[0] ?? '')
  // 三月 and 半月 are months and half months elsewhere: behind a number a bare 月 needs its 个.
  // 钟 as well: 两个钟 is two hours.
  if ((body === '月' || body === '钟') && ge === '') return null
  if (ge !== '' && (body[0] === '个' || body === '天' || body === '周') && inner !== '半') return null
  const follows = codeAt(text, at + all.length)
  if (first in longer && longer[first as keyof typeof longer](follows)) return null
  const isGuess = (inner !== '' && inner !== '半') || found[4] !== undefined || found[5] !== undefined
  const isHalf = inner === '半' || (body.length === 2 && body[1] === '半')
  const said = `${ge}${body.replace('半', '')}`
  return { end: at + all.length, unit: unitOf[first] ?? 'day', said, extra: isGuess ? null : isHalf ? 0.5 : 0 }
}

/** 三天前, 两周后 are days; 两个月前, 5年后 name none (contract). Null where neither 前 nor 后 stands at `at`. */
export function awayAt(text: string, at: number): { end: number; sign: 1 | -1 } | null {
  ago.lastIndex = at
  const found = ago.exec(text)
  return found ? { end: at + found[0].length, sign: found[1] === '前' ? -1 : 1 } : null
}

const thisDay = /的?今[天日]/y

/** 三年前的今天, 两个月后的今天: the same day of another year or month. */
function sameDayAway(
  amount: number | null,
  unit: DurationReading['unit'],
  { end, sign }: { end: number; sign: 1 | -1 },
  start: number,
  text: string,
  today: Today,
): Found | null {
  thisDay.lastIndex = end
  const found = thisDay.exec(text)
  if (!found || amount === null || !Number.isInteger(amount) || amount > 1200) return null
  const past = end + found[0].length
  const said = { yearSaid: unit === 'year', relative: true }
  if (unit === 'week') return dateReading(name, start, past, today.number + sign * amount * 7, today, said)
  if (unit !== 'year' && unit !== 'month') return null
  const { year, month } = monthAfter(today.year, today.month, sign * amount * (unit === 'year' ? 12 : 1))
  if (!exists(year, month, today.day)) return badDate(name, start, past)
  return dateReading(name, start, past, dayNumber(year, month, today.day), today, said)
}

function away(
  amount: number | null,
  unit: DurationReading['unit'],
  start: number,
  told: number,
  text: string,
  { today }: Scene,
): Found | null {
  const isStillToCome = text.startsWith('再过', start - 2)
  const found = awayAt(text, told) ?? (isStillToCome ? { end: told, sign: 1 } : null)
  if (!found) return null
  const same = sameDayAway(amount, unit, found, start, text, today)
  if (same) return same
  const days = unit === 'day' ? amount : unit === 'week' && amount !== null ? amount * 7 : null
  if (days === null || !Number.isInteger(days) || days > 40_000) return vagueTime(name, start, found.end)
  return dateReading(name, start, found.end, today.number + found.sign * days, today, { relative: true })
}

/** 20天, 三个半月, 一年半, 8个月 — and 三天前, two readings of one beginning. */
export const duration = {
  name,
  before: '个天年周星礼小钟多来半',
  read(numeral, next, text, scene) {
    const told = durationUnitAt(text, next)
    if (!told) return null
    const amount = numeral.exact && told.extra !== null ? numeral.value + told.extra : null
    const before = away(amount, told.unit, numeral.start, told.end, text, scene)
    if (before) return before
    const { unit, said, end } = told
    // 有一天，: some day.
    if (
      unit === 'day' &&
      amount === 1 &&
      text[numeral.start - 1] === '有' &&
      (end === text.length || text[end] === ',')
    )
      return vagueTime(name, numeral.start, end)
    return { type: 'duration', span: [numeral.start, end], amount, unit, said, reader: name }
  },
  says: [
    ['20天', 20],
    ['三个半月', 3.5],
    ['一个半小时', 1.5],
    ['两年半', 2.5],
    ['8个月', 8],
    ['三个多月', null],
    ['一年多', null],
    ['三天前', '2024-07-12'],
    ['两周前', '2024-07-01'],
    ['10天之后', '2024-07-25'],
    ['两个月前', null],
    ['再过三天', '2024-07-18'],
    ['三年前的今天', '2021-07-15'],
    ['两个月前的今天', '2024-05-15'],
  ],
  never: ['三年级', '5周岁', '3个', '一个半'],
} satisfies NumeralReader

const dayName = '几日前'
const dayAgo = /日(?:之|以)?(前|后)(?!完成|报|交|上报|提交)/y

/** 三日前, 10日后: so many days away. 15日前完成 is a day, before which something is due. */
export const daysAway = {
  name: dayName,
  before: '日',
  read(numeral, next, text, { today, before }) {
    dayAgo.lastIndex = next
    const found = dayAgo.exec(text)
    if (!found || !numeral.exact || !numeral.whole || numeral.value > 9999) return null
    if (before.at(-1)?.span[1] === numeral.start) return null
    const steps = found[1] === '前' ? -numeral.value : numeral.value
    return dateReading(dayName, numeral.start, next + found[0].length, today.number + steps, today, { relative: true })
  },
  says: [
    ['三日前', '2024-07-12'],
    ['10日后', '2024-07-25'],
  ],
  never: ['15日前完成', '15日'],
} satisfies NumeralReader

const minutesName = '几分钟前'
const minutesAgo = /(?:分钟半?|分半钟|分|秒钟?|刻钟)(?:之|以|过)?[前后]/y

/** 五分钟前, 10秒后: a time of today, and no amount. */
export const minutesAway = {
  name: minutesName,
  before: '分秒刻',
  read({ start }, next, text) {
    minutesAgo.lastIndex = next
    const found = minutesAgo.exec(text)
    return found ? vagueTime(minutesName, start, next + found[0].length) : null
  },
  says: [['五分钟前', null]],
  never: ['五分钟', '5分钱'],
} satisfies NumeralReader
