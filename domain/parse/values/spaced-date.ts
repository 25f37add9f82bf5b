import { dayNumber, exists, isoMonth } from './days.ts'
import { codeAt, oneOf } from './glyphs.ts'
import { dateReading } from './make.ts'
import type { NumeralReader } from './reader.ts'

const name = '空格日期'
const twice = / {1,2}(\d\d) {1,2}(\d\d)(?![\d.:])/y

/** 2019 03 08: year, month and day in cells of a table. */
export const spacedDate = {
  name,
  before: '01',
  read({ start, end, digits, figures, han, value: year }, next, text, { today }) {
    if (next === end || digits !== 4 || !figures || han || year < 1900 || year >= 2100) return null
    twice.lastIndex = end
    const found = twice.exec(text)
    if (!found || !exists(year, Number(found[1]), Number(found[2]))) return null
    const day = dayNumber(year, Number(found[1]), Number(found[2]))
    return dateReading(name, start, end + found[0].length, day, today, { yearSaid: true })
  },
  says: [['2019 03 08', '2019-03-08']],
  never: ['2000 30 50', '4500 12 10', '2019 3 8'],
} satisfies NumeralReader

const monthName = '带点的年月'
const yearDotMonth = /((?:19|20)\d\d)\.(0[1-9]|1[0-2])(?!\d)/y
const joins = oneOf('-~—–至到')

/** 2019.03-2021.06: two months, since a pair of such figures is no amount; 2019.03 alone may be one. */
export const dottedMonths = {
  name: monthName,
  before: '',
  read({ start, end, han }, next, text, { before }) {
    if (han || end - start !== 7) return null
    yearDotMonth.lastIndex = start
    const found = yearDotMonth.exec(text)
    if (!found) return null
    const last = before.at(-1)
    const isSecond = last?.reader === monthName && start - last.span[1] === 1 && joins(codeAt(text, start - 1))
    yearDotMonth.lastIndex = next + 1
    if (!isSecond && !(joins(codeAt(text, next)) && yearDotMonth.test(text))) return null
    return { type: 'month', span: [start, end], month: isoMonth(Number(found[1]), Number(found[2])), reader: monthName }
  },
  says: [['2019.03-2021.06', '2019-03/2021-06']],
  never: ['2019.03', '2019.03元', '2.5-3.5'],
} satisfies NumeralReader
