import { dayNumber } from './days.ts'
import { festivalAt, festivalStarts } from './festival-words.ts'
import { codeAt, oneOf } from './glyphs.ts'
import { dateReading, vagueTime } from './make.ts'
import { measureAt } from './measures.ts'
import type { WordReader } from './reader.ts'

const name = '节日'
// 春节慰问金, 国庆期间, 中秋前: the festival is a season or an occasion there, not the day something happened.
const asADay = oneOf(' ,.;:!?、。，；：！？)）至到和与-~—那当这的是早上下中晚凌回去来在我他她你走入\n')
const spending = oneOf('过欢庆迎像')

// 十一那天, 十一回来的: the first of October; elsewhere 十一 is eleven.
const tenth = /十一(?=那天|当天|去的|回来的|走的|办的)/y

function tenthAt(text: string, at: number): ReturnType<typeof festivalAt> {
  tenth.lastIndex = at
  return tenth.test(text) ? { end: at + 2, dayIn: (year) => dayNumber(year, 10, 1) } : null
}

/** A festival said as a day: the last one not after today. */
export const festival = {
  name,
  starts: `十${festivalStarts}`,
  read(text, at, { today }) {
    const found = festivalAt(text, at) ?? tenthAt(text, at)
    if (!found) return null
    const next = codeAt(text, found.end)
    if (measureAt(text, found.end) !== '' && found.end - at === 2 && !text.slice(at, found.end).endsWith('节')) {
      if (next !== 0x671f) return null
    }
    if ((next !== 0 && !asADay(next)) || spending(codeAt(text, at - 1)) || text.startsWith('过了', at - 2))
      return vagueTime(name, at, found.end)
    const thisYear = found.dayIn(today.year)
    const isPast = thisYear !== null && thisYear <= today.number
    const isNext = text.startsWith('下个', at - 2) || text.startsWith('下一个', at - 3)
    const day = isPast === isNext ? found.dayIn(today.year + (isNext ? 1 : -1)) : thisYear
    return day === null ? null : dateReading(name, at, found.end, day, today, {})
  },
  says: [
    ['国庆节', '2023-10-01'],
    ['五一去的', '2024-05-01'],
    ['端午节那天', '2024-06-10'],
    ['除夕', '2024-02-09'],
    ['十一那天', '2023-10-01'],
    ['下个国庆节', '2024-10-01'],
    ['立秋那天', '2023-08-08'],
    ['清明节', '2024-04-04'],
    ['春节期间', null],
    ['春节慰问金', null],
  ],
  never: ['十一', '五一个'],
} satisfies WordReader
