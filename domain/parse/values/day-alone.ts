import { dayNumber, exists, lastDayAlone, lastYearOf, monthAfter } from './days.ts'
import { codeAt, isAsciiDigit } from './glyphs.ts'
import { badDate, dateReading } from './make.ts'
import { measureAt } from './measures.ts'
import { isDayMark } from './month-day.ts'
import type { Numeral } from './numeral.ts'
import type { NumeralReader, Scene } from './reader.ts'
import type { DateReading } from './value.ts'

const name = '几号'

const between = /^(?:(?:[上下中]午|早上|晚上|凌晨|早|晚)?(?:[至到和与及或跟、,~—–\- ]{0,2}|或者|以及|还有|直到))$/

/** The date said just before (3月1日到5日; 3月5日、6日), whose month this day shares; null where none stands there. */
export function justBefore(start: number, text: string, { before }: Scene): DateReading | null {
  const last = before.at(-1)
  if (last?.type !== 'date') return null
  const gap = start - last.span[1]
  return gap >= 0 && gap <= 5 && between.test(text.slice(last.span[1], start)) ? last : null
}

/** The day of a month that is not named: that of the date before, else the last such day not after today. */
export function dayWithin(day: number, start: number, end: number, text: string, scene: Scene, reader: string) {
  const last = justBefore(start, text, scene)
  if (last) {
    const [year, month, first] = (last.to ?? last.from).split('-').map(Number) as [number, number, number]
    const there = day < first ? monthAfter(year, month, 1) : { year, month }
    if (!exists(there.year, there.month, day)) return badDate(reader, start, end)
    const { yearSaid, relative } = last
    return dateReading(reader, start, end, dayNumber(there.year, there.month, day), scene.today, { yearSaid, relative })
  }
  const found = lastDayAlone(scene.today, day)
  return found === null ? null : dateReading(reader, start, end, found, scene.today, {})
}

/** 7.15号: the figures of a month and a day, which look like 7.15. */
function monthAndDay(numeral: Numeral, text: string): [month: number, day: number] | null {
  const found = /^(\d{1,2})\.(\d{1,2})$/.exec(text.slice(numeral.start, Math.min(numeral.end, numeral.start + 6)))
  return found ? [Number(found[1]), Number(found[2])] : null
}

/** The day that 7.15 tells; null where it is no month and day. */
export function dotDate(numeral: Numeral, end: number, text: string, { today }: Scene, reader: string) {
  const [month, day] = monthAndDay(numeral, text) ?? [0, 0]
  if (month === 0) return null
  const year = lastYearOf(today, month, day)
  if (year === null) return badDate(reader, numeral.start, end)
  return dateReading(reader, numeral.start, end, dayNumber(year, month, day), today, {})
}

// 5日内, 3日后: so many days, which `days-from-now` and the durations read.
const counting = '内后前间游'
const within = /日[之以]内/y

export const dayAlone = {
  name,
  before: '日号',
  read(numeral, next, text, scene) {
    // 两日 is two days, 二日 the second.
    if (!numeral.exact || !isDayMark(text, next) || text[numeral.start] === '两') return null
    if (
      text[next] === '日' &&
      counting.includes(text[next + 1] ?? '无') &&
      justBefore(numeral.start, text, scene) === null
    )
      return null
    within.lastIndex = next
    if (within.test(text) && justBefore(numeral.start, text, scene) === null) return null
    if (!numeral.whole) return dotDate(numeral, next + 1, text, scene, name)
    // 一日三餐: a day, not the first.
    if (numeral.han && text[next] === '日' && numeral.value === 1 && !justBefore(numeral.start, text, scene))
      return null
    if (numeral.value < 1 || numeral.value > 31 || numeral.multiplier > 1) return null
    return dayWithin(numeral.value, numeral.start, next + 1, text, scene, name)
  },
  says: [
    ['15号', '2024-07-15'],
    ['29日', '2024-06-29'],
    ['三十一号', '2024-05-31'],
    ['7.15号', '2024-07-15'],
  ],
  never: ['15号楼', '3号线', '32号', '5日内', '5日之内'],
} satisfies NumeralReader

const verbName = '带点的几月几日'
// 9.4入职, 3.15去的: what happened then, and nothing that is counted.
const happened =
  /(?:入职|上岗|上班|离职|离岗|辞职|返乡|返岗|开工|开始|去的|去了|走的|走了|回来|回的|到岗|到的|进厂|出院|住院|手术|走访|入户|报到|外出|出发|发放|到账|打卡|培训|出生|去世|结婚)/y

/** 9.4入职: a month and a day before what happened then. */
export const dotAndVerb = {
  name: verbName,
  before: '入上离辞返开去走回到进出住手报外发打培结',
  read(numeral, next, text, scene) {
    happened.lastIndex = next
    if (numeral.whole || numeral.han || next !== numeral.end || !happened.test(text)) return null
    const found = dotDate(numeral, numeral.end, text, scene, verbName)
    return found?.type === 'date' ? found : null
  },
  says: [
    ['9.4入职', '2023-09-04'],
    ['3.15去的', '2024-03-15'],
  ],
  never: ['9.4元', '3.5上下', '13.2去了'],
} satisfies NumeralReader

const bothName = '承前的几日'
const bothDays = /[两三四](?=[日天])/y

/** The 13 of 12、13两日, the 16 of 7月15-16: a bare figure behind a day, whose month it shares. */
export const followingDay = {
  name: bothName,
  before: '',
  read(numeral, next, text, scene) {
    if (!numeral.figures || !numeral.exact || numeral.value < 1 || numeral.value > 31) return null
    const last = justBefore(numeral.start, text, scene)
    if (!last || last.span[1] === numeral.start) return null
    bothDays.lastIndex = next
    const isBare = isAsciiDigit(codeAt(text, last.span[1] - 1)) && last.reader !== '数字日期'
    if (!bothDays.test(text) && !(isBare && measureAt(text, next) === '' && codeAt(text, next) !== 46)) return null
    return dayWithin(numeral.value, numeral.start, numeral.end, text, scene, bothName)
  },
  says: [],
  never: ['13两日', '3三天', '7月15日-3个'],
} satisfies NumeralReader
