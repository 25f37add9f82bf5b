import type { DateReading, Reading } from '../values/value.ts'
import type { Refiner } from './refiner.ts'

const weekday = '周几'
const named = new Set([weekday, '节日', '农历'])
const besides = /^\s?[,、(（]?\s?$/

/** Only a bare 周一 explains another day; 上周一 is a day of its own. */
const explains = (reading: DateReading, text: string): boolean =>
  named.has(reading.reader) && !/[上下本这]/.test(text[reading.span[0]] ?? '')

/** 八月十五中秋节: the festival tells that the month is one of the old calendar. */
const isOldCalendar = (first: DateReading, second: DateReading): boolean =>
  first.reader === '几月几日' && second.reader === '节日' && first.from.slice(5) !== second.from.slice(5)

/** Whether the second says the first again: 7月15日（周一）, 12月25日圣诞节, 昨天(7月14日). */
function isAgain(first: DateReading, second: DateReading, text: string): boolean {
  const between = text.slice(first.span[1], second.span[0])
  if (between.length > 3 || !besides.test(between) || first.to !== undefined || second.to !== undefined) return false
  if (isOldCalendar(first, second)) return between === ''
  if (explains(second, text) && second.reader === weekday) return first.reader !== weekday
  if (explains(first, text) && first.reader === weekday) return second.reader === '几月几日'
  return first.from === second.from && (explains(second, text) || explains(first, text) || /[(（]/.test(between))
}

/** One day that is said twice at once is one reading. */
export const sameDay: Refiner = {
  name: '同一天',
  on: 'date',
  refine(readings, text) {
    const refined: Reading[] = []
    for (const reading of readings) {
      const last = refined.at(-1)
      if (last?.type !== 'date' || reading.type !== 'date' || !isAgain(last, reading, text)) refined.push(reading)
      else {
        const [kept, span] = [
          last.reader === weekday || isOldCalendar(last, reading) ? reading : last,
          [last.span[0], reading.span[1]] as const,
        ]
        refined[refined.length - 1] = { ...kept, span }
      }
    }
    return refined
  },
}
