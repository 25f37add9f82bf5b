import { dayNumber } from './days.ts'
import { festivalAt, festivalStarts } from './festival-words.ts'
import { codeAt, oneOf } from './glyphs.ts'
import { lunarDay } from './lunar-calendar.ts'
import { lunarAt, lunarStarts } from './lunar-date.ts'
import { dateReading, vagueTime } from './make.ts'
import { type MonthScene, monthAt } from './month-day.ts'
import type { Found } from './reader.ts'

const begins = oneOf(`${festivalStarts}${lunarStarts}的最第`)
const edgeDay = /(?:的)?(?:最后一天|第一天(?!上|开|到|来|去))/y

/** 2018年农历八月十九, 去年腊月二十三: a day of that year of the old calendar. */
function lunarDayOf(text: string, at: number, year: number, scene: MonthScene): Found | null {
  const found = lunarAt(text, at)
  if (!found || found.day === null) return null
  const day = lunarDay(year, found.month, found.day)
  const { reader, start, today, said } = scene
  return day === null ? vagueTime(reader, start, found.end) : dateReading(reader, start, found.end, day, today, said)
}

function edgeOfYear(text: string, at: number, year: number, scene: MonthScene): Found | null {
  edgeDay.lastIndex = at
  const found = edgeDay.exec(text)
  if (!found) return null
  const day = found[0].endsWith('第一天') ? dayNumber(year, 1, 1) : dayNumber(year, 12, 31)
  return dateReading(scene.reader, scene.start, at + found[0].length, day, scene.today, scene.said)
}

/** What names a day or a month behind a year at `at`: 7月15日, 国庆节, 农历八月十九, 最后一天; null where nothing does. */
export function inYear(text: string, at: number, year: number, scene: MonthScene): Found | null {
  const month = monthAt(text, at, scene)
  if (month || !begins(codeAt(text, at))) return month
  const festival = festivalAt(text, at)
  const day = festival?.dayIn(year)
  if (festival && day) return dateReading(scene.reader, scene.start, festival.end, day, scene.today, scene.said)
  return lunarDayOf(text, at, year, scene) ?? edgeOfYear(text, at, year, scene)
}
