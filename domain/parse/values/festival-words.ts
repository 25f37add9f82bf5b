import { dayNumber, weekday } from './days.ts'
import { codeAt } from './glyphs.ts'
import { lunarDay, newYearsEve } from './lunar-calendar.ts'

export interface Festival {
  readonly end: number
  /** Its day in a year of our calendar; null where the table of the old calendar ends. */
  dayIn(year: number): number | null
}

type DayIn = (year: number) => number | null

const solar =
  (month: number, day: number): DayIn =>
  (year) =>
    dayNumber(year, month, day)
const lunar =
  (month: number, day: number): DayIn =>
  (year) =>
    lunarDay(year, month, day)
// The twelfth month of the old calendar falls into January or February of the next year.
const lunarDecember =
  (day: number): DayIn =>
  (year) =>
    lunarDay(year - 1, 12, day)
/** The nth Sunday, Thursday … of a month. */
const nth =
  (month: number, nthWeek: number, day: number): DayIn =>
  (year) => {
    const first = dayNumber(year, month, 1)
    return first + ((day - weekday(first) + 7) % 7) + (nthWeek - 1) * 7
  }
// Good for this century: day = ⌊y × 0.2422 + c⌋ − ⌊y / 4⌋, y the year's last two digits.
const solarTerm =
  (month: number, constant: number, leaps: number): DayIn =>
  (year) =>
    dayNumber(year, month, Math.floor((year % 100) * 0.2422 + constant) - Math.floor(((year % 100) - leaps) / 4))

/** Longest names first: the first that fits is taken. */
const festivals: readonly (readonly [names: string, dayIn: DayIn])[] = [
  ['元旦节 元旦 阳历新年', solar(1, 1)],
  ['情人节', solar(2, 14)],
  ['女生节', solar(3, 7)],
  ['妇女节 三八妇女节 三八节', solar(3, 8)],
  ['植树节', solar(3, 12)],
  ['消费者权益日', solar(3, 15)],
  ['愚人节', solar(4, 1)],
  ['劳动节 五一劳动节 五一节 五一国际劳动节 五一', solar(5, 1)],
  ['青年节 五四青年节', solar(5, 4)],
  ['儿童节 六一儿童节 六一国际儿童节 六一', solar(6, 1)],
  ['建党节 七一建党节 七一', solar(7, 1)],
  ['建军节 八一建军节 八一', solar(8, 1)],
  ['教师节', solar(9, 10)],
  ['国庆节 国庆日 国庆 十一国庆节 十一国庆', solar(10, 1)],
  ['万圣节', solar(10, 31)],
  ['光棍节 双十一 双11', solar(11, 11)],
  ['双十二 双12', solar(12, 12)],
  ['平安夜', solar(12, 24)],
  ['圣诞节 圣诞', solar(12, 25)],
  ['母亲节', nth(5, 2, 7)],
  ['父亲节', nth(6, 3, 7)],
  ['感恩节', nth(11, 4, 4)],
  ['清明节 清明', solarTerm(4, 4.81, 0)],
  ['冬至', solarTerm(12, 21.94, 0)],
  // The terms that are no words of the weather as well (大雪, 雨水).
  ['立春', solarTerm(2, 3.87, 1)],
  ['惊蛰', solarTerm(3, 5.63, 0)],
  ['春分', solarTerm(3, 20.646, 0)],
  ['谷雨', solarTerm(4, 20.1, 0)],
  ['立夏', solarTerm(5, 5.52, 0)],
  ['芒种', solarTerm(6, 5.678, 0)],
  ['夏至', solarTerm(6, 21.37, 0)],
  ['立秋', solarTerm(8, 7.5, 0)],
  ['处暑', solarTerm(8, 23.13, 0)],
  ['白露', solarTerm(9, 7.646, 0)],
  ['秋分', solarTerm(9, 23.042, 0)],
  ['寒露', solarTerm(10, 8.318, 0)],
  ['霜降', solarTerm(10, 23.438, 0)],
  ['立冬', solarTerm(11, 7.438, 0)],
  ['春节 大年初一 年初一 农历新年', lunar(1, 1)],
  ['大年初二 年初二', lunar(1, 2)],
  ['大年初三 年初三', lunar(1, 3)],
  ['大年初四', lunar(1, 4)],
  ['大年初五', lunar(1, 5)],
  ['大年初六', lunar(1, 6)],
  ['大年初七', lunar(1, 7)],
  ['大年初八', lunar(1, 8)],
  ['大年初九', lunar(1, 9)],
  ['大年初十', lunar(1, 10)],
  ['元宵节 元宵', lunar(1, 15)],
  ['端午节 端午', lunar(5, 5)],
  ['七夕节 七夕', lunar(7, 7)],
  ['中元节', lunar(7, 15)],
  ['中秋节 中秋', lunar(8, 15)],
  ['重阳节 重阳', lunar(9, 9)],
  ['腊八节 腊八', lunarDecember(8)],
  ['小年', lunarDecember(23)],
  ['除夕夜 除夕 大年夜 大年三十 年三十', (year) => newYearsEve(year - 1)],
]

const byFirst = new Map<number, { name: string; dayIn: DayIn }[]>()
for (const [names, dayIn] of festivals)
  for (const name of names.split(' ')) {
    const first = name.charCodeAt(0)
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), { name, dayIn }].sort((a, b) => b.name.length - a.name.length),
    )
  }

export const festivalStarts: string = String.fromCharCode(...byFirst.keys())

/** The festival that is named at `at`; null where none is. */
export function festivalAt(text: string, at: number): Festival | null {
  for (const { name, dayIn } of byFirst.get(codeAt(text, at)) ?? [])
    if (text.startsWith(name, at)) return { end: at + name.length, dayIn }
  return null
}
