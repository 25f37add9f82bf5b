import { afterMonth } from './month-day.ts'
import type { NumeralReader } from './reader.ts'

const name = '几月几日'

/** 7月15号, 七月十五, 1月3, 8月份. Above 99 the 月 belongs to what follows: 工资4500月底发. */
export const numeralMonth = {
  name,
  before: '月',
  read(numeral, next, text, { today }) {
    if (!numeral.whole || numeral.value > 99 || numeral.multiplier > 1) return null
    if (!numeral.exact) return null
    return afterMonth(text, numeral.value, next + 1, {
      reader: name,
      start: numeral.start,
      year: null,
      said: {},
      today,
    })
  },
  says: [
    ['7月15号', '2024-07-15'],
    ['7月16日', '2023-07-16'],
    ['七月十五', '2024-07-15'],
    ['1月3', '2024-01-03'],
    ['2月29日', '2024-02-29'],
    ['8月份', '2023-08'],
    ['12 月 1 日', '2023-12-01'],
    ['11月31日', 'bad'],
    ['13月5日', 'bad'],
    ['8月底', null],
    ['8月上旬', null],
  ],
  never: ['3个月', '月工资4500', '300月租'],
} satisfies NumeralReader
