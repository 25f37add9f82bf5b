import { daysInMonth, isoDay } from '../values/days.ts'
import type { DateReading, Reading, YearReading } from '../values/value.ts'
import type { Refiner } from './refiner.ts'

// What may stand before a year that a comma parts from its day: nothing else was told of that year.
const opens = /(?:^|[\s,，。;；、:：我他她])$/
const comma = /^[,，、] ?$/

/** 2014年，3月5日: one day, where the year stands for itself; 毕业于2014年，3月5日去的 are two times. */
const isOfYear = (year: YearReading, day: DateReading, text: string): boolean =>
  !day.yearSaid &&
  !day.relative &&
  day.to === undefined &&
  /^\d{4}|^[一二三四五六七八九零〇]{4}/.test(text.slice(...year.span)) &&
  comma.test(text.slice(year.span[1], day.span[0])) &&
  opens.test(text.slice(Math.max(0, year.span[0] - 1), year.span[0]))

function movedTo(day: DateReading, year: number): DateReading | null {
  const [month, date] = [Number(day.from.slice(5, 7)), Number(day.from.slice(8, 10))]
  if (date > daysInMonth(year, month)) return null
  return {
    ...day,
    from: isoDay(year, month, date),
    yearSaid: true,
    future: year > Number(day.from.slice(0, 4)),
  }
}

/** 2023年1-3月: a month that stands right behind the year takes it; so does a day behind a comma. */
export const yearThenMonth: Refiner = {
  name: '年月相连',
  on: 'year',
  refine(readings, text) {
    const refined: Reading[] = []
    for (const reading of readings) {
      const last = refined.at(-1)
      if (last?.type === 'year' && reading.type === 'date' && isOfYear(last, reading, text)) {
        const day = movedTo(reading, last.year)
        if (day) {
          refined[refined.length - 1] = { ...day, span: [last.span[0], reading.span[1]] }
          continue
        }
      }
      const isBehind = last?.type === 'year' && reading.type === 'month' && last.span[1] === reading.span[0]
      if (!isBehind) refined.push(reading)
      else {
        const shift = last.year - Number(reading.month.slice(0, 4))
        const month = `${last.year}${reading.month.slice(4)}`
        const to = reading.to && `${Number(reading.to.slice(0, 4)) + shift}${reading.to.slice(4)}`
        const span = [last.span[0], reading.span[1]] as const
        refined[refined.length - 1] = to ? { ...reading, span, month, to } : { ...reading, span, month }
      }
    }
    return refined
  },
}
