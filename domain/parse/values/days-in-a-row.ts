import { dayWithin, dotDate } from './day-alone.ts'
import { isoMonth } from './days.ts'
import { afterBlanks, codeAt, oneOf } from './glyphs.ts'
import { clock } from './make.ts'
import { isDayMark, yearOfMonth } from './month-day.ts'
import { type Numeral, numeralAt } from './numeral.ts'
import { yearOf } from './numeral-year.ts'
import type { NumeralReader } from './reader.ts'

const name = '共用日号'
const joins = oneOf('-~至到、和—–')
const lists = oneOf('、和')
const hour = oneOf('点时')

/** The last figure of 15、16、17; at most six are looked at, so that a long list costs no more than its length. */
function lastInRow(text: string, from: number): Numeral | null {
  let last: Numeral | null = null
  let at = from
  for (let count = 0; count < 6 && joins(codeAt(text, at)); count++) {
    const numeral = numeralAt(text, afterBlanks(text, joins(codeAt(text, at + 1)) ? at + 2 : at + 1))
    if (!numeral?.exact || numeral.multiplier > 1) break
    last = numeral
    // A span has one other end; only a list goes on.
    if (!lists(codeAt(text, at))) break
    at = afterBlanks(text, numeral.end)
  }
  return last
}

/** The first figure of 15、16号, 1-5日, 3到5月, 8-10点, 2023-2024年: the mark behind the second holds for it too. */
export const daysInARow = {
  name,
  before: '-~至到、和—–',
  read(numeral, next, text, scene) {
    if (!numeral.exact || numeral.multiplier > 1 || numeral.value > 2999) return null
    const second = lastInRow(text, next)
    if (!second) return null
    const mark = afterBlanks(text, second.end)
    const { value, start, end } = numeral
    if (!numeral.whole || !second.whole)
      return !numeral.whole && !second.whole && isDayMark(text, mark) ? dotDate(numeral, end, text, scene, name) : null
    if (isDayMark(text, mark) && value >= 1 && value <= 31 && second.value <= 31)
      return dayWithin(value, start, end, text, scene, name)
    if (hour(codeAt(text, mark)) && value <= 24 && second.value <= 24) return clock(name, start, end)
    if (codeAt(text, mark) === 0x6708 && value >= 1 && value <= 12 && second.value <= 12)
      return {
        type: 'month',
        span: [start, end],
        month: isoMonth(yearOfMonth(scene.today, value), value),
        reader: name,
      }
    if (codeAt(text, mark) === 0x5e74 && numeral.digits === 4 && second.digits >= 2) {
      const year = yearOf(numeral, scene.today)
      return year === null ? null : { type: 'year', span: [start, end], year, reader: name }
    }
    return null
  },
  says: [
    ['14、15号', '2024-07-14'],
    ['15、16、17号', '2024-07-15'],
    ['7.1-7.5日', '2024-07-01/2024-07-05'],
    ['1-5日', '2024-07-01/2024-07-05'],
    ['3到5月', '2024-03/2024-05'],
    ['2023-2024年', '2023'],
    ['8-10点', null],
  ],
  never: ['3-5天', '3、5户', '2到8号楼'],
} satisfies NumeralReader
